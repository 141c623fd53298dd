/// The block layer of a serial line, for both ends alike: blocks, acknowledgements, repeats.
///
/// A block is acknowledged at once, before anybody looks into it. Blocks bear no number; what a
/// lost acknowledgement brings a second time is recognised by what was due, see `unanswered` and
/// `lastAnswer`. Who has a block of ours is also known by what comes: an answer proves that our
/// command arrived, the next command proves that our answer did. Neither is sent again then: a
/// payment that was understood must not be asked for twice, and an old answer must not answer a new
/// question.
///
/// Sending takes the time that the line needs; T2 counts from when the bytes were handed over.
/// Source: PA00P016 §3, PA00P015 §2.21.
package struct SerialLink: LinkLayer {
  /// The timers and limits of the layer.
  package struct Settings: Hashable, Sendable {
    /// T1, the longest silence between two bytes of a block.
    package var byteMilliseconds: Int
    /// T2, how long an acknowledgement may take.
    package var acknowledgementMilliseconds: Int
    /// How often a block is sent in all.
    package var sendsMax: Int
    /// The most data of a packet that is taken.
    package var dataBytesMax: Int

    /// The specification's timers, unless told otherwise.
    package init(
      byteMilliseconds: Int = 200, acknowledgementMilliseconds: Int = 5_000, sendsMax: Int = 3,
      dataBytesMax: Int = APDU.dataBytesMax
    ) {
      self.byteMilliseconds = byteMilliseconds
      self.acknowledgementMilliseconds = acknowledgementMilliseconds
      self.sendsMax = sendsMax
      self.dataBytesMax = dataBytesMax
    }
  }

  /// A packet of ours on its way.
  private struct Outgoing {
    let packet: APDU
    let ticket: Int
    var sends = 0
    var dueMilliseconds = 0
  }

  private let settings: Settings
  private var receiver: BlockReceiver
  private var lastByteMilliseconds = 0
  /// The block that waits for its acknowledgement.
  private var inFlight: Outgoing?
  /// A command of ours that met one of theirs on the line: what we answer goes first.
  private var overtaken: Outgoing?
  private var queue: [Outgoing] = []
  /// Whether the line has to be silent for T1 before anything new goes out: what went out more than
  /// once may be acknowledged or answered more than once, and that must not count for the next.
  private var awaitsSilence = false
  /// The last command that was taken, until our answer to it is acknowledged: the same bytes once
  /// more are that command again.
  private var unanswered: APDU?
  /// The last answer that was taken, until we send something: the same bytes once more are that
  /// answer again.
  private var lastAnswer: APDU?

  /// The layer on a silent line.
  package init(settings: Settings = Settings()) {
    self.settings = settings
    receiver = BlockReceiver(dataBytesMax: settings.dataBytesMax)
  }

  // MARK: - Events

  /// Takes bytes; every block in them is acknowledged or refused.
  package mutating func received(_ bytes: [UInt8], atMilliseconds now: Int) -> [LinkAction] {
    let silence = now - lastByteMilliseconds
    lastByteMilliseconds = now
    if silence > settings.byteMilliseconds, !receiver.isInsideBlock { _ = receiver.silence() }
    return bytes.reduce(into: []) { actions, byte in
      switch receiver.take(byte) {
      case nil: break
      case .acknowledged: actions += acknowledged(now)
      case .refused: actions += repeatOrFail(now)
      case .broken: actions.append(.write([SerialByte.nak]))
      case .block(let block): actions += accept(block, now)
      }
    }
  }

  /// Sends a packet, or queues it behind the one that is not acknowledged yet.
  package mutating func send(_ packet: APDU, ticket: Int, atMilliseconds now: Int) -> [LinkAction] {
    queue.append(Outgoing(packet: packet, ticket: ticket))
    return advance(now)
  }

  /// Refuses a block that stopped in the middle (T1), repeats one of ours (T2).
  package mutating func tick(atMilliseconds now: Int) -> [LinkAction] {
    var actions: [LinkAction] = []
    while let due = nextTickMilliseconds, now >= due {
      let isSilent = silenceDueMilliseconds.map { now >= $0 } ?? false
      actions += isSilent ? silence(now) : repeatOrFail(now)
    }
    return actions
  }

  private mutating func silence(_ now: Int) -> [LinkAction] {
    let isBroken = receiver.silence() == .broken
    awaitsSilence = false
    return (isBroken ? [.write([SerialByte.nak])] : []) + advance(now)
  }

  /// When T1 or T2 runs out next.
  package var nextTickMilliseconds: Int? {
    [silenceDueMilliseconds, repeatDueMilliseconds].compactMap { $0 }.min()
  }

  /// When a silence has lasted long enough that somebody waits for.
  private var silenceDueMilliseconds: Int? {
    guard receiver.isInsideBlock || awaitsSilence else { return nil }
    return lastByteMilliseconds + settings.byteMilliseconds
  }

  /// A block that is just coming in may answer ours: T2 waits for it, but not for ever.
  private var repeatDueMilliseconds: Int? {
    guard let due = (inFlight ?? overtaken)?.dueMilliseconds else { return nil }
    return receiver.isInsideBlock ? due + settings.acknowledgementMilliseconds : due
  }

  // MARK: - Sending

  private mutating func advance(_ now: Int) -> [LinkAction] {
    guard inFlight == nil, !awaitsSilence else { return [] }
    let next = queue.firstIndex { overtaken == nil || $0.packet.isAnswer }
    guard let next else { return [] }
    inFlight = queue.remove(at: next)
    lastAnswer = nil
    return transmit(now)
  }

  private mutating func transmit(_ now: Int) -> [LinkAction] {
    guard var outgoing = inFlight else { return [] }
    outgoing.sends += 1
    outgoing.dueMilliseconds = now + settings.acknowledgementMilliseconds
    inFlight = outgoing
    return [.write(SerialBlock.bytes(outgoing.packet))]
  }

  private mutating func repeatOrFail(_ now: Int) -> [LinkAction] {
    if inFlight == nil { (inFlight, overtaken) = (overtaken, nil) }
    guard let outgoing = inFlight else { return [] }
    if outgoing.sends < settings.sendsMax { return transmit(now) }
    inFlight = nil
    awaitsSilence = true
    return [.failed(ticket: outgoing.ticket)]
  }

  // MARK: - Acknowledgements

  private mutating func acknowledged(_ now: Int) -> [LinkAction] {
    inFlight != nil ? arrived(now) : commandArrived(now)
  }

  /// The block in flight has arrived.
  private mutating func arrived(_ now: Int) -> [LinkAction] {
    guard let outgoing = inFlight else { return [] }
    inFlight = nil
    awaitsSilence = awaitsSilence || outgoing.sends > 1
    if outgoing.packet.isAnswer { unanswered = nil }
    return [.sent(ticket: outgoing.ticket)] + advance(now)
  }

  /// The command that was not acknowledged has arrived; nothing happens where there is none.
  private mutating func commandArrived(_ now: Int) -> [LinkAction] {
    if let command = overtaken {
      overtaken = nil
      awaitsSilence = awaitsSilence || command.sends > 1
      return [.sent(ticket: command.ticket)] + advance(now)
    }
    return inFlight?.packet.isAnswer == false ? arrived(now) : []
  }

  // MARK: - Blocks

  private mutating func accept(_ block: [UInt8], _ now: Int) -> [LinkAction] {
    let acknowledgement = LinkAction.write([SerialByte.ack])
    guard let packet = APDU(wholeBlock: block) else {
      return [acknowledgement, .fault(.malformed)]
    }
    switch packet {
    case lastAnswer: return [acknowledgement]
    case unanswered: return [acknowledgement] + answerAgain(now)
    default: return [acknowledgement] + take(packet, now) + [.deliver(packet)]
    }
  }

  private mutating func take(_ packet: APDU, _ now: Int) -> [LinkAction] {
    if packet.isAnswer {
      // What goes out next ends its time, be it at once.
      lastAnswer = packet
      return commandArrived(now)
    }
    defer { unanswered = packet }
    return commandCame(now)
  }

  private mutating func answerAgain(_ now: Int) -> [LinkAction] {
    guard let answer = inFlight, answer.packet.isAnswer, answer.sends < settings.sendsMax else {
      return []
    }
    return transmit(now)
  }

  private mutating func commandCame(_ now: Int) -> [LinkAction] {
    guard let outgoing = inFlight else { return [] }
    if outgoing.packet.isAnswer { return arrived(now) }
    // Both spoke at once. Theirs waits for an answer now; ours keeps its timer and is still
    // acknowledged if it was heard.
    overtaken = outgoing
    inFlight = nil
    return advance(now)
  }
}
