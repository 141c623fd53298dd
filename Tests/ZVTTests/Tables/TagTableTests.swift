import Testing
import ZVT

@Suite("Tags")
struct TagTableTests {
  /// Every tag of the specification that a till meets.
  static let tags: [UInt32] = ranges.flatMap { Array($0) }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x01...0x19, 0x1A...0x1E, 0x20...0x2F, 0x30...0x35, 0x40...0x4D, 0x50...0x50, 0x60...0x6A,
    0x80...0x85, 0xC0...0xC5, 0xD0...0xD1, 0xE1...0xEA, 0x1F00...0x1F0A, 0x1F0C...0x1F17,
    0x1F19...0x1F26, 0x1F2B...0x1F2B, 0x1F2D...0x1F30, 0x1F32...0x1F3B, 0x1F3F...0x1F44,
    0x1F54...0x1F56, 0x1F59...0x1F59, 0x1F5B...0x1F5B, 0x1F60...0x1F60, 0x1F62...0x1F63,
    0x1F6A...0x1F6C, 0x1F70...0x1F74, 0x1F78...0x1F79, 0x1F80...0x1F83, 0xDF01...0xDF01,
    0xFF01...0xFF04,
  ]

  @Test("a tag of the specification is unknown", arguments: tags)
  func known(_ tag: UInt32) {
    #expect(TagTable.tag(tag)?.name.isEmpty == false)
  }

  @Test("a tag stands twice in the table, or beyond the specification")
  func unique() {
    #expect(TagTable.all.map(\.tag) == Self.tags.sorted())
  }

  @Test("a tag that holds objects is described as a value, or the other way round", arguments: tags)
  func construction(_ tag: UInt32) {
    let first = TLV(tag, [] as [UInt8]).bytes[0]
    #expect((TagTable.tag(tag)?.kind == .container) == (first & 0x20 != 0))
  }
}
