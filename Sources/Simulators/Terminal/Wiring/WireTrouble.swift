/// What is wrong with a wire at the moment.
struct WireTrouble: Sendable {
  /// What a cable that was out held back; only TCP makes up for it.
  struct Held: Sendable {
    var incoming: [UInt8] = []
    var outgoing: [[UInt8]] = []
  }

  /// Whether the next acknowledgement gets lost.
  var losesAck = false
  /// Whether one has got lost, and its command is still to come.
  var hasLostAck = false
  private var hasRefused = false
  private var spoilsChecksum = false
  private var splits = false
  /// The write that waits for another one; nothing where none does.
  private var glued: [UInt8]?
  private var outUntil: Int?
  private var muteUntil: Int?
  private var downUntil: Int?
  private var held = Held()

  /// When it changes by itself.
  var endsAt: Int? { outUntil }

  mutating func apply(_ fault: LineFault, at now: Int) {
    switch fault {
    case .nak, .lostAck: break
    case .badChecksum: spoilsChecksum = true
    case .split: splits = true
    case .glue: glued = []
    case .out(let milliseconds): outUntil = now + milliseconds
    case .mute(let milliseconds): muteUntil = now + milliseconds
    }
  }

  /// Whether a block is to be refused: the first time it comes.
  mutating func refuseOnce() -> Bool {
    defer { hasRefused = true }
    return !hasRefused
  }

  /// A command got through; the next one meets its own faults.
  mutating func commandCame() { hasRefused = false }

  /// The faults of a connection end with it; a cable that is out, and silence, go on.
  mutating func connectionEnded() {
    losesAck = false
    hasLostAck = false
    hasRefused = false
    spoilsChecksum = false
    splits = false
    glued = nil
  }

  /// A line without connections carries nothing for a while.
  mutating func lineIsDown(until: Int) { downUntil = max(downUntil ?? 0, until) }

  /// Somebody opened the line again.
  mutating func lineIsUp() { downUntil = nil }

  /// What of the bytes is heard; nothing where they are lost or held back.
  mutating func hear(_ bytes: [UInt8], isSerial: Bool, at now: Int) -> [UInt8]? {
    if isSilent(isSerial: isSerial, at: now) { return nil }
    guard let outUntil, now < outUntil else { return bytes }
    if !isSerial { held.incoming += bytes }
    return nil
  }

  /// How bytes go out, if they do.
  mutating func say(_ bytes: [UInt8], isSerial: Bool, at now: Int) -> [CounterpartAction] {
    if isSilent(isSerial: isSerial, at: now) { return [] }
    if let outUntil, now < outUntil {
      if !isSerial { held.outgoing.append(bytes) }
      return []
    }
    var bytes = bytes
    if let first = glued {
      guard !first.isEmpty else {
        glued = bytes
        return []
      }
      bytes = first + bytes
      glued = nil
    }
    if spoilsChecksum, bytes.count > 1, let last = bytes.popLast() {
      bytes.append(~last)
      spoilsChecksum = false
    }
    guard splits else { return [.write(bytes)] }
    return bytes.flatMap { [CounterpartAction.write([$0]), .pause(milliseconds: 2)] }
  }

  private func isSilent(isSerial: Bool, at now: Int) -> Bool {
    now < muteUntil ?? 0 || isSerial && now < downUntil ?? 0
  }

  /// The cable is in again: what it held back.
  mutating func release(at now: Int) -> Held? {
    guard let until = outUntil, now >= until else { return nil }
    outUntil = nil
    defer { held = Held() }
    return held
  }
}
