/// A slip in a response (PaymentReceipt).
package struct NexoReceipt: Hashable, Sendable, NexoPart {
  /// For whom it is: `CashierReceipt`, `CustomerReceipt`, `Journal`, ...
  package let qualifier: String
  /// Whether the holder signs it.
  package let needsSignature: Bool
  /// What it says.
  package let content: OutputContent

  /// A slip.
  package init(_ qualifier: String, needsSignature: Bool = false, _ content: OutputContent) {
    self.qualifier = qualifier
    self.needsSignature = needsSignature
    self.content = content
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      try fields.text("DocumentQualifier") ?? "",
      needsSignature: try fields.flag("RequiredSignatureFlag") ?? false,
      try fields.part("OutputContent") ?? OutputContent(pieces: []))
  }

  var json: NexoJSON {
    .members([
      "DocumentQualifier": .string(qualifier),
      "RequiredSignatureFlag": needsSignature ? .bool(true) : nil, "OutputContent": content.json,
    ])
  }
}
