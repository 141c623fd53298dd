/// The name of a transaction (TransactionIdentification): a number and a time, both as they came.
package struct TransactionIdentifier: Hashable, Sendable, NexoPart {
  /// The number.
  package let number: String
  /// When it was, as it is spelt; nothing where that is not told.
  package let timeStamp: String?

  /// A name.
  package init(_ number: String, timeStamp: String?) {
    self.number = number
    self.timeStamp = timeStamp
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      try fields.needed("TransactionID"), timeStamp: try fields.text("TimeStamp"))
  }

  var json: NexoJSON {
    .members(["TransactionID": .string(number), "TimeStamp": .text(timeStamp)])
  }

  /// The name as one text, `4711@2026-11-28T13:20:00Z`.
  package var text: String { timeStamp.map { "\(number)@\($0)" } ?? number }

  /// The name of such a text.
  package init(text: String) {
    let parts = text.split(separator: "@", maxSplits: 1)
    self.init(
      parts.first.map(String.init) ?? "", timeStamp: parts.count > 1 ? String(parts[1]) : nil)
  }
}
