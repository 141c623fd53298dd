import Simulators
import ZVT

/// A till that talks to a terminal as a value, with a clock of its own that never waits.
struct TestTill {
  /// The terminal.
  var terminal: ZVTSimulator
  /// Milliseconds since the terminal was switched on.
  var now = 0
  /// The votes on status information, in their order; yes when they are used up.
  var votes: [APDU] = []
  /// The answers to messages of the slip, in their order; yes when they are used up.
  var slipAnswers: [APDU] = []
  /// How long the till waits for anything before it closes the connection.
  var patienceMilliseconds = 180_000
  /// What the terminal sent since the last command, the oldest first.
  private(set) var heard: [APDU] = []
  /// What it sent ever.
  private(set) var all: [APDU] = []
  /// Bytes that were no packet, since the last command.
  private(set) var raw: [[UInt8]] = []
  private(set) var events: [SimulatorEvent] = []
  private(set) var isConnected = false
  private(set) var saves = 0
  /// What else the terminal did to the line.
  private(set) var others: [SimulatorAction] = []

  init(
    profile: SimulatorProfile = SimulatorProfile(), script: [ScriptEntry] = [],
    memory: TerminalMemory? = nil
  ) {
    terminal = ZVTSimulator(
      profile: profile, startedAt: TestTill.morning, memory: memory,
      script: ScriptReader(script))
  }

  static let morning = LocalTime(yearMonthDay: 2026_06_11, clock: 17_30_00) ?? LocalTime(seconds: 0)

  /// The truth.
  var truth: TerminalTruth { terminal.truth }

  /// Connects where it is not, and registers with a config byte.
  mutating func register(_ config: UInt8 = 0x3E, objects: String = "") {
    connect()
    send("06 00 \(TestTill.framed("00 00 00 \(hex([config])) 09 78 03 01 06 \(objects)"))")
  }

  mutating func connect() {
    guard !isConnected else { return }
    isConnected = true
    run(terminal.connect(at: now))
  }

  /// Sends a packet, answers whatever comes, and stops when nothing more does.
  mutating func send(_ text: String) { send(packet(text)) }

  mutating func send(_ packet: APDU) {
    connect()
    heard = []
    raw = []
    run(terminal.receive(packet, at: now))
    settle()
  }

  /// Pays an amount in minor units.
  mutating func pay(_ amount: Int64, objects: [TLV]? = nil) {
    send(TestTill.payment(0x0601, amount, objects: objects))
  }

  mutating func close() {
    guard isConnected else { return }
    isConnected = false
    run(terminal.disconnect(at: now))
    settle()
  }

  mutating func proceed() {
    run(terminal.proceed(at: now))
    settle()
  }

  /// Lets time pass until the terminal has nothing more to do, or the till has lost patience.
  mutating func settle() {
    let start = now
    for _ in 0..<20_000 {
      guard let wake = terminal.wakesAt else { return }
      if isConnected, wake - start > patienceMilliseconds {
        now = start + patienceMilliseconds
        isConnected = false
        run(terminal.disconnect(at: now))
        continue
      }
      now = max(now, wake)
      run(terminal.tick(at: now))
    }
  }

  private mutating func run(_ actions: [SimulatorAction]) {
    for action in actions {
      switch action {
      case .send(let packet):
        heard.append(packet)
        all.append(packet)
        guard isConnected, !packet.isAnswer, let answer = answer(packet) else { continue }
        run(terminal.receive(answer, at: now))
      case .raw(let bytes): raw.append(bytes)
      case .close:
        others.append(action)
        guard isConnected else { continue }
        isConnected = false
        run(terminal.disconnect(at: now))
      case .save: saves += 1
      case .tell(let event): events.append(event)
      case .wire, .lineSpeed: others.append(action)
      }
    }
  }

  /// Silence is an answer too: `FF FF` in the list of votes.
  private mutating func answer(_ packet: APDU) -> APDU? {
    var answer = APDU.positive
    switch packet.control {
    case APDU.Code.statusInformation where !votes.isEmpty: answer = votes.removeFirst()
    case APDU.Code.printLine, APDU.Code.printBlock:
      if !slipAnswers.isEmpty { answer = slipAnswers.removeFirst() }
    default: break
    }
    return answer.control == 0xFFFF ? nil : answer
  }
}

extension TestTill {
  /// No answer at all.
  static let silence = APDU(0xFFFF)

  /// A command with an amount and the euro.
  static func payment(_ code: UInt16, _ amount: Int64, objects: [TLV]? = nil) -> APDU {
    var fields = BitmapWriter()
    fields.append(0x04, amount: amount)
    fields.append(0x49, currency: 978)
    if let objects { fields.append(tlv: objects) }
    let password: [UInt8] = code == APDU.Code.refund ? [0, 0, 0] : []
    return APDU(code, password + fields.bytes)
  }

  /// A reversal of a receipt.
  static func reversal(_ receipt: Int, _ amount: Int64?) -> APDU {
    var fields = BitmapWriter()
    fields.append(0x87, bcd: receipt, bytes: 2)
    if let amount { fields.append(0x04, amount: amount) }
    return APDU(APDU.Code.reversal, [0, 0, 0] + fields.bytes)
  }

  /// Bytes with their number in front, and the container's length behind a last 06.
  static func framed(_ text: String) -> String {
    let parts = text.split(separator: " 06 ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return text }
    let objects = bytes(String(parts[1]))
    let data = bytes(String(parts[0])) + [0x06, UInt8(objects.count)] + objects
    return hex([UInt8(data.count)] + data)
  }

  /// The control numbers of what was heard, without answers, intermediate states and slips.
  var story: [String] {
    heard.map { hex([$0.classByte, $0.instruction]) }
      .filter { !["04 FF", "06 D1", "06 D3"].contains($0) }
  }

  /// The fields of the last message of a kind.
  func last(_ code: UInt16) -> Bitmaps? {
    heard.last { $0.control == code }.map { Bitmaps(parsing: $0.data) }
  }

  /// The data of the last message of a kind, in hexadecimal.
  func lastData(_ code: UInt16) -> String {
    hex(heard.last { $0.control == code }?.data ?? [])
  }

  /// The result of the last status information.
  var result: UInt8? { last(APDU.Code.statusInformation)?.byte(0x27) }

  /// What stands, as receipt and amount.
  var standing: [Int64] { truth.charges.map(\.amount) }
}

/// The bytes of hexadecimal text.
func bytes(_ text: String) -> [UInt8] {
  text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
}

/// Bytes as hexadecimal text.
func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    .joined(separator: " ")
}

/// The packet of hexadecimal text, with its length.
func packet(_ text: String) -> APDU {
  let all = bytes(text)
  return APDU(UInt16(all[0]) << 8 | UInt16(all[1]), Array(all.dropFirst(3)))
}
