import Simulators
import Testing
import ZVT

/// What a till gets for each command when nothing goes wrong.
@Suite("A terminal's operations")
struct OperationTests {
  @Test("a payment would not be told as the specification tells it")
  func payment() throws {
    var till = TestTill()
    till.register(0xBE)
    till.pay(4_990)
    #expect(till.story == ["80 00", "04 0F", "06 0F"])
    let status = try #require(till.last(APDU.Code.statusInformation))
    #expect(status.fault == nil && status.contradictions.isEmpty)
    #expect(status.amount(0x04) == 4_990)
    #expect(status.number(0x0B) == 417)
    #expect(status.number(0x87) == 83)
    #expect(status.number(0x0C) == 173_000)
    #expect(status.number(0x0D) == 611)
    #expect(status.digits(0x29) == "52000007")
    #expect(status.number(0x49) == 978)
    #expect(status.text(0x8B) == "VISA")
    #expect(status.byte(0x27) == 0)
    #expect(till.standing == [4_990])
    #expect(till.truth.entries.map(\.fate) == [.kept])
  }

  @Test("the fields would come in another order than old tills can read")
  func order() throws {
    var till = TestTill()
    till.register()
    till.pay(4_990)
    let numbers = try #require(till.last(APDU.Code.statusInformation)).items.map(\.number)
    let order: [UInt8] = [
      0x27, 0x04, 0x0B, 0x37, 0x0C, 0x0D, 0x0E, 0x17, 0x19, 0x22, 0x29, 0x3B, 0x49, 0x4C, 0x87,
      0x8A, 0x8C, 0x9A, 0xBA, 0x2A, 0x3C, 0xA0, 0x88, 0x8B, 0x06,
    ]
    #expect(numbers == order.filter { numbers.contains($0) })
    #expect(numbers.count > 10)
  }

  @Test(
    "the answer to a vote would mean something else",
    arguments: [
      (["80 00 00"], [Int64(4_990)]), (["84 00 00"], [4_990]), (["84 66 00"], []),
      (["84 6C 01 21"], []), (["84 9C 00", "80 00 00"], [4_990]),
      (["84 9C 00", "84 9C 00", "84 66 00"], []),
      (["84 9D 07 04 00 00 00 00 10 00"], [1_000]),
    ])
  func votes(_ votes: [String], _ standing: [Int64]) {
    var till = TestTill()
    till.register()
    till.votes = votes.map(packet)
    till.pay(4_990)
    #expect(till.standing == standing)
    #expect(till.story.last == (standing.isEmpty ? "06 1E" : "06 0F"))
    if standing.isEmpty { #expect(till.result == 0x6C) }
  }

  @Test(
    "a till that asks for time would get more or less of it than it said",
    arguments: [
      (2, 2, true), (2, 3, false), (0, 1, false),
    ])
  func asksForTime(_ allowed: UInt8, _ asks: Int, _ isKept: Bool) {
    var till = TestTill()
    till.register()
    till.votes = Array(repeating: .negative(0x9C), count: asks)
    var fields = BitmapWriter()
    fields.append(0x04, amount: 500)
    fields.append(0x02, byte: allowed)
    let start = till.now
    till.send(APDU(APDU.Code.authorisation, fields.bytes))
    #expect(till.standing == (isKept ? [500] : []))
    #expect(till.now - start >= 2_000 * (isKept ? asks : Int(allowed)))
  }

  @Test(
    "a payment without a vote would be kept, or kept too long",
    arguments: [
      (SimulatorProfile.Commit.classic, [Int64]()), (.noHostReversal, []), (.synchronised, [500]),
    ])
  func noVote(_ commit: SimulatorProfile.Commit, _ standing: [Int64]) {
    var profile = SimulatorProfile()
    profile.commit = commit
    var till = TestTill(profile: profile)
    till.register()
    till.votes = [TestTill.silence]
    var fields = BitmapWriter()
    fields.append(0x04, amount: 500)
    fields.append(0x01, byte: 7)
    let start = till.now
    till.send(APDU(APDU.Code.authorisation, fields.bytes))
    #expect(till.standing == standing)
    #expect(till.now - start >= 7_000 && till.now - start < 15_000)
  }

  @Test("a slip that can't be printed would leave the payment standing")
  func printerFails() {
    var till = TestTill()
    till.register(0xBE)
    till.slipAnswers = [.positive, .negative(0xCC)]
    till.pay(4_990)
    #expect(till.standing.isEmpty)
    #expect(till.result == 0xCC)
    #expect(till.story.suffix(2) == ["04 0F", "06 1E"])
  }

  @Test("a reversal would take back what it must not, or twice")
  func reversal() throws {
    var till = TestTill()
    till.register()
    till.pay(4_990)
    till.send(TestTill.reversal(83, 4_991))
    #expect(till.result == 0xB7)
    till.send(TestTill.reversal(99, 4_990))
    #expect(till.result == 0xB5)
    #expect(till.standing == [4_990])
    till.send(TestTill.reversal(83, 4_990))
    #expect(till.story == ["80 00", "04 0F", "06 0F"])
    #expect(try #require(till.last(APDU.Code.statusInformation)).number(0x37) == 417)
    #expect(till.standing.isEmpty)
    till.send(TestTill.reversal(83, 4_990))
    #expect(till.result == 0xB4)
    #expect(till.story.last == "06 1E")
    #expect(till.truth.entries.map(\.fate) == [.reversed, .kept])
  }

  @Test("a reversal that the till refuses would have reversed")
  func reversalRefused() {
    var till = TestTill()
    till.register()
    till.pay(4_990)
    till.votes = [.negative(0x66)]
    till.send(TestTill.reversal(83, 4_990))
    #expect(till.standing == [4_990])
  }

  @Test("a reversal would still work after the close")
  func reversalAfterClose() {
    var till = TestTill()
    till.register()
    till.pay(4_990)
    till.send("06 50 03 00 00 00")
    till.send(TestTill.reversal(83, 4_990))
    #expect(till.result == 0xB5)
    #expect(till.standing == [4_990])
  }

  @Test("a refund would be a charge, or no movement at all")
  func refund() {
    var till = TestTill()
    till.register()
    till.send(TestTill.payment(APDU.Code.refund, 1_500))
    #expect(till.truth.balance == -1_500)
    #expect(till.standing.isEmpty)
  }

  @Test("a reservation would be money, or not become the money that was booked")
  func reservations() throws {
    var till = TestTill()
    till.register(0x3E, objects: "26 04 0A 02 06 D3")
    till.send(TestTill.payment(APDU.Code.reservation, 10_000))
    till.send(TestTill.payment(APDU.Code.reservation, 5_000))
    #expect(till.standing.isEmpty)
    till.send("06 23 03 87 FF FF")
    let list = try #require(till.heard.last { $0.control == APDU.Code.abort })
    #expect(hex(Array(list.data.prefix(4))) == "B8 87 00 83")
    till.send("06 24 0A 87 00 83 04 00 00 00 00 60 00")
    #expect(till.standing == [6_000])
    till.send("06 23 0A 87 00 84 04 00 00 00 00 10 00")
    #expect(till.standing == [6_000, 4_000])
    till.send("06 23 03 87 FF FF")
    #expect(try #require(till.last(APDU.Code.abort)).fault != nil)
    #expect(till.lastData(APDU.Code.abort).hasPrefix("B8 87 FF FF"))
    till.send("06 24 0A 87 00 83 04 00 00 00 00 10 00")
    #expect(till.result == 0xB8)
  }

  @Test("a released or extended reservation would stay as it was")
  func releases() {
    var till = TestTill()
    till.register()
    till.send(TestTill.payment(APDU.Code.reservation, 10_000))
    till.send("06 22 0B 04 00 00 00 00 50 00 0B 00 04 17")
    till.send("06 24 0A 87 00 83 04 00 00 00 01 60 00")
    #expect(till.result == 0xB7)
    till.send("06 25 03 87 00 83")
    #expect(till.truth.entries.map(\.fate) == [.released, .kept, .kept])
    till.send("06 23 03 87 FF FF")
    #expect(till.lastData(APDU.Code.abort).hasPrefix("B8 87 FF FF"))
  }

  @Test(
    "the last receipt would be another one, or print when it must not",
    arguments: [
      (SimulatorProfile.RepeatReceipt.all, UInt8?(0x33), Optional(84)),
      (.successesOnly, 0x00, 83), (.completionOnly, nil, nil),
    ])
  func repeatReceipt(
    _ kind: SimulatorProfile.RepeatReceipt, _ result: UInt8?, _ receipt: Int?
  ) {
    var profile = SimulatorProfile()
    profile.repeatReceipt = kind
    var till = TestTill(profile: profile)
    till.register(0xBE)
    till.pay(4_990)
    till.terminal.script.append([ScriptEntry(result: 0x33)])
    till.pay(4_990)
    till.send("06 20 05 00 00 00 03 03")
    #expect(till.result == result)
    #expect(till.last(APDU.Code.statusInformation)?.number(0x87) == receipt)
    #expect(!till.heard.contains { $0.control == APDU.Code.printLine })
    #expect(till.story.last == "06 0F")
    till.send("06 20 03 00 00 00")
    #expect(till.heard.contains { $0.control == APDU.Code.printLine } == (receipt == 83))
  }

  @Test("a receipt that nobody has would be told, or one of the batch not be found")
  func receiptsByNumber() {
    var till = TestTill()
    till.register()
    till.send("06 20 05 00 00 00 03 03")
    #expect(till.story == ["80 00", "06 1E"])
    for amount in [Int64(100), 200, 300] { till.pay(amount) }
    till.send("06 20 11 00 00 00 03 03 06 0A 1F 02 02 00 84 1F 03 02 00 84")
    #expect(till.heard.filter { $0.control == APDU.Code.statusInformation }.count == 1)
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 200)
    till.send("06 20 11 00 00 00 03 03 06 0A 1F 02 02 00 83 1F 03 02 99 99")
    #expect(till.heard.filter { $0.control == APDU.Code.statusInformation }.count == 3)
  }

  @Test(
    "a status enquiry would hide the state behind the version",
    arguments: [
      (true, "05 01 03 00 00 00", 15), (true, "05 01 05 00 00 00 03 02", 1),
      (false, "05 01 03 00 00 00", 1), (true, "05 01 00", 15),
    ])
  func states(_ tellsVersion: Bool, _ command: String, _ count: Int) throws {
    var profile = SimulatorProfile()
    profile.tellsVersion = tellsVersion
    var till = TestTill(profile: profile)
    till.send(command)
    let completion = try #require(till.heard.last)
    #expect(completion.control == APDU.Code.completion)
    let text = tellsVersion && count > 1 ? profile.software.utf8.count + 3 : 0
    #expect(completion.data.count == text + 1)
    #expect(completion.data.last == 0x00)
  }

  @Test(
    "a locked terminal would take money, or never be unlocked",
    arguments: [
      (UInt8(0x51), "06 93 03 00 00 00"), (0xC2, "06 70 00"),
      (0x62, "06 91 0B 00 00 00 AA 26 06 11 0C 18 00 00"),
      (0xF0, "06 50 03 00 00 00"),
    ])
  func locked(_ state: UInt8, _ remedy: String) {
    var profile = SimulatorProfile()
    profile.condition = state
    var till = TestTill(profile: profile)
    till.register()
    till.send("05 01 05 00 00 00 03 03")
    #expect(till.heard.last?.data.last == state)
    till.pay(100)
    #expect(till.heard.last == APDU(APDU.Code.abort, [state]))
    till.send(remedy)
    #expect(till.story.last == "06 0F")
    till.pay(100)
    #expect(till.standing == [100])
  }

  @Test(
    "a payment could not be stopped before the host was asked, or could be after it",
    arguments: [
      (DialoguePoint.beforeApproval, APDU.positive), (.beforeStatus, .negative(0x83)),
    ])
  func stops(_ point: DialoguePoint, _ answer: APDU) {
    var till = TestTill()
    till.register(0x36)
    till.terminal.script.append([ScriptEntry(.silence, point: point)])
    _ = till.terminal.receive(TestTill.payment(0x0601, 100), at: till.now)
    let actions = till.terminal.receive(packet("06 B0 00"), at: till.now + 1)
    #expect(actions.contains(.send(answer)))
    let isStopped = answer == .positive
    #expect(
      actions.contains {
        if case .send(let packet) = $0 { packet.data.first == 0x27 } else { false }
      } == isStopped)
    #expect(till.standing == (isStopped ? [] : [100]))
  }

  @Test(
    "display, log-off, speed and unknown commands would get another answer",
    arguments: [
      ("06 E0 08 F0 05 F1 F0 F2 48 69", "80 00"), ("06 02 00", "80 00"), ("08 40 01 07", "80 00"),
      ("08 40 01 03", "84 FD"), ("06 C5 00", "84 83"), ("0F 10 00", "84 83"),
      ("08 02 01 00", "84 83"),
      ("06 B0 00", "80 00"), ("06 50 03 11 11 11", "84 37"), ("06 01 01 C5", "84 83"),
      ("06 01 03 04 00 00", "84 9A"), ("06 01 07 04 00 00 00 00 0A 00", "84 9A"),
      ("06 00 02 00 00", "84 9A"),
    ])
  func answers(_ command: String, _ answer: String) {
    var till = TestTill()
    till.send(command)
    #expect(till.story == [answer])
  }

  @Test("a restart or a diagnosis would not end as it should")
  func restarts() {
    var till = TestTill()
    till.register(0xBE)
    till.send("06 70 03 06 03 1B 01 01")
    #expect(till.story == ["80 00", "06 0F"])
    till.send("06 18 00")
    #expect(till.story == ["80 00", "06 0F"])
    #expect(!till.isConnected)
    #expect(till.terminal.memory.registration?.config == 0xBE)
  }

  @Test("PT-side entry, tips or other amounts would not be told")
  func amounts() throws {
    var till = TestTill()
    till.register(0x3E, objects: "26 04 0A 02 06 D3")
    var entry = ScriptEntry(amount: 5_500)
    entry.tip = 510
    till.terminal.script.append([entry, ScriptEntry(.terminalPayment)])
    till.pay(4_990)
    let status = try #require(till.last(APDU.Code.statusInformation))
    #expect(status.amount(0x04) == 5_500)
    #expect(status.tlv.bytes(0x1F36).flatMap(BCD.number) == 510)
    till.pay(4_990)
    #expect(till.truth.entries.map(\.isLocal) == [false, true, false])
    #expect(till.standing == [5_500, 1_000, 4_990])
    #expect(till.last(APDU.Code.statusInformation)?.number(0x87) == 85)
  }
}
