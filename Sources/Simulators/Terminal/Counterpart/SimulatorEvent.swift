package import CanonicalJSON

/// Something that happened at a simulated device, for whoever watches or steers it.
package enum SimulatorEvent: Hashable, Sendable {
  /// Somebody connected.
  case connected
  /// The connection ended.
  case disconnected
  /// A command came: its code in hexadecimal or its name, and its amount in minor units.
  case command(String, name: String, amount: Int64?)
  /// A fault of the script begins.
  case fault(String)
  /// The till's answer to a payment: yes, no, wait, partial, none.
  case vote(String)
  /// A movement began, or ended otherwise than it stood before.
  case movement(TerminalTruth.Entry)
  /// A batch closed.
  case batchClosed(count: Int, amount: Int64)
  /// A line came out of the device's own printer or display.
  case shown(String)
  /// The device stands still at a step until it may go on.
  case hold(at: String)
  /// Something that a person who steers should know.
  case note(String)

  /// The event as one object, to be written on a line of its own.
  package var json: JSON {
    switch self {
    case .connected: Self.object("connected")
    case .disconnected: Self.object("disconnected")
    case .command(let code, let name, let amount):
      Self.object(
        "command", ("code", .string(code)), ("name", .string(name)),
        ("amount", amount.map(JSON.integer) ?? .null))
    case .fault(let name): Self.object("fault", ("fault", .string(name)))
    case .vote(let vote): Self.object("vote", ("vote", .string(vote)))
    case .movement(let entry): Self.object("movement", ("movement", entry.json))
    case .batchClosed(let count, let amount):
      Self.object("batch_closed", ("count", .integer(Int64(count))), ("amount", .integer(amount)))
    case .shown(let text): Self.object("shown", ("text", .string(text)))
    case .hold(let step): Self.object("hold", ("at", .string(step)))
    case .note(let text): Self.object("note", ("text", .string(text)))
    }
  }

  /// The event in words, for a person at a terminal.
  package var words: String {
    switch self {
    case .connected: "connected"
    case .disconnected: "disconnected"
    case .command(let code, let name, let amount):
      amount.map { "\(code) \(name), \(Self.major($0))" } ?? "\(code) \(name)"
    case .fault(let name): "fault: \(name)"
    case .vote(let vote): "the till votes \(vote)"
    case .movement(let entry): Self.words(entry)
    case .batchClosed(let count, let amount):
      "batch closed: \(count) movements, \(Self.major(amount))"
    case .shown(let text): "| \(text)"
    case .hold(let step): "held at \(step); 'go' lets it go on"
    case .note(let text): text
    }
  }

  private static func object(_ name: String, _ members: (String, JSON)...) -> JSON {
    .object([JSON.Member("event", .string(name))] + members.map { JSON.Member($0.0, $0.1) })
  }

  private static func words(_ entry: TerminalTruth.Entry) -> String {
    let number = entry.receipt.map { "receipt \($0)" } ?? "no receipt"
    let fate = entry.fate.rawValue.split(separator: "_").joined(separator: " ")
    return "\(entry.kind.rawValue) \(major(entry.amount)), \(number), trace \(entry.trace): "
      + "\(fate)\(entry.stands ? ", stands" : "")"
  }

  /// Minor units as an amount with two decimals.
  private static func major(_ units: Int64) -> String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return "\(units < 0 ? "-" : "")\(padded.dropLast(2)).\(padded.suffix(2))"
  }
}
