import Simulators
import Testing
import ZVT

/// The table of faults: what money stands, in a terminal that takes unacknowledged payments back,
/// and in one that keeps them.
@Suite("A terminal's faults and what was truly charged")
struct FaultTruthTests {
  /// A fault, and whether the payment stands: classic, synchronised.
  struct Row: Sendable, CustomTestStringConvertible {
    let entry: ScriptEntry
    let classic: Bool
    let synchronised: Bool
    var testDescription: String { "\(entry.fault?.rawValue ?? "result \(entry.result)")" }

    init(_ fault: TerminalFault, _ classic: Bool, _ synchronised: Bool, milliseconds: Int? = nil) {
      entry = ScriptEntry(fault, milliseconds: milliseconds)
      self.classic = classic
      self.synchronised = synchronised
    }

    init(_ entry: ScriptEntry, _ stands: Bool) {
      self.entry = entry
      classic = stands
      synchronised = stands
    }
  }

  static let rows: [Row] = [
    Row(.dropBeforeAnswer, false, false),
    Row(.dropAfterAnswer, false, false),
    Row(.dropBeforeStatus, false, true),
    Row(.dropAfterStatus, false, true),
    Row(.dropAfterAck, true, true),
    Row(.duplicateStatus, true, true),
    Row(.lateAnswer, true, true),
    Row(.lateAnswer, false, false, milliseconds: 200_000),
    Row(.silence, true, true, milliseconds: 100_000),
    Row(.silence, false, false, milliseconds: 200_000),
    Row(ScriptEntry(.busy), false),
    Row(ScriptEntry(result: 0x6C), false),
    Row(ScriptEntry(result: 0x33), false),
    Row(ScriptEntry(result: 0xF0), false),
    Row(.dropBeforeCompletion, true, true),
    Row(ScriptEntry(.completionWithoutStatus), false),
    Row(ScriptEntry(.abortAfterAck), false),
    Row(.wrongPINFirst, true, true),
    Row(.restart, false, true),
    Row(ScriptEntry(.stateLost), false),
    Row(ScriptEntry(.portRefused), false),
    Row(ScriptEntry(.mute), false),
    Row(.longerTimer, true, true),
    Row(.twoAnswers, true, true),
    Row(.strayStatus, true, true),
    Row(.strayCompletion, true, true),
    Row(.unknownCommand, true, true),
    Row(.endlessProgress, true, true),
    Row(.autoClose, true, true),
    Row(.autoCloseAfter, true, true),
    Row(ScriptEntry(.registrationLost), false),
    Row(ScriptEntry(.wrongPassword), false),
    Row(.terminalSwapped, true, true),
    Row(ScriptEntry(.tlsAlert), false),
    Row(ScriptEntry(.foreignBanner), false),
  ]

  @Test(
    "a fault charges where it must not, or does not where it must",
    arguments: rows, [SimulatorProfile.Commit.classic, .noHostReversal, .synchronised])
  func stands(_ row: Row, _ commit: SimulatorProfile.Commit) {
    var profile = SimulatorProfile()
    profile.commit = commit
    var till = TestTill(profile: profile)
    till.register()
    // The script's faults are for the payment, not for the registration's connection.
    till.terminal.script.append([row.entry])
    till.pay(4_990)
    till.close()
    let stands = commit == .synchronised ? row.synchronised : row.classic
    #expect(till.standing == (stands ? [4_990] : []))
    #expect(!till.truth.entries.contains { $0.fate == .pending })
    #expect(till.terminal.script.count == 0)
  }

  @Test(
    "a fault in the status information would change what the till's yes means",
    arguments: [
      TerminalFault.noReceiptNumber, .noAmount, .shuffled, .unknownField, .unknownTag, .longTrace,
      .wrongTerminal, .contradiction, .latin1, .emptyCardFields, .controlBytes, .emptyStatus,
      .bareStatus, .badAmount, .badLengthDigit, .lengthBeyond, .containerLengthOpen,
      .containerLengthReserved, .containerBeyond, .endlessTag, .deepNesting,
    ])
  func spoilt(_ fault: TerminalFault) {
    var yes = TestTill()
    var no = TestTill()
    for fate in [true, false] {
      var till = TestTill()
      till.register()
      till.terminal.script.append([ScriptEntry(fault)])
      till.votes = fate ? [] : [.negative(0x66)]
      till.pay(4_990)
      if fate { yes = till } else { no = till }
    }
    #expect(yes.standing == [4_990])
    #expect(no.standing.isEmpty)
    var plain = TestTill()
    plain.register()
    plain.pay(4_990)
    let usual = plain.heard.last { $0.control == APDU.Code.statusInformation }
    let spoilt = yes.heard.last { $0.control == APDU.Code.statusInformation }
    #expect(usual != nil && spoilt != nil)
    if fault != .latin1 { #expect(spoilt != usual) }
  }

  @Test(
    "a packet that is none would not be sent, or be a packet",
    arguments: [
      (TerminalFault.shortPacket, false), (.hugePacket, false), (.extendedLength, true),
    ])
  func packets(_ fault: TerminalFault, _ isWhole: Bool) throws {
    var till = TestTill()
    till.register()
    till.terminal.script.append([ScriptEntry(fault)])
    till.pay(4_990)
    let bytes = try #require(till.raw.first)
    var framer = PacketFramer()
    let receptions = framer.take(bytes)
    #expect(receptions.count == (isWhole ? 1 : 0))
    till.close()
    #expect(till.standing.isEmpty)
  }

  @Test(
    "a slip that breaks off would leave the money where it was",
    arguments: [
      (SimulatorProfile.Commit.classic, 0, 0), (.classic, 3, 0), (.synchronised, 3, 4_990),
      (.noHostReversal, 3, 0),
    ])
  func slip(_ commit: SimulatorProfile.Commit, _ line: Int, _ charged: Int64) {
    var profile = SimulatorProfile()
    profile.commit = commit
    var till = TestTill(profile: profile)
    till.register(0xBE)
    till.terminal.script.append([ScriptEntry(.dropInSlip, line: line)])
    till.pay(4_990)
    #expect(till.truth.balance == charged)
    #expect(till.heard.filter { $0.control == APDU.Code.printLine }.count == line)
    #expect(!till.isConnected)
  }

  @Test("money would be taken back before the card is out, or the till would not see it waiting")
  func waitsForCard() {
    var till = TestTill()
    till.register(0x36)
    till.terminal.script.append([
      ScriptEntry(.dropAfterStatus, reversalMilliseconds: 5_000)
    ])
    var terminal = till.terminal
    _ = terminal.receive(TestTill.payment(0x0601, 4_990), at: 0)
    #expect(terminal.wakesAt == 5_000)
    let state = terminal.receive(packet("05 01 05 00 00 00 03 03"), at: 100)
    #expect(state.contains(.send(APDU(APDU.Code.completion, [0x9C]))))
    _ = terminal.receive(.positive, at: 150)
    let last = terminal.receive(packet("06 20 05 00 00 00 03 03"), at: 200)
    #expect(last.contains(.send(APDU(APDU.Code.abort, [0x9C]))))
    _ = terminal.receive(.positive, at: 250)
    let payment = terminal.receive(TestTill.payment(0x0601, 1), at: 300)
    #expect(payment.contains(.send(.negative(0x9C))))
    #expect(terminal.truth.charges.map(\.amount) == [4_990])
    _ = terminal.tick(at: 5_000)
    #expect(terminal.truth.entries.map(\.fate) == [.autoReversed])
    let after = terminal.receive(packet("05 01 05 00 00 00 03 03"), at: 5_100)
    #expect(after.contains(.send(APDU(APDU.Code.completion, [0x00]))))
  }

  /// The faults that only a wire can have.
  private static let ofTheWire: Set<TerminalFault> = [.nakOnce, .lostAckOnce]

  @Test(
    "a fault would do nothing at all",
    arguments: TerminalFault.allCases.filter { !ofTheWire.contains($0) })
  func doesSomething(_ fault: TerminalFault) {
    let closes: Set<TerminalFault> = [.updateAfterClose, .rebootAfterClose]
    let command =
      closes.contains(fault) ? packet("06 50 03 00 00 00") : TestTill.payment(0x0601, 4_990)
    func till(_ entries: [ScriptEntry]) -> TestTill {
      var till = TestTill()
      till.register(0xBE, objects: "1A 02 04 00")
      till.terminal.script.append(entries)
      till.send(command)
      till.pay(1)
      return till
    }
    let plain = till([])
    let faulty = till([ScriptEntry(fault)])
    let isSame =
      faulty.all == plain.all && faulty.others == plain.others && faulty.raw == plain.raw
      && faulty.now == plain.now && faulty.truth == plain.truth
      && faulty.terminal.memory.batches == plain.terminal.memory.batches
    #expect(!isSame)
    #expect(faulty.events.contains(.fault(fault.rawValue)))
  }

  @Test("faults by chance would differ from run to run, or never come")
  func chance() {
    var first = FaultChance(seed: 7, percent: 20)
    var second = FaultChance(seed: 7, percent: 20)
    let drawn = (0..<1_000).map { _ in first.draw() }
    #expect(drawn == (0..<1_000).map { _ in second.draw() })
    let faults = drawn.filter { $0.fault != nil || $0.result != 0 }.count
    #expect(150...250 ~= faults)
  }
}
