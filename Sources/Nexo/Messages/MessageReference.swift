/// By what a message is asked for or aborted: its category, its name, and the till that sent it.
package struct MessageReference: Hashable, Sendable, NexoPart {
  /// What the message is about.
  package let category: MessageCategory
  /// The name of the message.
  package let serviceID: String
  /// The till that sent it; nothing means the till that asks.
  package let saleID: String?

  /// A reference.
  package init(_ category: MessageCategory, serviceID: String, saleID: String?) {
    self.category = category
    self.serviceID = serviceID
    self.saleID = saleID
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      try fields.word("MessageCategory"), serviceID: try fields.needed("ServiceID"),
      saleID: try fields.text("SaleID"))
  }

  var json: NexoJSON {
    .members([
      "MessageCategory": .string(category.rawValue), "ServiceID": .string(serviceID),
      "SaleID": .text(saleID),
    ])
  }

  /// The reference as one text, `Payment/0A1B2C3D4E/KASE1`.
  package var text: String { "\(category.rawValue)/\(serviceID)/\(saleID ?? "")" }

  /// The reference of such a text; nothing for any other text.
  package init?(text: String) {
    let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let category = MessageCategory(rawValue: String(parts[0])),
      !parts[1].isEmpty
    else { return nil }
    self.init(
      category, serviceID: String(parts[1]), saleID: parts[2].isEmpty ? nil : String(parts[2]))
  }
}
