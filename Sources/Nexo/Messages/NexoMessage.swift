/// A message of nexo Retailer: head and body, one JSON object on the wire.
package struct NexoMessage: Hashable, Sendable {
  /// Its head.
  package let header: MessageHeader
  /// What it says.
  package let body: NexoBody

  /// A message.
  package init(_ header: MessageHeader, _ body: NexoBody) {
    self.header = header
    self.body = body
  }

  /// Reads a message; members that nobody knows are passed over.
  ///
  /// - Parameter bytes: JSON in UTF-8, at most `NexoFrame.bytesMax`.
  /// - Throws: what is wrong with it, and where.
  package init(parsing bytes: [UInt8]) throws(NexoFault) {
    guard bytes.count <= NexoFrame.bytesMax else {
      throw NexoFault(.malformed, at: "", "more than \(NexoFrame.bytesMax) bytes")
    }
    let whole = try NexoFields(NexoJSON(parsing: bytes), at: "")
    let envelopes = whole.names.filter { Envelope(rawValue: $0) != nil }
    guard envelopes.count == 1, let name = envelopes.first, let fields = try whole.fields(name)
    else { throw NexoFault(.missingMember, at: "", "one SaleToPOIRequest or SaleToPOIResponse") }
    header = try fields.needed(part: "MessageHeader")
    guard Envelope(header.direction).rawValue == name else {
      throw NexoFault(.contradiction, at: name, "its MessageType belongs into the other envelope")
    }
    body = try NexoBody(fields, header)
  }

  /// The message as JSON in UTF-8.
  package var bytes: [UInt8] {
    let members = [NexoJSON.Member("MessageHeader", header.json)] + [body.member].compactMap(\.self)
    let envelope = Envelope(header.direction).rawValue
    return NexoJSON.object([NexoJSON.Member(envelope, .object(members))]).bytes
  }

  private enum Envelope: String {
    case request = "SaleToPOIRequest"
    case response = "SaleToPOIResponse"

    init(_ direction: MessageHeader.Direction) {
      self = direction == .response ? .response : .request
    }
  }
}
