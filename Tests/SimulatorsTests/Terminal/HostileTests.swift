import Simulators
import Testing
import ZVT

/// Tills that send nonsense.
@Suite("A terminal and a hostile till")
struct HostileTests {
  /// Numbers by a seed: SplitMix64.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  static let codes: [UInt16] = [
    0x0600, 0x0601, 0x0602, 0x0610, 0x0612, 0x0618, 0x0620, 0x0621, 0x0622, 0x0623, 0x0624,
    0x0625, 0x0630, 0x0631, 0x0650, 0x0670, 0x0691, 0x0693, 0x06B0, 0x06E0, 0x0501, 0x0840,
    0x8000, 0x8400, 0x849C, 0x849D, 0x8466, 0x84CC, 0x0000, 0xFFFF,
  ]

  @Test("random commands would trap, or charge without a till's yes", arguments: 1...4)
  func random(_ seed: UInt64) {
    var numbers = Numbers(state: seed)
    var profile = SimulatorProfile()
    profile.commit = SimulatorProfile.Commit.allCases.randomElement(using: &numbers) ?? .classic
    var terminal = ZVTSimulator(
      profile: profile, startedAt: TestTill.morning,
      script: ScriptReader(
        chance: FaultChance(seed: seed, percent: 50, faults: TerminalFault.allCases)))
    var now = 0
    for _ in 0..<20_000 {
      now += Int.random(in: 0...3_000, using: &numbers)
      switch Int.random(in: 0..<20, using: &numbers) {
      case 0: _ = terminal.connect(at: now)
      case 1: _ = terminal.disconnect(at: now)
      case 2: _ = terminal.undelivered(at: now)
      case 3: _ = terminal.proceed(at: now)
      case 4...9: _ = terminal.tick(at: now)
      default: _ = terminal.receive(Self.packet(&numbers), at: now)
      }
    }
    _ = terminal.disconnect(at: now)
    _ = terminal.tick(at: now + 100_000_000)
    #expect(!terminal.truth.entries.contains { $0.fate == .pending })
    #expect(terminal.memory.commandCount > 1_000)
  }

  private static func packet(_ numbers: inout Numbers) -> APDU {
    let code = codes.randomElement(using: &numbers) ?? 0
    var data: [UInt8] = Bool.random(using: &numbers) ? [0, 0, 0] : []
    let fields: [UInt8] = [0x04, 0x06, 0x87, 0x49, 0x0B, 0x03, 0x01, 0x02, 0xAA, 0x0C]
    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
      var writer = BitmapWriter()
      let number = fields.randomElement(using: &numbers) ?? 0x04
      let length = FieldTable.field(number).map(\.layout)
      let count = if case .fixed(let count) = length { count } else { 5 }
      writer.append(
        number,
        (0..<count).map { _ in
          UInt8.random(in: 0...(Bool.random(using: &numbers) ? 0x10 : 0xFF), using: &numbers)
        })
      data += writer.bytes
    }
    if Int.random(in: 0..<4, using: &numbers) == 0, !data.isEmpty { data.removeLast() }
    return APDU(code, data)
  }

  @Test(
    "random bytes on a wire would trap or never end",
    arguments: [
      ZVTCounterpart.Line.stream, .serial(SerialLink.Settings()),
    ])
  func bytes(_ line: ZVTCounterpart.Line) {
    var numbers = Numbers(state: 11)
    var device = ZVTCounterpart(
      ZVTSimulator(
        startedAt: TestTill.morning,
        script: ScriptReader(
          chance: FaultChance(seed: 3, percent: 70, faults: TerminalFault.allCases))), line: line)
    var now = 0
    _ = device.connect(at: now)
    for round in 0..<20_000 {
      now += Int.random(in: 0...1_000, using: &numbers)
      let packet = Self.packet(&numbers)
      var sent = line == .stream ? packet.bytes : [0x06] + SerialBlock.bytes(packet)
      if round.isMultiple(of: 3), let index = sent.indices.randomElement(using: &numbers) {
        sent[index] = UInt8.random(in: 0...0xFF, using: &numbers)
      }
      let actions = device.receive(sent, at: now) + device.tick(at: now)
      if actions.contains(.close) {
        _ = device.disconnect(at: now)
        _ = device.connect(at: now)
      }
    }
    #expect(device.terminal.memory.commandCount > 0)
  }
}
