/// Finds bytes that a printer may take for a real-time command though they are something else:
/// firmware looks for them as they arrive, within pictures and length fields too.
enum RealTimeFinder {
  /// Marks the items in which such bytes begin.
  static func mark(_ items: inout [DecodedItem], of bytes: [UInt8]) {
    var index = 0
    for offset in bytes.indices.dropLast() where isPair(bytes[offset], bytes[offset + 1]) {
      while items[index].offset + items[index].length <= offset { index += 1 }
      guard offset > items[index].offset || !items[index].isRealTimeItself else { continue }
      let finding = "realtime bytes within \(items[index].place)"
      if items[index].findings.last != finding { items[index].findings.append(finding) }
    }
  }

  private static func isPair(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0x10 && (second == 0x04 || second == 0x05 || second == 0x14)
  }
}

extension DecodedItem {
  /// Whether the item begins with DLE because it is such a command, or the beginning of one.
  fileprivate var isRealTimeItself: Bool {
    kind == .realtime || kind == .unknown || mnemonic.hasPrefix("DLE") || mnemonic.isEmpty
  }

  /// Where the bytes lie, in plain English.
  fileprivate var place: String {
    let isDots = meaning.hasSuffix("picture data")
    return isDots ? "picture data" : kind == .command ? "a command" : "data"
  }
}
