/// A place in a dialogue with a terminal where a script may hold it, or let something happen.
package enum DialoguePoint: Hashable, Sendable {
  /// The command was understood, nothing was answered.
  case receivedCommand
  /// `80 00` was sent.
  case afterAnswer
  /// The customer has done everything, the host was not asked yet.
  case beforeApproval
  /// The host has decided, the till does not know.
  case beforeStatus
  /// The status information was sent, its answer has not come.
  case afterStatus
  /// The status information was answered.
  case afterStatusAck
  /// A message of the slip, from 1, is about to be sent.
  case beforeSlip(Int)
  /// A message of the slip, from 1, was answered.
  case afterSlipAck(Int)
  /// All was answered; only the completion is missing.
  case beforeCompletion
  /// The dialogue is over.
  case afterCompletion

  private static let plain: [(name: String, point: DialoguePoint)] = [
    ("received_command", .receivedCommand), ("after_answer", .afterAnswer),
    ("before_approval", .beforeApproval), ("before_status", .beforeStatus),
    ("after_status", .afterStatus), ("after_status_ack", .afterStatusAck),
    ("before_completion", .beforeCompletion), ("after_completion", .afterCompletion),
  ]

  /// The place of a name as `name` has it; nothing for any other text.
  package init?(_ name: String) {
    if let plain = Self.plain.first(where: { $0.name == name }) {
      self = plain.point
      return
    }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    if parts.count == 3, name.hasPrefix("before_slip_"), let number = Self.number(parts[2]) {
      self = .beforeSlip(number)
    } else if parts.count == 4, name.hasPrefix("after_slip_"), parts[3] == "ack",
      let number = Self.number(parts[2])
    {
      self = .afterSlipAck(number)
    } else {
      return nil
    }
  }

  /// The name: `before_status`, `before_slip_3`, `after_slip_3_ack` ...
  package var name: String {
    switch self {
    case .beforeSlip(let number): "before_slip_\(number)"
    case .afterSlipAck(let number): "after_slip_\(number)_ack"
    default: Self.plain.first { $0.point == self }?.name ?? ""
    }
  }

  /// The names that a script may use, for a person who mistyped one.
  package static var names: [String] {
    plain.map(\.name) + ["before_slip_N", "after_slip_N_ack"]
  }

  private static func number(_ text: Substring) -> Int? {
    guard let number = UInt16(text), number > 0 else { return nil }
    return Int(number)
  }
}
