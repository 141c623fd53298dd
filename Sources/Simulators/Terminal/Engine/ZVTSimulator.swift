import Amounts
package import ZVT

/// A ZVT terminal as a value: packets, connections and time come in, actions go out.
///
/// It does what a terminal does, faithfully in all that moves money: the host's approval, the
/// status information, the till's vote, the answers to the slip and the reversal are steps of their
/// own, and its memory is stored between them. What goes wrong, its script says.
/// Source: PA00P015 §2, §3; the commit is §2.2.6 to §2.2.9 and §4.
package struct ZVTSimulator: Sendable {
  /// Money that is being taken back while a card is still in the reader.
  struct Undoing: Sendable {
    let movement: Int
    let until: Int
  }

  /// What kind of terminal it is.
  package let profile: SimulatorProfile
  /// What it remembers over a restart.
  package internal(set) var memory: TerminalMemory
  /// What goes wrong.
  package var script: ScriptReader
  /// The step at which it stands still.
  package internal(set) var heldAt: DialoguePoint?

  let startedAt: LocalTime
  var dialogue: Dialogue?
  var undoing: Undoing?
  /// What came while it stood still.
  var queue: [APDU] = []
  var output: [SimulatorAction] = []
  /// The time of the event that is being worked on, in milliseconds.
  var now = 0
  /// The number of the last message in either direction (tag 1F73).
  var lastNumber = 0
  var lastAnswer: APDU?

  /// A terminal that is switched on.
  ///
  /// - Parameters:
  ///   - startedAt: the terminal's local time at 0 milliseconds.
  ///   - memory: what it remembers; what was in the middle of something when it went off is taken
  ///     back or kept as its profile says.
  package init(
    profile: SimulatorProfile = SimulatorProfile(), startedAt: LocalTime,
    memory: TerminalMemory? = nil, script: ScriptReader = ScriptReader()
  ) {
    self.profile = profile
    self.startedAt = startedAt
    self.script = script
    self.memory =
      memory
      ?? TerminalMemory(
        terminal: profile.terminal, trace: profile.trace, receipt: profile.receipt,
        condition: profile.condition)
    settlePending()
    output = []
  }

  /// What was truly charged.
  package var truth: TerminalTruth { memory.truth }

  /// When it wants a `tick`; nothing while it stands still or only waits for the till.
  package var wakesAt: Int? {
    let step = heldAt == nil ? dialogue?.wakesAt : nil
    return [step, undoing?.until].compactMap(\.self).min()
  }

  /// The local time by its own clock.
  var localTime: LocalTime {
    LocalTime(seconds: startedAt.seconds &+ Int64(now / 1000) &+ memory.clockOffset)
  }

  var registration: TillRegistration { memory.registration ?? .none }
}

// Events.
extension ZVTSimulator {
  /// A till connected.
  package mutating func connect(at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) {
      $0.output.append(.tell(.connected))
      $0.greet()
    }
  }

  /// A packet came.
  package mutating func receive(_ packet: APDU, at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) {
      if $0.heldAt == nil { $0.take(packet) } else { $0.queue.append(packet) }
    }
  }

  /// The connection ended, or the line does not carry anything any more.
  package mutating func disconnect(at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) {
      $0.output.append(.tell(.disconnected))
      $0.queue = []
      $0.heldAt = nil
      $0.abandon()
    }
  }

  /// A packet of its own was not acknowledged, however often it was sent.
  package mutating func undelivered(at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) { $0.abandon() }
  }

  /// Time has passed.
  package mutating func tick(at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) {
      $0.finishUndoing()
      if $0.heldAt == nil { $0.timeHasPassed() }
    }
  }

  /// Whoever holds it lets it go on.
  package mutating func proceed(at milliseconds: Int) -> [SimulatorAction] {
    react(at: milliseconds) {
      guard $0.heldAt != nil else { return }
      $0.heldAt = nil
      $0.run()
      while $0.heldAt == nil, !$0.queue.isEmpty {
        $0.take($0.queue.removeFirst())
        $0.run()
      }
    }
  }

  private mutating func react(at milliseconds: Int, _ body: (inout ZVTSimulator) -> Void)
    -> [SimulatorAction]
  {
    now = max(now, milliseconds)
    body(&self)
    run()
    defer { output = [] }
    return output
  }

  /// Another device answers here, where the script says so.
  private mutating func greet() {
    guard let fault = script.next?.fault, fault == .tlsAlert || fault == .foreignBanner else {
      return
    }
    let entry = script.take()
    output.append(.tell(.fault(fault.rawValue)))
    for step in FaultSteps.injections(entry)[.receivedCommand] ?? [] {
      if case .raw(let bytes) = step { output.append(.raw(bytes)) }
    }
    output.append(.close(isReset: entry.isReset, refuseMilliseconds: 0))
  }
}

// What every part of it uses.
extension ZVTSimulator {
  /// Changes the memory, and has it stored before anything else goes out.
  mutating func change<Result>(_ body: (inout TerminalMemory) -> Result) -> Result {
    let result = body(&memory)
    if output.last != .save { output.append(.save) }
    return result
  }

  /// Tells how a movement stands.
  mutating func tell(movement index: Int) {
    output.append(.tell(.movement(memory.movements[index].entry)))
  }

  /// Sends an answer.
  mutating func answer(_ packet: APDU) {
    var packet = packet
    if registration.isNumbered {
      packet = Outgoing(packet.control, packet.data).packet(
        hasContainers: true, number: lastNumber)
    }
    lastAnswer = packet
    output.append(.send(packet))
  }

  /// Sends a command.
  mutating func send(_ message: Outgoing) { output.append(.send(packet(message))) }

  mutating func packet(_ message: Outgoing) -> APDU {
    var number: Int?
    if registration.isNumbered {
      lastNumber = lastNumber >= 999_999 ? 1 : lastNumber + 1
      number = lastNumber
    }
    // A block is nothing but a container.
    let hasContainers = takesContainers || message.control == APDU.Code.printBlock
    return message.packet(hasContainers: hasContainers, number: number)
  }

  /// Whether the till has shown that it knows containers.
  private var takesContainers: Bool {
    registration.hasContainers || dialogue?.command.fields.first(0x06) != nil
  }
}
