import ZVT

/// The numbers that every message carries once both sides agreed on it: object 1F73, 000001 to
/// 999999 in packed digits, ascending over both directions (PA00P015 §5).
struct MessageNumbers {
  private var last = 0

  /// The object for our next command.
  mutating func next() -> TLV {
    last = last >= 999_999 ? 1 : last + 1
    return TLV(0x1F73, BCD.bytes(Int64(last), count: 3))
  }

  /// An answer with the number of the command that it answers; the next command counts on from it.
  mutating func answer(_ answer: APDU, to command: APDU) -> APDU {
    guard let number = Self.number(in: command.data) else { return answer }
    if let value = BCD.number(number) { last = Int(value) }
    var fields = BitmapWriter()
    fields.append(tlv: [TLV(0x1F73, number)])
    return APDU(answer.control, answer.data + fields.bytes)
  }

  /// The number's digits; found by its tag, as it stands at the end of messages of any shape.
  private static func number(in data: [UInt8]) -> [UInt8]? {
    guard data.count >= 6 else { return nil }
    let start = (0...data.count - 6).last { data[$0..<$0 + 3].elementsEqual([0x1F, 0x73, 0x03]) }
    return start.map { Array(data[$0 + 3..<$0 + 6]) }
  }
}
