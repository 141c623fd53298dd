/// Words are shown, by either side on the other's display (Display).
package enum NexoDisplay {
  /// Words for one display (DisplayOutput).
  package struct Output: Hashable, Sendable, NexoPart {
    /// `CashierDisplay` or `CustomerDisplay`.
    package let device: String
    /// `Display`, `Status`, `Error`, `CustomerAssistance`, `POIReplication` ...
    package let qualifier: String
    /// For how long at least, in seconds; nothing leaves it to the display.
    package let seconds: Int?
    /// What is shown.
    package let content: OutputContent
    /// Whether an answer is awaited.
    package let awaitsAnswer: Bool

    /// Words for a display.
    package init(
      device: String, qualifier: String, seconds: Int? = nil, awaitsAnswer: Bool = true,
      _ content: OutputContent
    ) {
      self.device = device
      self.qualifier = qualifier
      self.seconds = seconds
      self.awaitsAnswer = awaitsAnswer
      self.content = content
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        device: try fields.text("Device") ?? "", qualifier: try fields.text("InfoQualify") ?? "",
        seconds: try fields.integer("MinimumDisplayTime"),
        awaitsAnswer: try fields.flag("ResponseRequiredFlag") ?? true,
        try fields.part("OutputContent") ?? OutputContent(pieces: []))
    }

    var json: NexoJSON {
      .members([
        "Device": .string(device), "InfoQualify": .string(qualifier),
        "MinimumDisplayTime": seconds.map { .integer($0) },
        "ResponseRequiredFlag": awaitsAnswer ? nil : .bool(false), "OutputContent": content.json,
      ])
    }
  }

  /// What is to be shown.
  package struct Request: Hashable, Sendable, NexoPart {
    /// One part a display.
    package let outputs: [Output]

    /// A request to show words.
    package init(_ outputs: [Output]) { self.outputs = outputs }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(try fields.parts("DisplayOutput"))
    }

    var json: NexoJSON { .members(["DisplayOutput": .array(outputs.map(\.json))]) }
  }

  /// How showing went on one display (OutputResult).
  package struct Shown: Hashable, Sendable, NexoPart {
    /// The display.
    package let device: String
    /// What kind of words they were.
    package let qualifier: String
    /// How it went.
    package let response: NexoResponse

    /// How it went for an output.
    package init(_ output: Output, _ response: NexoResponse) {
      device = output.device
      qualifier = output.qualifier
      self.response = response
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      device = try fields.text("Device") ?? ""
      qualifier = try fields.text("InfoQualify") ?? ""
      response = try fields.needed(part: "Response")
    }

    var json: NexoJSON {
      .members([
        "Device": .string(device), "InfoQualify": .string(qualifier), "Response": response.json,
      ])
    }
  }

  /// How it went.
  package struct Response: Hashable, Sendable, NexoPart {
    /// One part a display.
    package let shown: [Shown]

    /// An answer.
    package init(_ shown: [Shown]) { self.shown = shown }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(try fields.parts("OutputResult"))
    }

    var json: NexoJSON { .members(["OutputResult": .array(shown.map(\.json))]) }
  }
}
