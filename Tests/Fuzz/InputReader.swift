/// Reads an input as a list of steps: a byte that says what, and bytes that it is done with. Where
/// the
/// input ends, zeros and empty values follow.
struct InputReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// A number that every byte changes.
  static func lot(_ bytes: [UInt8]) -> Int {
    Int(bytes.reduce(UInt32(bytes.count)) { ($0 ^ UInt32($1)) &* 0x0100_0193 } >> 8)
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// So many bytes, or as many as are left.
  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// A value behind its length of one byte.
  mutating func value() -> [UInt8] { bytes(Int(byte())) }

  /// Everything that is left.
  mutating func remainder() -> [UInt8] { bytes(rest.count) }
}
