/// All fields that can stand in a message (PA00P015 §13).
package enum FieldTable {
  /// The field of a number; nothing where the specification has none.
  package static func field(_ number: UInt8) -> FieldInfo? { byNumber[Int(number)] }

  /// The fields in the order of their numbers.
  package static let all: [FieldInfo] =
    (conversation + money + card + images + settlement + dialogue).sorted {
      $0.number < $1.number
    }

  private static let byNumber: [FieldInfo?] = {
    var table = [FieldInfo?](repeating: nil, count: 256)
    for field in all { table[Int(field.number)] = field }
    return table
  }()

  private static let conversation: [FieldInfo] = [
    FieldInfo(0x01, "timeout in seconds", .fixed(1), .binary),
    FieldInfo(0x02, "most status informations", .fixed(1), .binary),
    FieldInfo(0x03, "service byte", .fixed(1), .binary),
    FieldInfo(0x05, "pump number", .fixed(1), .binary),
    FieldInfo(0x06, "container", .container, .container),
    FieldInfo(0x19, "type or status", .fixed(1), .binary),
    FieldInfo(0x27, "result", .fixed(1), .result),
    FieldInfo(0x3C, "additional text", .lll, .text),
    FieldInfo(0x3D, "password", .fixed(3), .secret),
    FieldInfo(0xA0, "host's result code", .fixed(1), .binary),
    FieldInfo(0xAA, "date YYMMDD", .fixed(3), .date),
    FieldInfo(0x0C, "time", .fixed(3), .time),
    FieldInfo(0x0D, "date MMDD", .fixed(2), .date),
  ]

  private static let money: [FieldInfo] = [
    FieldInfo(0x04, "amount", .fixed(6), .amount),
    FieldInfo(0x0B, "trace number", .fixed(3), .decimal),
    FieldInfo(0x29, "terminal number", .fixed(4), .decimal),
    FieldInfo(0x2A, "contract number", .fixed(15), .ascii),
    FieldInfo(0x37, "original trace number", .fixed(3), .decimal),
    FieldInfo(0x3B, "approval code", .fixed(8), .ascii),
    FieldInfo(0x49, "currency", .fixed(2), .currency),
    FieldInfo(0x4C, "blocked goods groups", .ll, .decimal),
    FieldInfo(0x87, "receipt number", .fixed(2), .decimal),
    FieldInfo(0x88, "turnover number", .fixed(3), .decimal),
  ]

  private static let card: [FieldInfo] = [
    FieldInfo(0x0E, "card's expiry YYMM", .fixed(2), .decimal),
    FieldInfo(0x17, "card's sequence number", .fixed(2), .decimal),
    FieldInfo(0x22, "card number", .ll, .cardNumber),
    FieldInfo(0x23, "track 2", .ll, .secret),
    FieldInfo(0x24, "track 3", .lll, .secret),
    FieldInfo(0x2D, "track 1", .ll, .secret),
    FieldInfo(0x2E, "synchronous chip data", .lll, .secret),
    FieldInfo(0x3A, "card verification value", .fixed(2), .secret),
    FieldInfo(0x8A, "card type", .fixed(1), .cardType),
    FieldInfo(0x8B, "card name", .ll, .text),
    FieldInfo(0x8C, "operator's card type", .fixed(1), .binary),
    FieldInfo(0x92, "offline chip data", .lll, .secret),
    FieldInfo(0x9A, "GeldKarte record", .lll, .secret),
    FieldInfo(0xA7, "card identification EF_ID", .ll, .cardNumber),
    FieldInfo(0xAF, "card information EF_Info", .lll, .secret),
    FieldInfo(0xBA, "application parameter", .fixed(5), .raw),
  ]

  private static let images: [FieldInfo] = [
    FieldInfo(0x70, "image request", .fixed(4), .binary),
    FieldInfo(0x71, "image size", .fixed(4), .binary),
    FieldInfo(
      0x72, "image type", .fixed(1),
      .choice([
        1: "GIF", 2: "JPEG", 3: "PNG", 4: "TIFF", 5: "icon", 6: "WebP", 7: "PDF",
      ])),
    FieldInfo(0x73, "image encoding", .fixed(1), .choice([1: "none", 2: "base64"])),
    FieldInfo(0x74, "number of image parts", .fixed(1), .binary),
    FieldInfo(0x75, "part of the image", .fixed(1), .binary),
  ]

  private static let settlement: [FieldInfo] = [
    FieldInfo(0x60, "totals of the batch", .lll, .totals)
  ]

  private static let dialogue: [FieldInfo] =
    [
      FieldInfo(0xD0, "algorithm key", .fixed(1), .binary),
      FieldInfo(0xD1, "card offset or PIN data", .ll, .secret),
      FieldInfo(
        0xD2, "card's way out", .fixed(1),
        .choice([0: "to the customer", 1: "inwards", 2: "kept in front of the slot"])),
      FieldInfo(0xD3, "DUKPT key", .fixed(1), .binary),
      FieldInfo(0xE0, "shortest input", .fixed(1), .binary),
      FieldInfo(0xE9, "longest input", .fixed(1), .binary),
      FieldInfo(0xEA, "echo of the input", .fixed(1), .binary),
      FieldInfo(0xEB, "code of authenticity", .fixed(8), .raw),
      FieldInfo(0xF0, "display time in seconds", .fixed(1), .binary),
      FieldInfo(0xF9, "beeps", .fixed(1), .binary),
      FieldInfo(0xFA, "card reader", .fixed(1), .choice([0: "on", 0xFF: "off"])),
      FieldInfo(0xFB, "input needs OK", .fixed(1), .binary),
      FieldInfo(0xFC, "dialogue control", .fixed(1), .binary),
      FieldInfo(
        0xFD, "display", .fixed(1), .choice([0: "all", 1: "outer", 2: "inner"])),
    ]
    + (UInt8(1)...8).map { FieldInfo(0xE0 + $0, "second text, line \($0)", .ll, .text) }
    + (UInt8(1)...8).map { FieldInfo(0xF0 + $0, "text, line \($0)", .ll, .text) }
}
