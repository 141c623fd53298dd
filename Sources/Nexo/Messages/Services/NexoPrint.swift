/// A document is printed by the other side (Print).
package enum NexoPrint {
  /// What is to be printed.
  package struct Request: Hashable, Sendable, NexoPart {
    /// For whom: `CashierReceipt`, `CustomerReceipt`, `Document` ...
    package let qualifier: String
    /// When an answer is awaited: `NotRequired`, `Immediate`, `PrintEnd`.
    package let responseMode: String
    /// Whether the holder signs it.
    package let needsSignature: Bool
    /// What it says.
    package let content: OutputContent

    /// A request to print.
    package init(
      _ qualifier: String, responseMode: String = "PrintEnd", needsSignature: Bool = false,
      _ content: OutputContent
    ) {
      self.qualifier = qualifier
      self.responseMode = responseMode
      self.needsSignature = needsSignature
      self.content = content
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      guard let output = try fields.fields("PrintOutput") else {
        throw NexoFault(.missingMember, at: fields.path, "PrintOutput")
      }
      self.init(
        try output.text("DocumentQualifier") ?? "",
        responseMode: try output.text("ResponseMode") ?? "PrintEnd",
        needsSignature: try output.flag("RequiredSignatureFlag") ?? false,
        try output.part("OutputContent") ?? OutputContent(pieces: []))
    }

    var json: NexoJSON {
      .members([
        "PrintOutput": .members([
          "DocumentQualifier": .string(qualifier), "ResponseMode": .string(responseMode),
          "RequiredSignatureFlag": needsSignature ? .bool(true) : nil,
          "OutputContent": content.json,
        ])
      ])
    }
  }

  /// How it went.
  package struct Response: Hashable, Sendable, NexoPart {
    /// For whom the document was.
    package let qualifier: String
    /// How it went.
    package let response: NexoResponse

    /// An answer.
    package init(_ qualifier: String, _ response: NexoResponse) {
      self.qualifier = qualifier
      self.response = response
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.text("DocumentQualifier") ?? "", try fields.needed(part: "Response"))
    }

    var json: NexoJSON {
      .members(["DocumentQualifier": .string(qualifier), "Response": response.json])
    }
  }
}
