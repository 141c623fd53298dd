import CanonicalJSON

/// What a simulated nexo terminal remembers over a restart.
struct NexoMemory: Hashable, Sendable {
  /// The money messages, the oldest first.
  var transactions: [NexoTransaction] = []
  /// The open period, from 1.
  var period = 1

  init() {}

  /// The place of a message that is not forgotten.
  func index(of serviceID: String, _ saleID: String) -> Int? {
    transactions.lastIndex {
      $0.serviceID == serviceID && $0.saleID == saleID && !$0.isForgotten
    }
  }

  /// The place of a transaction by the terminal's number of it.
  func index(number: Int) -> Int? {
    transactions.lastIndex { $0.number == number && !$0.isForgotten }
  }

  /// A restart: what was not decided is over, and nothing was charged.
  mutating func restart() {
    for index in transactions.indices where !transactions[index].isDone {
      transactions[index].isDone = true
      transactions[index].fate = .declined
      transactions[index].condition = "Aborted"
    }
  }

  var json: JSON {
    .object([
      JSON.Member("period", .integer(Int64(period))),
      JSON.Member("transactions", .array(transactions.map(\.json))),
    ])
  }

  /// Reads what `json` wrote. - Throws: what does not fit.
  init(_ json: JSON) throws(JSONFault) {
    var fields = try JSONFields(json)
    period = Int(try fields.integer("period"))
    for (value, path) in try fields.elements("transactions") {
      let transaction = try NexoTransaction(value, at: path)
      guard transaction.original.map({ transactions.indices.contains($0) }) ?? true else {
        throw JSONFault(.invalidValue, at: path, "original: an earlier movement")
      }
      transactions.append(transaction)
    }
    try fields.finish()
  }
}
