import CanonicalJSON

/// A money message as a simulated nexo terminal keeps it.
struct NexoTransaction: Hashable, Sendable {
  /// Payment, refund or reversal.
  let kind: TerminalTruth.Kind
  /// The message's name, and the till's.
  let serviceID: String
  let saleID: String
  /// The till's name of the sale; empty where it gave none.
  let sale: String
  /// What is charged, in minor units.
  var amount: Int64
  /// The terminal's number of it, from 1.
  let number: Int
  /// When it came, RFC 3339.
  let at: String
  /// The payment that it reverses: its place in the memory.
  var original: Int?
  var fate = TerminalTruth.Fate.pending
  /// Whether the acquirer was asked, and what came of it is final.
  var isDone = false
  /// Why it was refused; nothing for a yes.
  var condition: String?
  /// Whether the terminal has lost it; what was charged stays charged.
  var isForgotten = false
  /// The period that it belongs to.
  let period: Int

  /// Whether the card holder pays it, or gets it.
  var stands: Bool { isDone && fate == .kept && kind != .reversal }

  func entry(_ terminal: String) -> TerminalTruth.Entry {
    TerminalTruth.Entry(
      kind: kind, amount: amount, receipt: number, trace: number, terminal: terminal, fate: fate,
      stands: stands, at: at)
  }

  var json: JSON {
    .object([
      JSON.Member("amount", .integer(amount)), JSON.Member("at", .string(at)),
      JSON.Member("condition", condition.map { .string($0) } ?? .null),
      JSON.Member("done", .bool(isDone)), JSON.Member("fate", .string(fate.rawValue)),
      JSON.Member("forgotten", .bool(isForgotten)), JSON.Member("kind", .string(kind.rawValue)),
      JSON.Member("number", .integer(Int64(number))),
      JSON.Member("original", original.map { .integer(Int64($0)) } ?? .null),
      JSON.Member("period", .integer(Int64(period))), JSON.Member("sale", .string(sale)),
      JSON.Member("sale_id", .string(saleID)), JSON.Member("service_id", .string(serviceID)),
    ])
  }
}

extension NexoTransaction {
  /// Reads what `json` wrote. - Throws: what does not fit.
  init(_ json: JSON, at path: String) throws(JSONFault) {
    var fields = try JSONFields(json, at: path)
    guard let kind = TerminalTruth.Kind(rawValue: try fields.string("kind")),
      let fate = TerminalTruth.Fate(rawValue: try fields.string("fate"))
    else { throw JSONFault(.invalidValue, at: path, "kind and fate of a movement") }
    self.kind = kind
    self.fate = fate
    serviceID = try fields.string("service_id")
    saleID = try fields.string("sale_id")
    sale = try fields.string("sale")
    amount = try fields.integer("amount")
    number = Int(try fields.integer("number"))
    at = try fields.string("at")
    original = try fields.optionalInteger("original").map { Int($0) }
    isDone = try fields.flag("done")
    condition = try fields.optionalString("condition")
    isForgotten = try fields.flag("forgotten")
    period = Int(try fields.integer("period"))
    try fields.finish()
  }
}
