import Testing
import ZVT

@Suite("Fields")
struct BitmapsTests {
  @Test("a field of the specification is unknown, or its length is another one")
  func layouts() {
    let ones: [UInt8] = [
      0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x72, 0x73, 0x74, 0x75, 0x8A, 0x8C, 0xA0, 0xD0, 0xD2,
      0xD3, 0xE0, 0xE9, 0xEA, 0xF0, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD,
    ]
    let fixed: [(Int, [UInt8])] = [
      (1, ones), (2, [0x0D, 0x0E, 0x17, 0x3A, 0x49, 0x87]),
      (3, [0x0B, 0x0C, 0x37, 0x3D, 0x88, 0xAA]), (4, [0x29, 0x70, 0x71]), (5, [0xBA]),
      (6, [0x04]), (8, [0x3B, 0xEB]), (15, [0x2A]),
    ]
    for (count, numbers) in fixed {
      for number in numbers { #expect(FieldTable.field(number)?.layout == .fixed(count)) }
    }
    let short =
      [0x22, 0x23, 0x2D, 0x4C, 0x8B, 0xA7, 0xD1] + Array(0xE1...0xE8) + Array(0xF1...0xF8)
    for number in short { #expect(FieldTable.field(UInt8(number))?.layout == .ll) }
    for number: UInt8 in [0x24, 0x2E, 0x3C, 0x60, 0x92, 0x9A, 0xAF] {
      #expect(FieldTable.field(number)?.layout == .lll)
    }
    #expect(FieldTable.field(0x06)?.layout == .container)
    #expect(FieldTable.all.count == fixed.reduce(0) { $0 + $1.1.count } + short.count + 8)
  }

  @Test("a field has no name, or shares it", arguments: FieldTable.all)
  func names(_ field: FieldInfo) {
    #expect(!field.name.isEmpty)
    #expect(FieldTable.all.filter { $0.name == field.name }.count == 1)
  }

  @Test(
    "a length of decimal digits is misread",
    arguments: [
      ("8B F0 F5 56 49 53 41 00", "56 49 53 41 00"), ("8B F0 F0", ""),
      ("3C F0 F0 F2 4F 4B", "4F 4B"), ("3C F0 F0 F0", ""),
    ])
  func lengths(_ hex: String, _ value: String) {
    let fields = Bitmaps(parsing: LineBench.bytes(hex))
    #expect(fields.items.map(\.value) == [LineBench.bytes(value)])
    #expect(!fields.isPartial)
  }

  @Test(
    "a fault is not told, or what stands before it is lost",
    arguments: [
      ("27 00 3E 01 02", .unknownField, "3E 01 02"), ("27 00 04 00 00", .cutShort, "04 00 00"),
      ("27 00 8B 05 41", .badLength, "8B 05 41"), ("27 00 8B F0 FA 41", .badLength, "8B F0 FA 41"),
      ("27 00 3C F0 F9", .cutShort, "3C F0 F9"),
      ("27 00 3C F0 F9 F9 41", .cutShort, "3C F0 F9 F9 41"),
      ("27 00 06 80", .badLength, "06 80"), ("27 00 06 83 00 00 01", .badLength, "06 83 00 00 01"),
      ("27 00 06 FF", .badLength, "06 FF"), ("27 00 06 05 07", .cutShort, "06 05 07"),
      ("27 00 06", .cutShort, "06"), ("27 00 06 82 01", .cutShort, "06 82 01"),
    ] as [(String, PacketFault.Code, String)])
  func faults(_ hex: String, _ code: PacketFault.Code, _ rest: String) {
    let fields = Bitmaps(parsing: LineBench.bytes(hex))
    #expect(fields.fault?.code == code)
    #expect(fields.rest == LineBench.bytes(rest))
    #expect(fields.byte(0x27) == 0)
  }

  @Test("a container that ends badly spoils the fields around it")
  func brokenContainer() {
    let fields = Bitmaps(parsing: LineBench.bytes("27 00 06 04 12 01 42 07 49 09 78"))
    #expect(fields.fault == PacketFault(.cutShort, at: 8))
    #expect(fields.tlv == [TLV(0x12, [0x42])])
    #expect(fields.number(0x49) == 978)
  }

  @Test(
    "the last of two different values wins",
    arguments: [
      "04 00 00 00 00 49 90 04 00 00 00 00 49 91", "27 00 27 6C", "87 00 83 87 00 84",
      "0B 00 04 17 0B 00 04 18", "29 52 00 00 07 29 52 00 00 08", "49 09 78 49 08 40",
    ])
  func contradictions(_ hex: String) {
    let bytes = LineBench.bytes(hex)
    #expect(Bitmaps(parsing: bytes).contradictions == Array(bytes.prefix(1)))
  }

  @Test("a value that comes twice is called a contradiction")
  func repetition() {
    let fields = Bitmaps(parsing: LineBench.bytes("27 00 87 00 83 27 00 87 00 83"))
    #expect(fields.contradictions == [])
  }

  @Test("an amount with a letter among its digits becomes a number")
  func amount() {
    let fields = Bitmaps(parsing: LineBench.bytes("04 00 00 00 00 4A 90"))
    #expect(fields.first(0x04) != nil)
    #expect(fields.amount(0x04) == nil)
  }

  @Test("a value that its field can't hold is shortened to another one")
  func writing() {
    var writer = BitmapWriter()
    writer.append(0x8B, [UInt8](repeating: 0x41, count: 100))
    writer.append(0x27, [0x00, 0x00])
    writer.append(0x3E, [0x00])
    writer.append(0x3B, "123456789")
    #expect(writer.bytes == [])
    writer.append(0x8B, [UInt8](repeating: 0x41, count: 99))
    #expect(writer.bytes.starts(with: [0x8B, 0xF9, 0xF9]))
    #expect(writer.bytes.count == 102)
  }

  @Test("the place of a field is lost")
  func offsets() {
    let fields = Bitmaps(parsing: LineBench.bytes("00 00 00 03 03 8B F0 F1 41"), from: 3)
    #expect(fields.items.map(\.offset) == [4, 8])
    #expect(Bitmaps(parsing: [], from: 3).items == [])
  }
}
