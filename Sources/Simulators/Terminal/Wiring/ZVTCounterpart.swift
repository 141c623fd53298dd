package import CanonicalJSON
package import ZVT

/// A simulated ZVT terminal with its end of a wire: bytes in, bytes out, over TCP or a serial line.
package struct ZVTCounterpart: SimulatedCounterpart {
  /// What the wire is.
  package enum Line: Hashable, Sendable {
    /// TCP: packets as they are.
    case stream
    /// A serial line: blocks with acknowledgements.
    case serial(SerialLink.Settings)
  }

  private struct Closing: Sendable {
    let action: CounterpartAction
    let refuseMilliseconds: Int
  }

  /// The terminal.
  package private(set) var terminal: ZVTSimulator
  private let line: Line
  private var layer: any LinkLayer
  private var trouble = WireTrouble()
  private var lastTicket = 0
  /// The packets that were handed to the layer and have not arrived.
  private var underWay: Set<Int> = []
  /// The end of the connection, when all that was sent before has arrived.
  private var closing: Closing?
  /// The line speed from when the answer has arrived, in baud.
  private var nextSpeed: Int?
  /// The command whose acknowledgement got lost; it is looked at when it comes again, or then.
  private var postponed: (packet: APDU, until: Int)?

  /// A terminal on a wire.
  package init(_ terminal: ZVTSimulator, line: Line) {
    self.terminal = terminal
    self.line = line
    layer = Self.layer(line)
  }

  private static func layer(_ line: Line) -> any LinkLayer {
    switch line {
    case .stream: StreamLayer(fragmentMilliseconds: 60_000)
    case .serial(let settings): SerialLink(settings: settings)
    }
  }

  /// How long a serial line carries nothing after what would be the end of a connection.
  private static let downMilliseconds = 1_000

  private var isSerial: Bool { if case .serial = line { true } else { false } }

  /// When it wants a `tick`.
  package var wakesAt: Int? {
    [terminal.wakesAt, layer.nextTickMilliseconds, postponed?.until, trouble.endsAt]
      .compactMap(\.self).min()
  }

  /// What was truly charged.
  package var truth: TerminalTruth { terminal.truth }

  /// All that the terminal remembers over a restart.
  package var memory: JSON { terminal.memory.json }

  /// Adds entries to the terminal's script.
  package mutating func expect(_ entries: [ScriptEntry]) { terminal.script.append(entries) }
}

// Events.
extension ZVTCounterpart {
  /// A till connected.
  package mutating func connect(at milliseconds: Int) -> [CounterpartAction] {
    refresh()
    trouble.lineIsUp()
    let actions = terminal.connect(at: milliseconds)
    return perform(actions, milliseconds)
  }

  /// Bytes came.
  package mutating func receive(_ bytes: [UInt8], at milliseconds: Int) -> [CounterpartAction] {
    guard closing == nil || isSerial else { return [] }
    guard let heard = trouble.hear(bytes, isSerial: isSerial, at: milliseconds) else { return [] }
    return take(heard, milliseconds)
  }

  /// The connection ended.
  package mutating func disconnect(at milliseconds: Int) -> [CounterpartAction] {
    refresh()
    let actions = terminal.disconnect(at: milliseconds)
    return perform(actions, milliseconds)
  }

  /// Time has passed.
  package mutating func tick(at milliseconds: Int) -> [CounterpartAction] {
    var actions = release(at: milliseconds)
    if let due = postponed, milliseconds >= due.until {
      postponed = nil
      actions += deliver(due.packet, milliseconds)
    }
    let layered = layer.tick(atMilliseconds: milliseconds)
    actions += run(layered, milliseconds)
    let steps = terminal.tick(at: milliseconds)
    return actions + perform(steps, milliseconds)
  }

  /// Whoever holds it lets it go on.
  package mutating func proceed(at milliseconds: Int) -> [CounterpartAction] {
    let actions = terminal.proceed(at: milliseconds)
    return perform(actions, milliseconds)
  }

  private mutating func refresh() {
    layer = Self.layer(line)
    underWay = []
    closing = nil
    postponed = nil
    trouble.connectionEnded()
  }

  /// What a cable that was out held back on TCP.
  private mutating func release(at milliseconds: Int) -> [CounterpartAction] {
    guard let held = trouble.release(at: milliseconds) else { return [] }
    let out = held.outgoing.map(CounterpartAction.write)
    return out + (held.incoming.isEmpty ? [] : take(held.incoming, milliseconds))
  }
}

// From bytes to the terminal.
extension ZVTCounterpart {
  private mutating func take(_ bytes: [UInt8], _ now: Int) -> [CounterpartAction] {
    var bytes = bytes
    if isSerial, let fault = faultAhead(bytes, now) {
      switch fault {
      case .nakOnce:
        if trouble.refuseOnce(), let last = bytes.popLast() { bytes.append(~last) }
      case .lostAckOnce: trouble.losesAck = postponed == nil
      case .glue: trouble.apply(.glue, at: now)
      default: break
      }
    }
    let actions = layer.received(bytes, atMilliseconds: now)
    return run(actions, now)
  }

  /// The fault of the command that these bytes complete; a copy of the layer looks ahead.
  private mutating func faultAhead(_ bytes: [UInt8], _ now: Int) -> TerminalFault? {
    var copy = layer
    for case .deliver(let packet) in copy.received(bytes, atMilliseconds: now) {
      if let fault = terminal.fault(meeting: packet) { return fault }
    }
    return nil
  }

  private mutating func run(_ actions: [LinkAction], _ now: Int) -> [CounterpartAction] {
    var result: [CounterpartAction] = []
    for action in actions {
      switch action {
      case .write(let bytes): result += write(bytes, now)
      case .deliver(let packet): result += deliver(packet, now)
      case .sent(let ticket): result += arrived(ticket, now)
      case .failed(let ticket):
        result += arrived(ticket, now)
        let steps = terminal.undelivered(at: now)
        result += perform(steps, now)
      case .fault: result += giveUp(now)
      }
    }
    return result
  }

  private mutating func deliver(_ packet: APDU, _ now: Int) -> [CounterpartAction] {
    guard closing == nil else { return [] }
    if trouble.hasLostAck {
      trouble.hasLostAck = false
      postponed = (packet, now + 12_000)
      return []
    }
    trouble.commandCame()
    let actions = terminal.receive(packet, at: now)
    return perform(actions, now)
  }

  /// What comes is no packet: a connection ends, a line is answered.
  private mutating func giveUp(_ now: Int) -> [CounterpartAction] {
    guard isSerial else { return perform([.close()], now) }
    return perform([.send(.negative(0x9A))], now)
  }

  private mutating func arrived(_ ticket: Int, _ now: Int) -> [CounterpartAction] {
    underWay.remove(ticket)
    guard underWay.isEmpty else { return [] }
    let speed = nextSpeed.map { [CounterpartAction.lineSpeed($0)] } ?? []
    nextSpeed = nil
    return speed + end(now)
  }
}

// From the terminal to bytes.
extension ZVTCounterpart {
  private mutating func perform(_ actions: [SimulatorAction], _ now: Int) -> [CounterpartAction] {
    var result: [CounterpartAction] = []
    for action in actions {
      switch action {
      case .send(let packet): result += send(packet, now)
      case .raw(let bytes):
        result += write(isSerial ? SerialBlock.bytes(content: bytes) : bytes, now)
      case .close(let isReset, let refusal):
        result += close(isReset ? .reset : .close, refusing: refusal, now)
      case .wire(let fault):
        if !isSerial || fault != .glue { trouble.apply(fault, at: now) }
      case .lineSpeed(let baud):
        if underWay.isEmpty { result.append(.lineSpeed(baud)) } else { nextSpeed = baud }
      case .save: result.append(.save)
      case .tell(let event): result.append(.tell(event))
      }
    }
    return result
  }

  private mutating func send(_ packet: APDU, _ now: Int) -> [CounterpartAction] {
    guard closing == nil else { return [] }
    lastTicket += 1
    underWay.insert(lastTicket)
    let actions = layer.send(packet, ticket: lastTicket, atMilliseconds: now)
    return run(actions, now)
  }

  /// The connection ends when all that was sent before has arrived.
  private mutating func close(
    _ action: CounterpartAction, refusing milliseconds: Int, _ now: Int
  ) -> [CounterpartAction] {
    guard closing == nil else { return [] }
    closing = Closing(action: action, refuseMilliseconds: milliseconds)
    return underWay.isEmpty ? end(now) : []
  }

  private mutating func end(_ now: Int) -> [CounterpartAction] {
    guard let closing else { return [] }
    let refusal = closing.refuseMilliseconds
    refresh()
    // A line has no connections: it is down for a while.
    if isSerial { trouble.lineIsDown(until: now + max(refusal, Self.downMilliseconds)) }
    // Refused before it is closed: whoever sees the end may connect anew at once.
    return (refusal > 0 ? [.refuse(milliseconds: refusal)] : []) + [closing.action]
  }

  private mutating func write(_ bytes: [UInt8], _ now: Int) -> [CounterpartAction] {
    if trouble.losesAck, bytes == [0x06] {
      trouble.losesAck = false
      trouble.hasLostAck = true
      return []
    }
    var actions = trouble.say(bytes, isSerial: isSerial, at: now)
    // The command has come again and was acknowledged.
    if bytes == [0x06], let due = postponed {
      postponed = nil
      actions += deliver(due.packet, now)
    }
    return actions
  }
}
