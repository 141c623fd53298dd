/// A money message on its way through a simulated terminal.
struct NexoDialogue: Sendable {
  /// What is done next.
  enum Step: Sendable {
    /// The request is taken up.
    case begin
    /// The acquirer is asked.
    case approve
    /// The answer is sent.
    case answer
    /// The dialogue is over.
    case end

    /// The point that a script may hold the terminal at before the step.
    var point: NexoScriptEntry.Point {
      switch self {
      case .begin: .receivedRequest
      case .approve: .beforeApproval
      case .answer: .beforeAnswer
      case .end: .afterAnswer
      }
    }
  }

  let request: NexoMoneyRequest
  /// The connection that the request came over.
  let connection: Int
  var entry: NexoScriptEntry
  /// The transaction: its place in the memory, once it was taken up.
  var transaction: Int?
  var step = Step.begin
  /// When the next step is due.
  var due: Int
  /// The point where it stands still.
  var heldAt: NexoScriptEntry.Point?
}
