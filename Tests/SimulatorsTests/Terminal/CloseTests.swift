import Simulators
import Testing
import ZVT

/// The end of the day, its sums, and what the till may ask about them.
@Suite("A terminal's batch")
struct CloseTests {
  /// Pays the amounts with the cards, in their order.
  static func till(
    _ payments: [(String, Int64)], profile: SimulatorProfile = SimulatorProfile()
  ) -> TestTill {
    var till = TestTill(profile: profile)
    till.register()
    till.terminal.script.append(
      payments.map { ScriptEntry(card: PresentedCard($0.0) ?? .visa) })
    for (_, amount) in payments { till.pay(amount) }
    return till
  }

  @Test("sums would differ from the movements, or brands stand in the wrong place")
  func sums() throws {
    var till = Self.till([
      ("girocard", 2_000), ("maestro", 5_350), ("mastercard", 9_900), ("visa", 16_225),
      ("unionpay", 2_500),
    ])
    till.send(TestTill.reversal(85, 9_900))
    till.send("06 10 03 00 00 00")
    #expect(till.story == ["80 00", "04 0F", "06 0F"])
    let status = try #require(till.last(APDU.Code.statusInformation))
    #expect(status.amount(0x04) == 26_075)
    #expect(
      hex(status.value(0x60) ?? []) == """
        00 83 00 88 02 00 00 00 00 73 50 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 \
        00 00 00 01 00 00 00 01 62 25 00 00 00 00 00 00 00 01 00 00 00 00 25 00
        """)
    #expect(till.terminal.memory.batches.isEmpty)
  }

  @Test(
    "Maestro and V PAY would count where this terminal does not count them",
    arguments: [
      (true, 0, 0), (false, 2, 4),
    ])
  func slots(_ isGirocard: Bool, _ maestro: Int, _ vpay: Int) {
    var profile = SimulatorProfile()
    profile.isMaestroGirocard = isGirocard
    var till = Self.till([("maestro", 100), ("vpay", 200)], profile: profile)
    till.send("06 50 03 00 00 00")
    let slots = till.terminal.memory.batches.first?.sums.slots.map(\.amount) ?? []
    var expected = [Int64](repeating: 0, count: 7)
    expected[maestro] += 100
    expected[vpay] += 200
    #expect(slots == expected)
  }

  @Test("receipts would not be printed again, or others than those asked for")
  func reprints() {
    var till = Self.till([("visa", 1_000), ("visa", 2_000), ("visa", 3_000)])
    till.register(0xBE)
    till.send("06 12 07 00 00 00 00 83 00 84")
    let ends = till.heard.filter { $0.control == APDU.Code.printLine && $0.data.first == 0x81 }
    #expect(ends.count == 4)
    #expect(till.story == ["80 00", "06 0F"])
    till.send("06 12 05 00 00 00 01 00")
    #expect(till.story == ["80 00", "06 1E"])
  }

  @Test("a close would not empty the batch, or another one would follow from it")
  func closes() throws {
    var till = Self.till([("visa", 1_000), ("visa", 2_000)])
    till.send("06 50 03 00 00 00")
    #expect(till.story == ["80 00", "04 0F", "06 0F"])
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 3_000)
    #expect(till.terminal.memory.batches.map(\.sums.amount) == [3_000])
    till.send("06 20 05 00 00 00 03 03")
    let last = try #require(till.last(APDU.Code.statusInformation))
    #expect(last.amount(0x04) == 3_000 && last.first(0x60) != nil && last.first(0x87) == nil)
    till.send("06 50 03 00 00 00")
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 0)
    till.pay(500)
    till.send("06 20 05 00 00 00 03 03")
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 500)
  }

  @Test(
    "a close that loses its connection would be closed where it is not, or the reverse",
    arguments: [
      (TerminalFault.dropBeforeAnswer, false, false), (.dropAfterAnswer, false, false),
      (.dropBeforeStatus, false, true), (.dropAfterStatus, false, true),
      (.dropAfterAck, true, true), (.dropBeforeCompletion, true, true), (.busy, false, false),
      (.silence, true, true), (.duplicateStatus, true, true), (.closeFailed, false, false),
      (.updateAfterClose, true, true), (.rebootAfterClose, true, true),
    ])
  func faults(_ fault: TerminalFault, _ classic: Bool, _ synchronised: Bool) {
    for commit in [SimulatorProfile.Commit.classic, .synchronised] {
      var profile = SimulatorProfile()
      profile.commit = commit
      var till = Self.till([("visa", 1_000)], profile: profile)
      till.terminal.script.append([ScriptEntry(fault)])
      till.send("06 50 03 00 00 00")
      till.close()
      let isClosed = commit == .synchronised ? synchronised : classic
      #expect(till.terminal.memory.batches.count == (isClosed ? 1 : 0), "\(commit)")
    }
  }

  @Test("a failed close would let payments through, or block them for ever")
  func failed() {
    var till = Self.till([("visa", 1_000)])
    till.terminal.script.append([ScriptEntry(.closeFailed)])
    till.send("06 50 03 00 00 00")
    #expect(till.result == 0x77)
    #expect(till.heard.last == APDU(APDU.Code.abort, [0x77]))
    till.pay(500)
    #expect(till.heard.last == APDU(APDU.Code.abort, [0xF0]))
    till.send("06 50 03 00 00 00")
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 1_000)
    till.pay(500)
    #expect(till.standing == [1_000, 500])
  }

  @Test(
    "an update or a reboot after the close would not be told",
    arguments: [
      (TerminalFault.updateAfterClose, UInt8(0xE0)), (.rebootAfterClose, 0xFC),
    ])
  func afterwards(_ fault: TerminalFault, _ result: UInt8) {
    var till = Self.till([("visa", 1_000)])
    till.terminal.script.append([ScriptEntry(fault)])
    till.send("06 50 03 00 00 00")
    #expect(till.last(APDU.Code.completion)?.byte(0x27) == result)
    #expect(till.others.contains(.close(refuseMilliseconds: 500)) == (result == 0xFC))
    #expect(till.others.contains(.wire(.mute(milliseconds: 60_000))) == (result == 0xE0))
  }

  @Test("an open reservation would not keep the batch open where it has to")
  func reservations() {
    var till = TestTill()
    till.register()
    till.send(TestTill.payment(APDU.Code.reservation, 10_000))
    till.send("06 50 03 00 00 00")
    #expect(till.heard.last == APDU(APDU.Code.abort, [0x77]))
    till.send("06 25 03 87 00 83")
    till.send("06 50 03 00 00 00")
    #expect(till.story.last == "06 0F")
  }

  @Test("a terminal without totals or receipts of closes would have them")
  func without() {
    var profile = SimulatorProfile()
    profile.hasTotals = false
    profile.repeatReceipt = .noEndOfDay
    var till = Self.till([("visa", 1_000)], profile: profile)
    till.send("06 10 03 00 00 00")
    #expect(till.story == ["84 83"])
    till.send("06 50 03 00 00 00")
    till.send("06 20 05 00 00 00 03 03")
    #expect(till.story == ["80 00", "06 1E"])
    till.send("06 20 0A 00 00 00 03 03 06 04 1F 01 01 04")
    #expect(till.story == ["80 00", "06 1E"])
  }

  @Test("a batch that closes by itself would take the payment with it, or not tell")
  func closesItself() {
    var till = Self.till([("visa", 1_000)])
    till.register(0xBE)
    till.terminal.script.append([ScriptEntry(.autoClose), ScriptEntry(.autoCloseAfter)])
    till.pay(2_000)
    #expect(till.heard.contains { $0.control == APDU.Code.intermediateStatus && $0.data == [0x0F] })
    #expect(till.terminal.memory.batches.map(\.sums.amount) == [1_000])
    till.pay(3_000)
    #expect(!till.heard.contains { $0.data == [0x0F] })
    #expect(till.terminal.memory.batches.map(\.sums.amount) == [1_000, 5_000])
  }

  @Test("numbers of slips would stop at their end, or a number that was taken back be lost")
  func numbers() {
    var profile = SimulatorProfile()
    profile.receipt = 9_998
    profile.trace = 999_998
    var till = Self.till([("visa", 1), ("visa", 2)], profile: profile)
    #expect(till.truth.entries.map(\.receipt) == [9_999, 1])
    #expect(till.truth.entries.map(\.trace) == [999_999, 1])
    till.votes = [.negative(0x66)]
    till.pay(3)
    till.pay(4)
    #expect(till.truth.entries.map(\.receipt) == [9_999, 1, 2, 2])
  }
}
