import CanonicalJSON
import LedgerStore
import ZVT

extension ExplainedPacket {
  /// The packet for a machine: command, fields with number, name and value, what is not understood.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("kind", .string(kind.rawValue)), .init("offset", .integer(Int64(offset))),
      .init("name", .string(name)),
    ]
    if let control {
      let digits = String(control, radix: 16, uppercase: true)
      members.append(
        .init("command", .string(String(repeating: "0", count: 4 - digits.count) + digits)))
    }
    if let sender { members.append(.init("sender", .string("\(sender)"))) }
    members.append(.init("hex", .string(bytes.hexadecimal)))
    members.append(.init("fields", .array(fields.map(\.json))))
    if !rest.isEmpty { members.append(.init("rest", .string(rest.hexadecimal))) }
    if !diagnosis.isEmpty {
      members.append(.init("diagnosis", .array(diagnosis.map(JSON.string))))
    }
    return .object(members)
  }

  /// The packet for a person: its name, each field on a line of its own, what is wrong.
  var lines: [String] {
    let from = sender.map { " (\($0))" } ?? ""
    return ["\(offset)  \(name)\(from)  \(bytes.digits)"] + fields.flatMap { $0.lines("    ") }
      + (rest.isEmpty ? [] : ["    not understood: \(rest.digits)"])
      + diagnosis.map { "    ! \($0)" }
  }
}

extension ExplainedField {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      .init("number", .string(number)), .init("name", .string(name)),
      .init("value", .string(value)), .init("hex", .string(bytes.hexadecimal)),
    ]
    if !parts.isEmpty { members.append(.init("fields", .array(parts.map(\.json)))) }
    return .object(members)
  }

  fileprivate func lines(_ indent: String) -> [String] {
    let head = [number, name].filter { !$0.isEmpty }.joined(separator: " ")
    return ["\(indent)\(head): \(value.isEmpty && parts.isEmpty ? bytes.digits : value)"]
      + parts.flatMap { $0.lines(indent + "  ") }
  }
}

extension [UInt8] {
  /// `06 01 0A`.
  fileprivate var digits: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
