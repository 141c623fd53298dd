import Amounts
import Devices
import Synchronization
import Testing
import ZVT

/// Sales of always the same amount at an honest terminal whose line, and whose till's disk, fail at
/// random: what is booked must be what is charged.
@Suite("The till and the truth")
struct TruthTests {
  struct Setting: CustomTestStringConvertible {
    let mode: ModelTerminal.Mode
    let storesDeclines: Bool
    let reusesNumbers: Bool
    let seed: UInt64
    var testDescription: String {
      "\(mode), stores declines: \(storesDeclines), reuses numbers: \(reusesNumbers), seed \(seed)"
    }
  }

  private static let settings = (UInt64(1)...3).flatMap { seed in
    [ModelTerminal.Mode.reverses, .keeps].flatMap { mode in
      [(false, false), (false, true), (true, false), (true, true)].map {
        Setting(mode: mode, storesDeclines: $0.0, reusesNumbers: $0.1, seed: seed)
      }
    }
  }

  @Test("No cut anywhere may charge twice, lose a payment or book another one", arguments: settings)
  func truth(_ setting: Setting) async {
    let model = ModelTerminal(
      setting.mode, storesDeclines: setting.storesDeclines,
      reusesNumbers: setting.reusesNumbers, cutPercent: 4, seed: setting.seed)
    let terminal = Self.driver(of: model)
    let disk = Disk(seed: setting.seed)
    var booked: [Int] = []
    var inquiries = 0
    for number in 0..<120 {
      let order = await Self.order(number, terminal, model)
      var outcome = await terminal.perform(order, witness: disk.witness)
      while outcome.name == "unknown", inquiries < 5_000 {
        inquiries += 1
        outcome = await terminal.inquire(order, witness: disk.witness)
      }
      if case .approved(let told) = outcome {
        guard let receipt = Int(told.trace) else {
          Issue.record("approved without a number")
          continue
        }
        booked.append(receipt)
      }
      #expect(outcome.name != "unknown", "\(number): \(outcome)")
      if outcome.name == "review" {
        // A number that nobody heard of is used up: only then a person has to look.
        #expect(!setting.reusesNumbers, "\(number): \(outcome)")
        booked = await model.standing
      }
      #expect(await model.standing == booked, "\(number): \(outcome)")
      if await model.standing != booked { return }
    }
    #expect(inquiries > 10, "the line was never cut where it counts")
    #expect(booked.count > 30)
  }

  private static func driver(of model: ModelTerminal) -> ZVTTerminal {
    var settings = ZVTSettings()
    settings.timers = Bench.timers
    settings.repeatReceipt = .usable
    settings.hasTotals = false
    return ZVTTerminal(
      id: TerminalID(trusted: "t-1"), settings: settings, milliseconds: { model.clock.now },
      pause: { model.clock.pass($0) }, makeLink: { ModelLink(terminal: model) })
  }

  /// An order with the baseline of this moment, however often it has to be asked for.
  private static func order(_ number: Int, _ terminal: ZVTTerminal, _ model: ModelTerminal) async
    -> CardOrder
  {
    var baseline: String?
    while baseline == nil { baseline = try? await terminal.lastTrace() }
    let time = await model.time
    let clock = "\(time.prefix(2)):\(time.dropFirst(2).prefix(2)):\(time.suffix(2))"
    return CardOrder(
      attempt: AttemptID(trusted: "a-\(number)"), movement: .payment,
      amount: Money(4_990, .euro), baseline: baseline ?? "",
      sentAt: try? Moment(rfc3339: "2026-06-11T\(clock)+02:00"))
  }
}

/// A disk that can't write now and then.
private final class Disk: Sendable {
  private let dice: Mutex<SplitMix>

  init(seed: UInt64) { dice = Mutex(SplitMix(seed: seed ^ 0xD15C)) }

  var witness: CardWitness {
    CardWitness(
      store: { [self] _ in try write() }, record: { [self] _ in try write() })
  }

  private func write() throws {
    let fails = dice.withLock { Int.random(in: 0..<100, using: &$0) < 3 }
    if fails { throw DeviceError(.unavailable, "the disk is full") }
  }
}
