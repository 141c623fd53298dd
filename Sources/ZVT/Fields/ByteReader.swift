/// Reads bytes from front to back and never beyond their end.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    self.end = bytes.count
    self.position = min(max(start, 0), bytes.count)
  }

  var remaining: Int { end - position }
  var isAtEnd: Bool { position >= end }
  var rest: [UInt8] { Array(bytes[position..<end]) }
  var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func byte() -> UInt8? {
    guard !isAtEnd else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// A length of so many decimal digits in `Fx`.
  mutating func decimalLength(_ digits: Int) -> Result<Int, PacketFault> {
    let start = position
    guard let field = take(digits) else { return .failure(PacketFault(.cutShort, at: start)) }
    guard field.allSatisfy({ (0xF0...0xF9).contains($0) }) else {
      return .failure(PacketFault(.badLength, at: start))
    }
    return .success(field.reduce(0) { $0 * 10 + Int($1 & 0x0F) })
  }

  /// A length as in BER: up to 7F, `81 n`, `82 hi lo`.
  mutating func berLength() -> Result<Int, PacketFault> {
    let start = position
    guard let first = byte() else { return .failure(PacketFault(.cutShort, at: start)) }
    if first < 0x80 { return .success(Int(first)) }
    guard first == 0x81 || first == 0x82 else {
      return .failure(PacketFault(.badLength, at: start))
    }
    guard let field = take(Int(first & 0x0F)) else {
      return .failure(PacketFault(.cutShort, at: start))
    }
    return .success(field.reduce(0) { $0 << 8 | Int($1) })
  }

  /// A tag of one to four bytes, the high byte first.
  ///
  /// The specification itself breaks its rule with 1F80 to 1F83: their second byte says that a
  /// third one follows, and none does. A tag of the table ends where the table has it end.
  mutating func tag() -> Result<UInt32, PacketFault> {
    let start = position
    guard let first = byte() else { return .failure(PacketFault(.cutShort, at: start)) }
    var tag = UInt32(first)
    guard first & 0x1F == 0x1F else { return .success(tag) }
    for _ in 0..<3 {
      guard let next = byte() else { return .failure(PacketFault(.cutShort, at: start)) }
      tag = tag << 8 | UInt32(next)
      if next & 0x80 == 0 || TagTable.tag(tag) != nil { return .success(tag) }
    }
    return .failure(PacketFault(.tagTooLong, at: start))
  }
}
