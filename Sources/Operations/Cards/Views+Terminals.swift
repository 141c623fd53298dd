import Amounts
import CanonicalJSON
import Commerce
import Devices
import LedgerStore

extension Views {
  /// How a terminal is, with the stable code of what is the matter.
  static func health(_ health: TerminalHealth) -> JSON {
    var members: [JSON.Member] = []
    switch health {
    case .ready: members = [.init("state", .string("ready"))]
    case .busy(let words):
      members = [.init("state", .string("busy")), .init("words", .string(words))]
    case .needs(_, let code):
      members = [.init("state", .string("needs_action")), .init("words", .string(code))]
    case .outOfOrder(let code):
      members = [.init("state", .string("out_of_order")), .init("words", .string(code))]
    case .unreachable(let words):
      members = [.init("state", .string("unreachable")), .init("words", .string(words))]
    }
    if let code = RefusalCode(health) {
      members.append(.init("code", .string(code.rawValue)))
    }
    return .object(members)
  }

  /// A batch of a terminal.
  static func batch(_ batch: TerminalBatch) -> JSON {
    var members: [JSON.Member] = [
      .init("number", .integer(batch.number)), .init("count", .integer(batch.count)),
      .init("amount", .string(batch.amount.decimal)),
    ]
    if let close = batch.close { members.append(.init("close", .string(close.text))) }
    return .object(members)
  }

  /// A close of a terminal's batch: both sides, the difference, and what to do about it.
  static func close(_ close: TerminalClose) throws -> JSON {
    var members: [JSON.Member] = [
      .init("close", .string(close.id.text)), .init("terminal", .string(close.terminal.text)),
      .init("register", .string(close.register.text)), .init("batch", .integer(close.batch)),
      .init("state", .string(close.state.rawValue)), .init("expected", sums(close.expected)),
      .init("reason", .string(close.reason)), .init("remark", .string(close.remark)),
      .init("differences", .array(close.differences.map(match))),
    ]
    if let reported = close.reported { members.append(.init("reported", sums(reported))) }
    if let difference = try close.difference() {
      members.append(.init("difference", .string(difference.decimal)))
    }
    return .object(members)
  }

  private static func sums(_ sums: BatchSums) -> JSON {
    var members: [JSON.Member] = [.init("amount", .string(sums.amount.decimal))]
    if let count = sums.count { members.append(.init("count", .integer(count))) }
    if let first = sums.firstReceipt { members.append(.init("first_receipt", .integer(first))) }
    if let last = sums.lastReceipt { members.append(.init("last_receipt", .integer(last))) }
    return .object(members)
  }

  /// What lines that differ come to: the terminal's side less ours, as a decimal.
  static func difference(_ matches: [Reconciliation.Match], _ currency: Currency) throws -> String {
    let there = try Money.sum(matches.compactMap { $0.there?.amount }, currency)
    let here = try Money.sum(matches.compactMap { $0.here?.amount }, currency)
    return try (there - here).decimal
  }

  /// A message of a terminal, decoded; its bytes in hexadecimal for whoever looks closer.
  static func message(_ record: TerminalRecord) -> JSON {
    var members: [JSON.Member] = [
      .init("at", .string(record.at.rfc3339)), .init("kind", .string(record.kind.rawValue)),
      .init("lines", .array(record.lines.map(JSON.string))),
      .init("bytes", .string(record.bytes.hexadecimal)),
    ]
    if let audience = record.audience {
      members.append(.init("audience", .string(audience.rawValue)))
    }
    return .object(members)
  }
}
