import Simulators
import Testing
import ZVT

/// What a till and a terminal agree on, and how it changes what comes.
@Suite("A terminal's registration")
struct RegistrationTests {
  @Test(
    "slips would come where the till did not ask for them, or in another form",
    arguments: [
      (UInt8(0xBE), "", "06 D1"), (0xBE, "26 04 0A 02 06 D1", "06 D1"),
      (0xBE, "26 04 0A 02 06 D3", "06 D3"), (0x3E, "26 04 0A 02 06 D3", ""), (0x08, "", ""),
      (0xBC, "", ""),
    ])
  func slips(_ config: UInt8, _ objects: String, _ command: String) {
    var till = TestTill()
    if objects.isEmpty {
      till.send("06 00 06 00 00 00 \(hex([config])) 09 78")
    } else {
      till.register(config, objects: objects)
    }
    till.pay(100)
    let printed = Set(till.heard.map { hex([$0.classByte, $0.instruction]) })
      .intersection(["06 D1", "06 D3"])
    #expect(printed == (command.isEmpty ? [] : [command]))
    #expect(till.standing == [100])
  }

  @Test(
    "intermediate states would come unasked, or not at all",
    arguments: [
      (UInt8(0x3E), true), (0x36, false),
    ])
  func progress(_ config: UInt8, _ isHeard: Bool) {
    var till = TestTill()
    till.register(config)
    till.pay(100)
    #expect(till.heard.contains { $0.control == APDU.Code.intermediateStatus } == isHeard)
  }

  @Test("a slip would end nowhere, or be for nobody")
  func blocks() throws {
    var till = TestTill()
    till.register(0xBE, objects: "26 04 0A 02 06 D3")
    till.pay(4_990)
    let blocks = till.heard.filter { $0.control == APDU.Code.printBlock }
      .map { Bitmaps(parsing: $0.data) }
    #expect(blocks.map { $0.tlv.bytes(0x1F07) } == [[0x01], [0x02]])
    for block in blocks {
      let lines = try #require(block.tlv.first(0x25)).objects
      #expect(lines.dropLast().last == TLV(0x09, [0x81]))
      #expect(block.fault == nil)
    }
  }

  @Test(
    "characters would be sent in a set that was not agreed",
    arguments: [
      ("27 03 14 01 FE", "43 61 66 C3 A9", "FE"), ("27 03 14 01 01", "43 61 66 E9", "01"),
      ("27 03 14 01 05", "43 61 66 82", ""), ("27 06 14 01 FE 14 01 01", "43 61 66 82", ""),
      ("27 03 14 01 FF", "43 61 66 82", "FF"), ("12 01 42", "43 61 66 82", ""),
    ])
  func characters(_ offer: String, _ head: String, _ echo: String) throws {
    var till = TestTill()
    till.register(0xBE, objects: offer)
    let completion = try #require(till.last(APDU.Code.completion))
    #expect(hex(completion.tlv.first(0x27)?.objects.first?.content ?? []) == echo)
    if offer.hasPrefix("12") { #expect(completion.tlv.bytes(0x12) == [0x42]) }
    till.pay(100)
    let line = try #require(till.heard.first { $0.control == APDU.Code.printLine })
    #expect(hex(Array(line.data.dropFirst())).hasPrefix(head))
  }

  @Test("containers would go to a till that does not know them")
  func containers() throws {
    var till = TestTill()
    till.send("06 00 06 00 00 00 3E 09 78")
    till.pay(100)
    #expect(try #require(till.last(APDU.Code.statusInformation)).first(0x06) == nil)
    till.pay(100, objects: [])
    #expect(try #require(till.last(APDU.Code.statusInformation)).first(0x06) != nil)
  }

  @Test("another currency would be taken, or ours not be told")
  func currency() {
    var till = TestTill()
    till.send("06 00 06 00 00 00 BE 08 40")
    #expect(till.heard == [APDU(0x841E, [0x6F, 0x09, 0x78])])
    #expect(till.terminal.memory.registration == nil)
    till.send("06 00 04 00 00 00 BE")
    #expect(till.last(APDU.Code.completion)?.first(0x49) == nil)
    till.send("06 00 06 00 00 00 BE 09 78")
    #expect(till.last(APDU.Code.completion)?.number(0x49) == 978)
    till.send("06 01 0A 04 00 00 00 00 01 00 49 08 40")
    #expect(till.result == 0x6F)
    #expect(till.standing.isEmpty)
  }

  @Test("a registration would be lost by a restart, or survive a log-off")
  func restarts() {
    var till = TestTill()
    till.register(0xBE, objects: "26 04 0A 02 06 D3")
    var again = TestTill(memory: till.terminal.memory)
    again.pay(100)
    #expect(again.heard.contains { $0.control == APDU.Code.printBlock })
    again.send("06 02 00")
    again.pay(100)
    #expect(again.heard.contains { $0.control == APDU.Code.printLine })
    #expect(!again.heard.contains { $0.control == APDU.Code.intermediateStatus })
  }

  @Test("messages would bear no number, or a repeated command be done twice")
  func numbers() throws {
    var till = TestTill()
    till.register(0xBE, objects: "1F 73 03 00 00 00")
    #expect(try #require(till.last(APDU.Code.completion)).tlv.first(0x1F73) != nil)
    let payment = packet(
      "06 01 12 04 00 00 00 00 49 90 49 09 78 06 06 1F 73 03 00 00 01")
    till.send(payment)
    #expect(till.heard.first == packet("80 00 08 06 06 1F 73 03 00 00 01"))
    let status = try #require(till.last(APDU.Code.statusInformation))
    #expect(try #require(status.tlv.bytes(0x1F73).flatMap(BCD.number)) > 1)
    #expect(till.heard.dropFirst().allSatisfy { !$0.data.isEmpty })
    #expect(till.standing == [4_990])
    let last = try #require(till.heard.last)
    let number = BCD.number(Bitmaps(parsing: last.data).tlv.bytes(0x1F73) ?? []) ?? 0
    let next = packet("06 10 08 00 00 00 06 06 1F 73 03").data
    till.send(APDU(0x0610, next + BCD.bytes(number + 1, count: 3)))
    #expect(till.story == ["80 00", "04 0F", "06 0F"])
  }
}
