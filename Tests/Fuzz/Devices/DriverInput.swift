import Amounts
import Devices
import Synchronization
import ZVT

/// A hostile terminal at the driver: the laws of money hold whatever it says.
enum DriverInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    let verb = reader.byte()
    let settings = settings(reader.byte())
    let bench = HostileBench(HostileLink(reader), settings)
    return Blocking.wait { await bench.run(verb) } ?? 0
  }

  private static func settings(_ bits: UInt8) -> ZVTSettings {
    var settings = ZVTSettings()
    settings.timers = ZVTTimers(
      connectMilliseconds: 5, answerMilliseconds: 6, completionMilliseconds: 10,
      totalMilliseconds: 60, lookMilliseconds: 2, pollMilliseconds: 0, readinessMilliseconds: 8,
      recoveryMilliseconds: 20, reconnectMilliseconds: 0, probeMilliseconds: 4)
    settings.commitMode = bits & 1 != 0 ? .synchronised : .classic
    settings.repeatReceipt = bits & 2 != 0 ? .usable : .unproven
    settings.hasReceiptsByNumber = bits & 4 != 0
    settings.probes = bits & 8 != 0
    settings.numbersMessages = bits & 16 != 0
    settings.characters = bits & 32 != 0 ? .asked(.utf8) : .fixed(.zvt8)
    settings.slipLinesMax = 40
    return settings
  }
}

/// The driver, the terminal, and a witness that holds what it hears to the laws.
private final class HostileBench: Sendable {
  private let link: HostileLink
  private let terminal: ZVTTerminal
  private let recorded = Mutex<[CardOutcome]>([])

  init(_ link: HostileLink, _ settings: ZVTSettings) {
    self.link = link
    terminal = ZVTTerminal(
      id: TerminalID(trusted: "t-1"), settings: settings, milliseconds: { link.milliseconds() },
      makeLink: { link })
  }

  func run(_ verb: UInt8) async -> Int {
    switch verb % 12 {
    case 0, 1, 2, 3: return await perform(.payment)
    case 4: return await perform(.refund)
    case 5: return await perform(.reversal)
    case 6:
      let movement: CardMovement = verb & 0x80 != 0 ? .reversal : .payment
      return name(await terminal.inquire(order(movement), witness: witness))
    case 7: return await close()
    case 8: return await (try? terminal.batch())?.count ?? -1
    case 9: return await (try? terminal.totals())?.count ?? -1
    case 10: return await ask()
    default: return await (try? terminal.lastTrace())?.utf8.count ?? -1
    }
  }

  private func perform(_ movement: CardMovement) async -> Int {
    let outcome = await terminal.perform(order(movement), witness: witness)
    let records = recorded.withLock { $0 }
    require(link.orders <= 1, "an order is sent twice")
    require(records.count <= 1, "an order ends twice")
    if case .approved(let told) = outcome {
      require(records == [outcome], "an approval that is not recorded")
      require(told.amount == Self.amount, "an approval of another amount")
      require(link.hasVotedYes || movement == .reversal, "an approval that was voted down")
    }
    return name(outcome)
  }

  private func close() async -> Int {
    let sums = TerminalTotals(amount: Self.amount, count: 1, receipts: 82...83)
    _ = await terminal.closeBatch(expected: sums, witness: witness)
    _ = await terminal.inquireClose(expected: sums, witness: witness)
    return 1
  }

  private func ask() async -> Int {
    _ = await terminal.health()
    let identity = try? await terminal.identify()
    try? await terminal.diagnose(witness: witness)
    try? await terminal.display(["Kase"])
    return identity?.number.utf8.count ?? -1
  }

  private static let amount = Money(4_990, .euro)

  private func order(_ movement: CardMovement) -> CardOrder {
    CardOrder(
      attempt: AttemptID(trusted: "a-1"), movement: movement, amount: Self.amount,
      baseline: "52000007/000482/0082/0611/170000",
      original: movement == .payment ? nil : "52000007/000482/0082/0611/170000",
      sentAt: Moment(milliseconds: 1_781_191_800_000, offsetSeconds: 7_200))
  }

  private func name(_ outcome: CardOutcome) -> Int {
    switch outcome {
    case .approved: 1
    case .declined(let reason), .notCharged(let reason): reason.utf8.count
    case .unknown(let reason), .review(let reason): -reason.utf8.count
    case .cancelled: 2
    }
  }

  private struct Full: Error {}

  private var witness: CardWitness {
    CardWitness(
      store: { [link] in
        Self.check($0)
        if link.choice() == 0xED { throw Full() }
      },
      record: { [self] outcome in
        recorded.withLock { $0.append(outcome) }
        if link.choice() == 0xEC { throw Full() }
      })
  }

  /// What is stored is masked.
  private static func check(_ statement: TerminalStatement) {
    var framer = PacketFramer()
    for case .packet(let packet) in framer.take(statement.bytes) {
      require(Masking.masked(packet) == packet, "a secret is stored")
    }
  }
}
