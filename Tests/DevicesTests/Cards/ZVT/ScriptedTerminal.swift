import Amounts
import Devices
import Synchronization
import ZVT

/// A terminal that follows a script, and writes down where the till does not.
///
/// One step a line, in the order in which things have to happen; `---` begins the next connection:
///
///     > 06 01 ..          the till sends this; `..` stands for any rest
///     < 80 00 00          the terminal sends this
///     # status            the till stores a message of this kind; `# status fails`: it can't
///     = approved          the till records this outcome; `= approved fails`: it can't
///     ! lost              the connection goes, at the next look or the next byte
///     ! tls               a TLS alert comes in place of a packet
///     ~ 90                the terminal is silent for so many milliseconds
///     ^ pause             the terminal is silent until the test goes on
///     x refused           nobody answers at the port; the only step of its connection
///
/// Where the script waits for the till, the terminal is silent. Time is virtual: it passes while
/// somebody waits for the terminal, and stands still in a pause, in which the till goes on.
actor ScriptedTerminal {
  private var connections: [[Step]]
  private(set) var faults: [String] = []
  private var isOpen = false
  private var fault: LinkError?
  private var silentUntil: Int?
  /// The time of the script.
  nonisolated let clock = VirtualClock()

  /// A line of the script.
  private enum Step: Equatable {
    case till([UInt8], isWhole: Bool)
    case terminal([UInt8])
    case store(String, fails: Bool)
    case record(String, fails: Bool)
    case lost(isTLS: Bool)
    case refused
    case pause
    case silence(milliseconds: Int)

    /// The kind of the step.
    var name: String {
      switch self {
      case .till: "till"
      case .terminal: "terminal"
      case .store: "store"
      case .record: "record"
      case .lost: "lost"
      case .refused: "refused"
      case .pause: "pause"
      case .silence: "silence"
      }
    }
  }

  /// A script of lines.
  init(_ script: String) {
    var connections: [[Step]] = [[]]
    for line in script.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      guard let sign = words.first, sign != "//" else { continue }
      if sign == "---" {
        connections.append([])
      } else {
        connections[connections.count - 1].append(Self.step(sign, Array(words.dropFirst())))
      }
    }
    self.connections = connections
  }

  private static func step(_ sign: String, _ words: [String]) -> Step {
    let bytes = words.prefix { $0 != ".." && $0 != "//" }.compactMap { UInt8($0, radix: 16) }
    return switch sign {
    case ">": .till(bytes, isWhole: !words.contains(".."))
    case "<": .terminal(bytes)
    case "#": .store(words[0], fails: words.count > 1)
    case "=": .record(words[0], fails: words.count > 1)
    case "x": .refused
    case "^": .pause
    case "~": .silence(milliseconds: Int(words[0]) ?? 0)
    default: .lost(isTLS: words == ["tls"])
    }
  }

  /// What the script still expects; empty when it was followed to its end.
  var remainder: String {
    connections.filter { !$0.isEmpty }.map(describe).joined(separator: " --- ")
  }

  /// Waits until the next steps are of these kinds.
  func reaches(_ names: String...) async {
    while (connections.first ?? []).prefix(names.count).map(\.name) != names {
      guard faults.isEmpty else { return }
      await Task.yield()
    }
  }

  /// Ends a pause.
  func resume() {
    if connections.first?.first == .pause { connections[0].removeFirst() }
  }

  fileprivate var isPausing: Bool { connections.first?.first == .pause }

  private func describe(_ steps: [Step]) -> String {
    steps.map { "\($0)" }.joined(separator: ", ")
  }

  // MARK: - The link

  fileprivate func open() throws(TransportError) {
    guard !isOpen else { return }
    guard let first = connections.first, !first.isEmpty else {
      throw TransportError("the script has ended")
    }
    guard first.first != .refused else {
      leave(Array(first.dropFirst()))
      throw TransportError("nobody answers")
    }
    isOpen = true
    fault = nil
  }

  fileprivate func close() {
    guard isOpen else { return }
    isOpen = false
    leave(connections[0])
  }

  /// Goes on to the next connection; what is only to be stored may come in between.
  private func leave(_ rest: [Step]) {
    connections.removeFirst()
    let isStorage = rest.allSatisfy { step in
      switch step {
      case .store, .record: true
      case .till, .terminal, .lost, .refused, .pause, .silence: false
      }
    }
    guard isStorage else {
      faults.append("closed before: \(describe(rest))")
      return
    }
    if connections.isEmpty { connections = [[]] }
    connections[0] = rest + connections[0]
  }

  fileprivate func sent(_ packet: APDU) throws(LinkError) {
    try checkLine()
    let step = next()
    guard case .till(let bytes, let isWhole) = step,
      isWhole ? packet.bytes == bytes : packet.bytes.starts(with: bytes)
    else {
      faults.append("the till sent \(packet.bytes.hex) in place of \(describe(step))")
      throw LinkError(.gone, "off the script")
    }
  }

  fileprivate func received() throws(LinkError) -> APDU? {
    try checkLine()
    if case .silence(let milliseconds) = connections[0].first {
      let end = silentUntil ?? clock.now + milliseconds
      silentUntil = end
      guard end <= clock.now else { return nil }
      silentUntil = nil
      connections[0].removeFirst()
    }
    guard case .terminal(let bytes) = connections[0].first else { return nil }
    connections[0].removeFirst()
    let isLong = bytes.count > 2 && bytes[2] == 0xFF
    return APDU(UInt16(bytes[0]) << 8 | UInt16(bytes[1]), Array(bytes.dropFirst(isLong ? 5 : 3)))
  }

  private func checkLine() throws(LinkError) {
    guard isOpen else { throw LinkError(.gone, "not open") }
    if case .lost(let isTLS) = connections[0].first {
      connections[0].removeFirst()
      fault =
        isTLS
        ? LinkError(.foreign(.tls), "the terminal expects TLS") : LinkError(.gone, "lost")
    }
    if let fault { throw fault }
  }

  /// The next step of the till; in a pause the one behind it.
  private func next() -> Step? {
    guard let first = connections.first?.first else { return nil }
    let index = first == .pause ? 1 : 0
    return connections[0].indices.contains(index) ? connections[0].remove(at: index) : nil
  }

  private func describe(_ step: Step?) -> String { step.map { "\($0)" } ?? "nothing" }

  // MARK: - The witness

  /// The till stores something.
  func stored(_ kind: String) throws {
    let step = next()
    guard case .store(kind, let fails) = step else {
      faults.append("stored \(kind) in place of \(describe(step))")
      return
    }
    if fails { throw DeviceError(.unavailable, "the disk is full") }
  }

  /// The till records an outcome.
  func recorded(_ outcome: String) throws {
    let step = next()
    guard case .record(outcome, let fails) = step else {
      faults.append("recorded \(outcome) in place of \(describe(step))")
      return
    }
    if fails { throw DeviceError(.unavailable, "the disk is full") }
  }
}

/// The till's end of a connection to a scripted terminal.
struct ScriptedLink: PacketLink {
  let terminal: ScriptedTerminal

  func open(deadlineMilliseconds: Int) async throws(TransportError) { try await terminal.open() }

  func send(_ packet: APDU, deadlineMilliseconds: Int) async throws(LinkError) {
    try await terminal.sent(packet)
  }

  func receive(deadlineMilliseconds: Int) async throws(LinkError) -> APDU? {
    if let packet = try await terminal.received() { return packet }
    if await !terminal.isPausing { terminal.clock.pass(deadlineMilliseconds) }
    await Task.yield()
    return nil
  }

  func close() async { await terminal.close() }
}

/// A clock that goes on when it is told to.
final class VirtualClock: Sendable {
  private let passed = Mutex(0)

  /// Milliseconds since it was made.
  var now: Int { passed.withLock { $0 } }

  /// Lets time pass.
  func pass(_ milliseconds: Int) { passed.withLock { $0 += milliseconds } }
}

extension [UInt8] {
  /// The bytes in hexadecimal digits.
  var hex: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
