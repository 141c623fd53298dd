/// One of the printers' single-byte character sets: ASCII, and a table for 80h to FFh.
///
/// Name and table go together, so that a page is never selected under the number of another.
package struct CodePage: Sendable {
  /// The name by which profiles call it: `1257`, `8859-15`.
  package let name: String
  /// What the bytes 80h to FFh stand for.
  private let scalars: [Unicode.Scalar?]
  /// The bytes of U+0080 to U+045F: all letters of Latin and Russian; 0 where there is none.
  private let near: [UInt8]
  /// The bytes of what lies behind, by ascending scalar.
  private let far: [(scalar: UInt32, byte: UInt8)]

  private static let nearEnd: UInt32 = 0x460

  /// A page from its 128 characters.
  private init(name: String, high: String) {
    let scalars = high.unicodeScalars.filter { $0 != "\n" }.map(Self.character)
    var near = [UInt8](repeating: 0, count: Int(Self.nearEnd) - 0x80)
    var far: [(scalar: UInt32, byte: UInt8)] = []
    for (byte, scalar) in zip(UInt8(0x80)...0xFF, scalars) {
      // A soft hyphen shows nothing on some printers and a hyphen on others.
      guard let value = scalar?.value, value != 0xAD else { continue }
      if value < Self.nearEnd {
        near[Int(value) - 0x80] = byte
      } else {
        far.append((value, byte))
      }
    }
    self.name = name
    self.scalars = scalars
    self.near = near
    self.far = far.sorted { $0.scalar < $1.scalar }
  }

  /// What a sign of the tables stands for.
  private static func character(_ sign: Unicode.Scalar) -> Unicode.Scalar? {
    switch sign {
    case "␣": "\u{A0}"
    case "⊟": "\u{AD}"
    case "�": nil
    default: sign
    }
  }

  /// All pages that are known.
  package static let all: [CodePage] = tables.map { CodePage(name: $0.name, high: $0.high) }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The page of a name, or nothing where its table is not known.
  package static func named(_ name: String) -> CodePage? { byName[name] }

  /// The byte of a character, or nothing where the page does not have it; controls have none.
  package func encode(_ scalar: Unicode.Scalar) -> UInt8? {
    let value = scalar.value
    if value < 0x80 { return 0x20..<0x7F ~= value ? UInt8(value) : nil }
    if value < Self.nearEnd {
      let byte = near[Int(value) - 0x80]
      return byte == 0 ? nil : byte
    }
    return encodeFar(value)
  }

  private func encodeFar(_ value: UInt32) -> UInt8? {
    var low = 0
    var high = far.count
    while low < high {
      let middle = (low + high) / 2
      if far[middle].scalar < value { low = middle + 1 } else { high = middle }
    }
    return low < far.count && far[low].scalar == value ? far[low].byte : nil
  }

  /// The character of a byte, or nothing for controls and bytes without one.
  package func decode(_ byte: UInt8) -> Unicode.Scalar? {
    if byte >= 0x80 { return scalars[Int(byte) - 0x80] }
    return 0x20..<0x7F ~= byte ? Unicode.Scalar(byte) : nil
  }
}
