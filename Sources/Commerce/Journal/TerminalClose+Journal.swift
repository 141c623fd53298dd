import Amounts
import CanonicalJSON

extension TerminalClose {
  /// Writes the close for the journal; what has its usual value is left out.
  func write(to writer: inout JSONWriter) {
    writer.member("batch", batch)
    writer.member("currency", expected.amount.currency.code)
    if !differences.isEmpty {
      writer.member("differences", differences) { $1.write(to: &$0) }
    }
    writer.member("expected") { expected.write(to: &$0) }
    writer.member("id", id.text)
    if !reason.isEmpty { writer.member("reason", reason) }
    writer.member("register", register.text)
    if !remark.isEmpty { writer.member("remark", remark) }
    if let reported { writer.member("reported") { reported.write(to: &$0) } }
    writer.member("state", state.rawValue)
    writer.member("terminal", terminal.text)
  }

  /// Reads what `write(to:)` wrote.
  init(_ reader: inout FactReader) throws(JournalFault) {
    let currency = try reader.currency()
    var reported: BatchSums?
    if var inner = try reader.optionalObject("reported") {
      reported = try BatchSums(&inner, currency)
    }
    var inner = try reader.object("expected")
    let expected = try BatchSums(&inner, currency)
    let differences = try reader.list("differences") { (match) throws(JournalFault) in
      try Reconciliation.Match(&match, currency)
    }
    self.init(
      id: try reader.identifier("id"), terminal: try reader.identifier("terminal"),
      register: try reader.identifier("register"), batch: try reader.integer("batch"),
      expected: expected, reason: try reader.optionalText("reason") ?? "",
      differences: differences, state: try reader.choice("state"), reported: reported,
      remark: try reader.optionalText("remark") ?? "")
  }
}

extension BatchSums {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("amount", amount.minorUnits)
    writer.member("count", count)
    writer.member("firstReceipt", firstReceipt)
    writer.member("lastReceipt", lastReceipt)
  }

  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    self.init(
      amount: try reader.money("amount", currency), count: try reader.optionalInteger("count"),
      firstReceipt: try reader.optionalInteger("firstReceipt"),
      lastReceipt: try reader.optionalInteger("lastReceipt"))
    try reader.finish()
  }
}

extension Reconciliation.Match {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let here { writer.member("here") { here.write(to: &$0) } }
      writer.member("outcome", outcome.rawValue)
      if let there { writer.member("there") { there.write(to: &$0) } }
    }
  }

  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    var here: Reconciliation.Line?
    if var inner = try reader.optionalObject("here") {
      here = try Reconciliation.Line(&inner, currency)
    }
    var there: Reconciliation.Line?
    if var inner = try reader.optionalObject("there") {
      there = try Reconciliation.Line(&inner, currency)
    }
    self.init(outcome: try reader.choice("outcome"), here: here, there: there)
  }
}

extension Reconciliation.Line {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("amount", amount.minorUnits)
    writer.member("document", document)
    writer.member("trace", trace)
  }

  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    self.init(
      trace: try reader.text("trace"), amount: try reader.money("amount", currency),
      document: try reader.optionalText("document"))
    try reader.finish()
  }
}
