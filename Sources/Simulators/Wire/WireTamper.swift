import ZVT

/// One direction of a wire with its faults: bytes in, what becomes of them out.
///
/// Without clock and connection. It follows the serial layer's blocks, so that it knows an
/// acknowledgement from a byte 06 within a block.
package struct WireTamper: Sendable {
  /// What the owner of a wire does, in this order.
  package enum Step: Hashable, Sendable {
    /// Hands bytes on in one piece.
    case pass([UInt8])
    /// Waits.
    case pause(milliseconds: Int)
    /// Lets nothing through for a while, either way; what follows here is lost too.
    case out(milliseconds: Int)
    /// Cuts the wire.
    case cut
  }

  /// A fault, and how many bytes passed before it was planned.
  private struct Planned {
    let fault: WireFault
    let from: Int
  }

  private var planned: [Planned] = []
  private var passed = 0
  private var receiver = BlockReceiver()
  private var lastBytes: [UInt8] = []
  private var held: [UInt8] = []
  private var gapMilliseconds: Int?

  /// A direction with faults that count from its first byte.
  package init(_ faults: [WireFault] = []) { expect(faults) }

  /// Plans faults; they count from here.
  package mutating func expect(_ faults: [WireFault]) {
    for fault in faults {
      if case .split(let milliseconds) = fault {
        gapMilliseconds = max(milliseconds, 0)
      } else {
        planned.append(Planned(fault: fault, from: passed))
      }
    }
  }

  /// Whether a piece waits for the next one.
  package var holds: Bool { !held.isEmpty }

  /// Takes a piece of bytes. - Returns: what becomes of it; nothing while it is held back.
  package mutating func take(_ bytes: [UInt8]) -> [Step] {
    guard !bytes.isEmpty else { return [] }
    var steps: [Step] = []
    if let late = first({ if case .delay(let late) = $0 { late } else { nil } }) {
      steps.append(.pause(milliseconds: late))
    }
    let holdsBack = first { $0 == .glue ? true : nil } ?? false
    var piece: [UInt8] = []
    for byte in bytes {
      let (kept, end) = pass(byte)
      if let kept { piece.append(kept) }
      guard let end else { continue }
      return steps + deliver(release() + piece) + [end]
    }
    if holdsBack {
      held += piece
      return steps
    }
    return steps + deliver(release() + piece)
  }

  /// Gives out what was held back for a piece that does not come.
  package mutating func release() -> [UInt8] {
    defer { held = [] }
    return held
  }

  private func deliver(_ piece: [UInt8]) -> [Step] {
    guard let gapMilliseconds else { return piece.isEmpty ? [] : [.pass(piece)] }
    return piece.flatMap { [.pass([$0]), .pause(milliseconds: gapMilliseconds)] }
  }

  /// What becomes of a byte, and what ends the piece behind it.
  private mutating func pass(_ byte: UInt8) -> (kept: UInt8?, end: Step?) {
    let isPacketBegin = lastBytes == [0x10, 0x02] && receiver.isInsideBlock
    let event = receiver.take(byte)
    lastBytes = lastBytes.suffix(1) + [byte]
    defer { passed += 1 }
    var kept: UInt8? = byte
    if isPacketBegin, take(.corruptBlock) { kept = byte ^ 0x01 }
    if event == .acknowledged, take(.swallowAcknowledgement) { kept = nil }
    let number = passed
    let isHit = firstPlanned {
      if case .corrupt(let byte) = $0.fault, number - $0.from == byte { true } else { nil }
    }
    if isHit == true { kept = byte ^ 0x01 }
    return (kept, end(behind: number))
  }

  private mutating func end(behind number: Int) -> Step? {
    firstPlanned {
      switch $0.fault {
      case .cut(let bytes) where number - $0.from + 1 >= bytes: .cut
      case .out(let bytes, let time) where number - $0.from + 1 >= bytes: .out(milliseconds: time)
      default: nil
      }
    }
  }

  private mutating func take(_ fault: WireFault) -> Bool {
    first { $0 == fault ? true : nil } ?? false
  }

  private mutating func first<Found>(_ match: (WireFault) -> Found?) -> Found? {
    firstPlanned { match($0.fault) }
  }

  /// The first planned fault whose occasion has come; it is taken off the plan.
  private mutating func firstPlanned<Found>(_ match: (Planned) -> Found?) -> Found? {
    for (index, plan) in planned.enumerated() {
      guard let found = match(plan) else { continue }
      planned.remove(at: index)
      return found
    }
    return nil
  }
}
