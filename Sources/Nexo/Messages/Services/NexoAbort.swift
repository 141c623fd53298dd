/// The till asks the terminal to stop (Abort); the answer is that of the message that is stopped.
package enum NexoAbort {
  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// The message that shall end.
    package let reference: MessageReference
    /// Why, in words: `MerchantAbort`.
    package let reason: String

    /// A request to stop.
    package init(_ reference: MessageReference, reason: String) {
      self.reference = reference
      self.reason = reason
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.needed(part: "MessageReference"),
        reason: try fields.text("AbortReason") ?? "")
    }

    var json: NexoJSON {
      .members(["MessageReference": reference.json, "AbortReason": .string(reason)])
    }
  }
}
