/// A packet taken apart by the tables: what has a fixed place, then fields.
///
/// It serves whatever has to understand any packet: the generic `Command`, the masking and the
/// explanation.
package struct Dissection: Hashable, Sendable {
  /// A value with a fixed place.
  package struct Part: Hashable, Sendable {
    /// Its name in English.
    package let name: String
    /// What it means.
    package let kind: ValueKind
    /// Where it begins in the data.
    package let offset: Int
    /// Its bytes.
    package let bytes: [UInt8]
  }

  /// What the packet is called.
  package let name: String
  /// Whether the tables know its control number.
  package let isKnown: Bool
  /// What stands in front, or all there is in a packet without fields.
  package private(set) var parts: [Part] = []
  /// The fields.
  package private(set) var fields: Bitmaps
  /// Why it could not be taken apart to its end.
  package private(set) var fault: PacketFault?

  /// Takes a packet apart.
  ///
  /// - Parameters:
  ///   - sender: who sent it, where that is known.
  ///   - isStatusReport: whether a completion ends a status enquiry.
  package init(_ packet: APDU, from sender: Sender? = nil, isStatusReport: Bool = false) {
    let info = CommandTable.command(packet.control, from: sender)
    name = info?.name ?? AnswerName.name(packet)
    isKnown = info != nil || packet.isAnswer
    fields = Bitmaps(parsing: [])
    if packet.isAnswer {
      answer(packet)
    } else if packet.control == APDU.Code.completion && isStatusReport {
      report(packet.data)
    } else if let info {
      command(packet, info)
    } else {
      append("data", .raw, 0, packet.data)
    }
  }

  private mutating func command(_ packet: APDU, _ info: CommandInfo) {
    var reader = ByteReader(packet.data)
    for part in info.parts {
      guard Self.isPresent(part, reader) else { continue }
      let start = reader.position
      guard let bytes = reader.take(part.count) else {
        fault = PacketFault(.cutShort, at: start)
        append(part.name, part.kind, start, reader.rest)
        return
      }
      append(part.name, part.kind, start, bytes)
    }
    if packet.control == APDU.Code.abort && Abort.hasBareCurrency(packet.data) {
      append("currency", .currency, 1, reader.take(2) ?? [])
    }
    switch info.tail {
    case .fields: read(packet.data, from: reader.position)
    case .bytes(let kind): tail(packet, kind, from: reader.position)
    }
  }

  private static func isPresent(_ part: CommandInfo.Part, _ reader: ByteReader) -> Bool {
    switch part.presence {
    case .always: true
    case .ifEnough: reader.remaining >= part.count
    case .unlessContainer:
      !reader.isAtEnd && !isOneContainer(reader.bytes, from: reader.position)
    }
  }

  /// Whether the data is exactly one container from a byte on.
  static func isOneContainer(_ data: [UInt8], from start: Int) -> Bool {
    guard start < data.count, data[start] == 0x06 else { return false }
    let fields = Bitmaps(parsing: data, from: start)
    return !fields.isPartial && fields.items.count == 1
  }

  private mutating func tail(_ packet: APDU, _ kind: ValueKind, from start: Int) {
    let bytes = Array(packet.data[start...])
    guard packet.control == APDU.Code.printLine else {
      if !bytes.isEmpty { append("data", kind, start, bytes) }
      return
    }
    let suffix = PrintLine.suffixLength(bytes)
    append("text", kind, start, bytes.dropLast(suffix))
    if suffix > 0 { read(packet.data, from: packet.data.count - suffix) }
  }

  private mutating func report(_ data: [UInt8]) {
    let start = StatusReport.stateOffset(data)
    if start >= 3 { append("software version", .ascii, 3, Array(data[3..<start])) }
    guard start < data.count else { return }
    append("state", .state, start, [data[start]])
    read(data, from: start + 1)
  }

  /// An answer has fields, except where a refused currency is told as `84 1E .. 6F [CC]`, and in
  /// the refusal of a payment that shall not be shown (card complete): `84 6C 01 21`.
  private mutating func answer(_ packet: APDU) {
    var reader = ByteReader(packet.data)
    if packet.control == 0x841E, let code = reader.byte() {
      append("code", .result, 0, [code])
      if let currency = reader.take(2) { append("currency", .currency, 1, currency) }
    } else if packet.control == 0x846C, packet.data.count == 1 {
      append("display", .choice([0x21: "no message"]), 0, packet.data)
      return
    }
    read(packet.data, from: reader.position)
  }

  private mutating func read(_ data: [UInt8], from start: Int) {
    fields = Bitmaps(parsing: data, from: start)
    fault = fault ?? fields.fault
  }

  private mutating func append(
    _ name: String, _ kind: ValueKind, _ offset: Int, _ bytes: [UInt8]
  ) {
    parts.append(Part(name: name, kind: kind, offset: offset, bytes: bytes))
  }
}

/// What answers are called.
private enum AnswerName {
  static func name(_ packet: APDU) -> String {
    guard packet.isAnswer else { return "unknown command" }
    guard !packet.isPositive else { return "positive answer" }
    guard let error = packet.error else { return "unknown answer" }
    return "negative answer: \(ResultCode(error).words)"
  }
}
