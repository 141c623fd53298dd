import Testing
import ZVT

@Suite("Containers")
struct TLVTests {
  @Test(
    "an object is written or read with other bytes",
    arguments: [
      ("12 01 42", [TLV(0x12, [0x42])]), ("1F 73 03 00 00 01", [TLV(0x1F73, [0, 0, 1])]),
      ("26 04 0A 02 06 D3", [TLV(0x26, [TLV(0x0A, [0x06, 0xD3])])]),
      ("1F 1F 00", [TLV(0x1F1F, [] as [UInt8])]), ("24 00", [TLV(0x24, [] as [TLV])]),
      ("DF 01 01 01", [TLV(0xDF01, [1])]), ("1F 82 02 41 42", [TLV(0x1F82, [0x41, 0x42])]),
      ("1F 80 01 05 1F 81 01 06", [TLV(0x1F80, [5]), TLV(0x1F81, [6])]),
      ("FF 01 03 12 01 42", [TLV(0xFF01, [TLV(0x12, [0x42])])]),
      ("1F 84 01 02 09 08", [TLV(0x1F8401, [0x09, 0x08])]),
    ])
  func bothWays(_ hex: String, _ objects: [TLV]) {
    #expect(objects.flatMap(\.bytes) == LineBench.bytes(hex))
    let parsed = TLV.parse(LineBench.bytes(hex))
    #expect(parsed.objects == objects)
    #expect(parsed.fault == nil)
  }

  @Test(
    "a length is written with the low byte first, or too long",
    arguments: zip(
      [0, 127, 128, 255, 256, 331], ["00", "7F", "81 80", "81 FF", "82 01 00", "82 01 4B"]))
  func lengths(_ count: Int, _ length: String) {
    let object = TLV(0x07, [UInt8](repeating: 0x41, count: count))
    #expect(Array(object.bytes.dropLast(count)) == [0x07] + LineBench.bytes(length))
    #expect(TLV.parse(object.bytes).objects == [object])
  }

  @Test(
    "a malformed container is taken for a good one, or loses what stands before",
    arguments: [
      ("12 01 42 07 80", .badLength, 3), ("12 01 42 07 83 00 00 01 41", .badLength, 3),
      ("12 01 42 07 FF", .badLength, 3), ("12 01 42 07 05 41", .cutShort, 3),
      ("12 01 42 1F", .cutShort, 3), ("12 01 42 1F FF FF FF 01 00", .tagTooLong, 3),
      ("12 01 42 07", .cutShort, 3), ("12 01 42 26 04 0A 05 06 D3", .cutShort, 5),
    ] as [(String, PacketFault.Code, Int)])
  func faults(_ hex: String, _ code: PacketFault.Code, _ offset: Int) {
    let parsed = TLV.parse(LineBench.bytes(hex))
    #expect(parsed.fault?.code == code)
    #expect(parsed.objects.first == TLV(0x12, [0x42]))
    #expect((parsed.fault?.offset ?? 0) >= offset)
  }

  @Test("the place of a fault is counted from its container")
  func place() {
    let fields = Bitmaps(parsing: LineBench.bytes("27 00 06 05 12 01 42 07 80"))
    #expect((fields.fault?.offset ?? 0) >= 7)
  }

  @Test("an unknown tag stops the reading, or its content does")
  func unknown() {
    let parsed = TLV.parse(LineBench.bytes("3F 7D 02 07 80 5E 01 09 12 01 42"))
    #expect(parsed.fault == nil)
    #expect(
      parsed.objects == [TLV(0x3F7D, [0x07, 0x80]), TLV(0x5E, [0x09]), TLV(0x12, [0x42])])
  }

  @Test("nesting costs the stack, or is cut where it is allowed")
  func nesting() {
    func nested(_ levels: Int) -> [UInt8] {
      (0..<levels).reduce([0x07, 0x01, 0x41]) { bytes, _ in
        TLV(0x25, [UInt8](bytes)).bytes
      }
    }
    #expect(TLV.parse(nested(16)).fault == nil)
    #expect(TLV.parse(nested(17)).fault?.code == .tooDeep)
    #expect(TLV.parse(nested(10_000)).fault?.code == .tooDeep)
  }

  @Test("a value is found on another path than its own")
  func paths() {
    let objects = [TLV(0x2F, [TLV(0x1F10, [1])]), TLV(0x1F10, [2]), TLV(0x07, [3]), TLV(0x07, [4])]
    #expect(objects.bytes(0x2F, 0x1F10) == [1])
    #expect(objects.bytes(0x1F10) == [2])
    #expect(objects.bytes(0x60, 0x1F10) == nil)
    #expect(objects.all(0x07).count == 2)
  }
}
