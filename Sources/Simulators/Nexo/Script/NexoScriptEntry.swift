/// What a simulated nexo terminal does with one money message: payment, refund, reversal, close.
package struct NexoScriptEntry: Hashable, Sendable {
  /// A place in a dialogue where the terminal can stand still.
  package enum Point: String, Hashable, Sendable, CaseIterable {
    /// The request was read, nothing is done.
    case receivedRequest = "received_request"
    /// The customer has done everything, the acquirer was not asked.
    case beforeApproval = "before_approval"
    /// It is done, the till does not know.
    case beforeAnswer = "before_answer"
    /// The answer was sent.
    case afterAnswer = "after_answer"
  }

  /// What goes wrong.
  package var trouble: NexoTrouble?
  /// Why the terminal says no, in the protocol's words; nothing for a yes.
  package var condition: String?
  /// How long the customer takes, in milliseconds.
  package var customerMilliseconds = 0
  /// How long the trouble lasts, in milliseconds.
  package var milliseconds = 2_000
  /// What is charged instead, in minor units.
  package var amount: Int64?
  /// Where the terminal stands still until it may go on.
  package var holds: Set<Point> = []

  /// A message in which all goes well.
  package init() {}

  /// A message in which this goes wrong.
  package init(_ trouble: NexoTrouble, milliseconds: Int = 2_000, amount: Int64? = nil) {
    self.trouble = trouble
    self.milliseconds = milliseconds
    self.amount = amount
  }

  /// A message that the terminal refuses.
  package init(refusing condition: String) { self.condition = condition }
}
