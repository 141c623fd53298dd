/// What a terminal said, as it is stored before it is acknowledged.
package struct TerminalStatement: Hashable, Sendable {
  /// What kind of message it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What became of a payment, as far as the terminal is concerned.
    case status
    /// A line of a slip.
    case slipLine = "slip_line"
    /// A part of a slip, or a whole one.
    case slipBlock = "slip_block"
    /// The end of a conversation that went well.
    case completion
    /// The end of a conversation that did not.
    case abort
    /// What answers an inquiry.
    case inquiry
    /// What came when nothing was asked.
    case orphan
  }

  /// For whom a slip is.
  package enum Audience: String, Hashable, Sendable {
    case merchant
    case customer
    case administration
  }

  /// What kind of message it is.
  package let kind: Kind
  /// The message as it came, with everything masked that must not be kept: card numbers beyond
  /// their mask, track data, passwords.
  package let bytes: [UInt8]
  /// The lines of a slip, decoded; what the message says, in short, otherwise.
  package let lines: [String]
  /// For whom a slip is, where it says so.
  package let audience: Audience?
  /// Whether it ends a slip.
  package let endsSlip: Bool

  /// A message.
  package init(
    _ kind: Kind, bytes: [UInt8], lines: [String] = [], audience: Audience? = nil,
    endsSlip: Bool = false
  ) {
    self.kind = kind
    self.bytes = bytes
    self.lines = lines
    self.audience = audience
    self.endsSlip = endsSlip
  }
}

/// How an order goes, for whoever waits at the counter.
package struct CardProgress: Hashable, Sendable {
  /// The steps that a counter tells apart.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    /// The terminal has taken the order.
    case accepted
    /// The customer shall present the card.
    case presentCard = "present_card"
    /// The customer is at the terminal: amount, PIN, choice of application.
    case customerActs = "customer_acts"
    /// The acquirer is asked.
    case authorising
    /// The customer shall take the card.
    case removeCard = "remove_card"
    /// The terminal is undoing something; no conclusion before it has ended.
    case reversing
    /// The terminal closes its batch by itself.
    case closingBatch = "closing_batch"
    /// The terminal is at work.
    case working
    /// The terminal said yes; the end is still to come.
    case candidate
  }

  /// The step.
  package let step: Step
  /// The terminal's own words; empty where it sent none.
  package let words: String

  /// A step.
  package init(_ step: Step, words: String = "") {
    self.step = step
    self.words = words
  }
}
