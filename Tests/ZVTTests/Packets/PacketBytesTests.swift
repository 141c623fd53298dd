import Testing
import ZVT

@Suite("Packets")
struct PacketBytesTests {
  @Test(
    "a message is written with other bytes than the specification has", arguments: Specimens.all)
  func encode(_ specimen: Specimen) {
    #expect(specimen.encoded.bytes == LineBench.bytes(specimen.hex))
  }

  @Test("a message's bytes are read as something else", arguments: Specimens.all)
  func decode(_ specimen: Specimen) {
    #expect(specimen.isDecoded())
  }

  @Test("a command of the tables was never written nor read")
  func coverage() {
    let seen = Set(Specimens.all.map(\.encoded.control))
    let missing = CommandTable.all.map(\.code).filter { !seen.contains($0) }
    #expect(missing.map { String($0, radix: 16) } == [])
  }

  @Test("a payment verb was never written nor read", arguments: PaymentCommand.Verb.allCases)
  func verbs(_ verb: PaymentCommand.Verb) {
    #expect(
      Specimens.payments.contains { PaymentCommand(parsing: $0.encoded).verb == verb })
  }

  @Test(
    "a length is written otherwise than the specification has it",
    arguments: zip(
      [0, 127, 254, 255, 256, 300], ["00", "7F", "FE", "FF FF 00", "FF 00 01", "FF 2C 01"]))
  func lengths(_ count: Int, _ length: String) {
    let packet = APDU(0x06D3, [UInt8](repeating: 0, count: count))
    #expect(Array(packet.bytes.dropLast(count)) == [0x06, 0xD3] + LineBench.bytes(length))
  }

  @Test("the length of a block and that of its container are written with the same byte first")
  func block() {
    let lines = [TLV(0x07, [UInt8](repeating: 0x41, count: 323))]
    let packet = PrintBlock(lines).apdu
    #expect(packet.bytes.starts(with: LineBench.bytes("06 D3 FF 4F 01 06 82 01 4B 25 82 01 47")))
    #expect(PrintBlock(parsing: packet).content == lines)
  }

  @Test(
    "an answer is taken for another one",
    arguments: [
      ("80 00 00", true, nil), ("84 00 00", true, nil), ("84 9C 00", false, 0x9C),
      ("84 83 00", false, 0x83), ("84 1E 03 6F 09 78", false, 0x6F),
      ("84 9D 07 04 00 00 00 00 12 00", false, 0x9D),
      ("80 00 08 06 06 1F 73 03 00 00 01", true, nil),
    ] as [(String, Bool, UInt8?)])
  func answers(_ hex: String, _ isPositive: Bool, _ error: UInt8?) {
    let packet = CodecBench.packet(hex)
    #expect(packet.isPositive == isPositive)
    #expect(packet.error == error)
  }

  @Test("the till's own answers have other bytes")
  func ownAnswers() {
    #expect(APDU.positive.bytes == LineBench.bytes("80 00 00"))
    #expect(APDU.negative(APDU.Answer.processingError).bytes == LineBench.bytes("84 66 00"))
    #expect(APDU.partialIssue(1_200).bytes == LineBench.bytes("84 9D 07 04 00 00 00 00 12 00"))
  }
}
