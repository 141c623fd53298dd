import Testing
import ZVT

/// A packet and its block, computed by hand from the specification's rule.
struct WorkedBlock: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let packet: String
  let block: String

  init(_ description: String, _ packet: String, _ block: String) {
    testDescription = description
    self.packet = packet
    self.block = block
  }

  static let all = [
    WorkedBlock("abort", "06 B0 00", "10 02 06 B0 00 10 03 43 F3"),
    WorkedBlock(
      "a 10 in the data stands twice", "06 01 0A 04 00 00 00 12 34 10 49 09 78",
      "10 02 06 01 0A 04 00 00 00 12 34 10 10 49 09 78 10 03 D9 C3"),
    WorkedBlock(
      "a length of 16 stands twice",
      "06 00 10 00 00 00 BE 09 78 03 01 06 06 26 04 0A 02 06 D3",
      "10 02 06 00 10 10 00 00 00 BE 09 78 03 01 06 06 26 04 0A 02 06 D3 10 03 D7 DE"),
    WorkedBlock(
      "10 03 stands within", "06 10 03 00 00 00", "10 02 06 10 10 03 00 00 00 10 03 2A 35"),
    WorkedBlock(
      "both bytes of the checksum are 10",
      "06 30 0D 00 00 00 87 02 35 04 00 00 00 00 05 83",
      "10 02 06 30 0D 00 00 00 87 02 35 04 00 00 00 00 05 83 10 03 10 10"),
  ]
}

@Suite("ZVT serial layer: blocks")
struct SerialBlockTests {
  @Test("a checksum would be another one than every terminal computes")
  func checkValue() {
    #expect(BlockChecksum.kermit(Array("123456789".utf8)) == 0x2189)
    #expect(BlockChecksum.kermit([]) == 0)
  }

  @Test("a packet would go out as a block that no terminal takes", arguments: WorkedBlock.all)
  func encode(_ example: WorkedBlock) throws {
    let packet = try #require(Self.packet(example.packet))
    #expect(SerialBlock.bytes(packet) == LineBench.bytes(example.block))
  }

  @Test("a block would not give its packet, or be given before its end", arguments: WorkedBlock.all)
  func decode(_ example: WorkedBlock) {
    var receiver = BlockReceiver()
    let bytes = LineBench.bytes(example.block)
    let early = bytes.dropLast().compactMap { receiver.take($0) }
    #expect(early.isEmpty)
    #expect(receiver.take(bytes[bytes.count - 1]) == .block(LineBench.bytes(example.packet)))
    #expect(!receiver.isInsideBlock)
  }

  @Test(
    "a block with the checksum that others call XMODEM would be taken",
    arguments: [
      "10 02 06 B0 00 10 03 05 E9", "10 02 06 B0 00 10 03 E9 05", "10 02 06 B0 00 10 03 F3 43",
      "10 02 06 01 0A 04 00 00 00 12 34 10 10 49 09 78 10 03 07 CA",
      "10 02 06 01 0A 04 00 00 00 12 34 10 10 49 09 78 10 03 CA 07",
    ])
  func foreignChecksum(_ block: String) {
    var receiver = BlockReceiver()
    #expect(LineBench.bytes(block).compactMap { receiver.take($0) } == [.broken])
  }

  @Test("a packet of nothing but 10 would not survive the line")
  func everyByteEscaped() throws {
    let packet = APDU(0x1010, [UInt8](repeating: 0x10, count: 0x10))
    var receiver = BlockReceiver()
    let block = SerialBlock.bytes(packet)
    #expect(block.count == 2 * packet.bytes.count + 6)
    #expect(block.compactMap { receiver.take($0) } == [.block(packet.bytes)])
  }

  @Test("the longest packet would not survive the line")
  func longest() {
    let packet = APDU(0x06D3, (0..<APDU.dataBytesMax).map { UInt8(truncatingIfNeeded: $0) })
    var receiver = BlockReceiver()
    let events = SerialBlock.bytes(packet).compactMap { receiver.take($0) }
    #expect(events == [.block(packet.bytes)])
  }

  private static func packet(_ text: String) -> APDU? {
    var framer = PacketFramer()
    guard case .packet(let packet) = framer.take(LineBench.bytes(text)).first else { return nil }
    return packet
  }
}
