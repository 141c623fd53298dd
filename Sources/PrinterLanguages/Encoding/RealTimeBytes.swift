/// Pairs of bytes that Epson printers may obey even in the middle of a picture or a length:
/// `DLE EOT` asks for the status, `DLE ENQ` clears the buffers, `DLE DC4` opens the drawer.
enum RealTimeBytes {
  private static let dle: UInt8 = 0x10
  private static let pulse: UInt8 = 0x14

  /// Where such pairs begin.
  private static func places(in bytes: some Collection<UInt8>) -> [Int] {
    zip(bytes, bytes.dropFirst()).enumerated().compactMap { place, pair in
      pair.0 == dle && [0x04, 0x05, pulse].contains(pair.1) ? place : nil
    }
  }

  /// Whether such a pair occurs.
  static func occur(in bytes: some Collection<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      if last == dle, byte == 0x04 || byte == 0x05 || byte == pulse { return true }
      last = byte
    }
    return false
  }

  /// Whether all pairs are those that `GS ( D` switches off: it knows `DLE DC4` only.
  static func canBeSwitchedOff(in bytes: [UInt8]) -> Bool {
    places(in: bytes).allSatisfy { bytes[$0 + 1] == pulse }
  }

  /// Breaks the pairs in dots by making the dot after each lone one black too.
  static func thicken(_ bytes: inout [UInt8]) {
    for place in places(in: bytes) { bytes[place] |= dle >> 1 }
  }
}
