import Simulators
import Testing
import ZVT

/// Terminals that keep what is not acknowledged, and undo it by the next command (PA00P015 §4).
@Suite("A synchronised terminal")
struct SynchronisationTests {
  static func till() -> TestTill {
    var profile = SimulatorProfile()
    profile.commit = .synchronised
    var till = TestTill(profile: profile)
    till.register()
    return till
  }

  static func known(_ bytes: [UInt8]) -> [TLV] { [TLV(0x1F1F, bytes)] }

  @Test("the number for the next command would not come, or in another form")
  func number() throws {
    var till = Self.till()
    till.pay(100, objects: Self.known([]))
    #expect(try #require(till.last(APDU.Code.statusInformation)).tlv.bytes(0x1F1F) == [0x00, 0x83])
  }

  @Test(
    "a number would undo what it must not, or leave what it must undo",
    arguments: [
      ([UInt8](), [Int64(100), 200, 300], Optional(85)), ([0x00, 0x84], [100, 200, 300], 85),
      ([0x00, 0x83], [100, 300], 84), ([0x00, 0x82], [100, 200, 300], 85),
      ([0x00, 0x00], [100, 200, 300], 85), ([0x99, 0x99], [100, 200, 300], 85),
      ([0x0A, 0x00], [100, 200, 300], 85),
    ])
  func implicit(_ number: [UInt8], _ standing: [Int64], _ receipt: Int?) {
    var till = Self.till()
    till.pay(100, objects: Self.known([]))
    till.pay(200, objects: Self.known([0x00, 0x83]))
    till.pay(300, objects: Self.known(number))
    #expect(till.standing == standing)
    #expect(till.last(APDU.Code.statusInformation)?.number(0x87) == receipt)
  }

  @Test("a lost answer would take the payment back, or recovery not see it")
  func lostAnswer() {
    var till = Self.till()
    till.terminal.script.append([ScriptEntry(.dropAfterStatus)])
    till.pay(100, objects: Self.known([]))
    #expect(till.standing == [100])
    till.send("06 20 05 00 00 00 03 03")
    #expect(till.last(APDU.Code.statusInformation)?.amount(0x04) == 100)
    till.pay(200, objects: Self.known([0x00, 0x83]))
    #expect(till.standing == [100, 200])
  }

  @Test(
    "one entry of a script could not make a terminal synchronised, or classic",
    arguments: [
      (SimulatorProfile.Commit.classic, true, [Int64(100)]), (.synchronised, false, []),
    ])
  func byEntry(
    _ commit: SimulatorProfile.Commit, _ isSynchronised: Bool, _ standing: [Int64]
  ) {
    var profile = SimulatorProfile()
    profile.commit = commit
    var till = TestTill(profile: profile)
    till.register()
    till.terminal.script.append([
      ScriptEntry(.dropAfterStatus, isSynchronised: isSynchronised)
    ])
    till.pay(100)
    #expect(till.standing == standing)
  }
}
