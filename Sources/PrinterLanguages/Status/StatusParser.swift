/// Cuts what a printer sends into answers; one parser per connection, fed with every byte in order.
///
/// It has no clock. Its owner asks `pending` what it waits for, and calls `expire` when that took
/// too long: 200 ms for a report, 1 s for a block.
package struct StatusParser: Sendable {
  /// What an incomplete frame is.
  package enum Pending: Hashable, Sendable {
    /// A report of the printer's state.
    case report
    /// A longer answer.
    case block
  }

  /// How long a block can be.
  private static let blockMax = 256
  /// How an answer to `ESC GS ETX` begins; that it has eight bytes is told by other drivers, not
  /// confirmed on a device.
  static let starMarkerStart: [UInt8] = [0x1B, 0x1D, 0x03]
  private static let starMarkerLength = 8

  private let isStar: Bool
  private var held: [UInt8] = []
  /// How many of the held bytes are given up and told as noise.
  private var givenUp = 0

  /// A parser for the answers in a language.
  package init(language: PrinterProfile.Language) { isStar = language != .escpos }

  /// What the parser waits for.
  package var pending: Pending? {
    guard let first = held.first else { return nil }
    return startsBlock(first) ? .block : .report
  }

  /// Takes bytes as they arrive, and tells what is complete.
  package mutating func take(_ bytes: some Sequence<UInt8>) -> [StatusEvent] {
    var events: [StatusEvent] = []
    for byte in bytes {
      held.append(byte)
      while let event = next() { events.append(event) }
    }
    return events
  }

  /// Gives up what is incomplete: it was noise, save a Star report in its short form.
  package mutating func expire() -> [StatusEvent] {
    if isStar, let first = held.first, StarStatus.isFirst(first) {
      let length = StarStatus.length(first)
      if held.count >= length, let event = StarStatus.event(held[..<length]) {
        return [event] + dropAll(from: length)
      }
    }
    return dropAll(from: 0)
  }

  private mutating func dropAll(from start: Int) -> [StatusEvent] {
    defer { held = [] }
    return held[start...].map { .noise($0) }
  }

  /// The next event at the head of what is held, or nothing until more has come.
  private mutating func next() -> StatusEvent? {
    guard let first = held.first else { return nil }
    if givenUp > 0 {
      givenUp -= 1
      return .noise(held.removeFirst())
    }
    if startsBlock(first) { return block() }
    return isStar ? starEvent(first) : event(first)
  }

  private func startsBlock(_ byte: UInt8) -> Bool {
    isStar ? byte == 0x1B : [0x35, 0x37, 0x3B, 0x3D, 0x5F].contains(byte)
  }

  /// Nothing within a block is interpreted: `0` and `p` look like the beginning of a report.
  private mutating func block() -> StatusEvent? {
    if isComplete() {
      let mark = isStar && !held.starts(with: Self.starMarkerStart) ? 2 : 1
      return .block(takeHead(held.count).dropLast(mark))
    }
    guard held.count >= Self.blockMax else { return nil }
    // Too long to be an answer; its inside must not be taken for status.
    givenUp = held.count - 1
    return .noise(held.removeFirst())
  }

  private func isComplete() -> Bool {
    guard isStar else { return held.last == 0 }
    if held.starts(with: Self.starMarkerStart) { return held.count == Self.starMarkerLength }
    return held.count > 4 && held.suffix(2) == [0x0A, 0x00]
  }

  private mutating func event(_ first: UInt8) -> StatusEvent? {
    if AutomaticStatus.isFirst(first) { return automatic() }
    held.removeFirst()
    if first & 0x93 == 0x12 { return .realTime(first) }
    if first & 0x90 == 0 { return .queued(first) }
    return flow(first) ?? .noise(first)
  }

  /// Position alone tells the second to fourth byte from answers to `GS r`.
  private mutating func automatic() -> StatusEvent? {
    guard held.dropFirst().prefix(3).allSatisfy({ $0 & 0x90 == 0 }) else {
      return .noise(held.removeFirst())
    }
    guard held.count >= AutomaticStatus.length else { return nil }
    return .automatic(PrinterCondition(automatic: Array(takeHead(AutomaticStatus.length))))
  }

  private mutating func starEvent(_ first: UInt8) -> StatusEvent? {
    guard StarStatus.isFirst(first) else {
      held.removeFirst()
      return flow(first) ?? .noise(first)
    }
    guard held.count >= 2 else { return nil }
    let length = StarStatus.length(first) + StarStatus.extraLength(held[1])
    guard length >= StarStatus.lengthMin else { return .noise(held.removeFirst()) }
    guard held.count >= length else { return nil }
    return StarStatus.event(takeHead(length)) ?? .noise(first)
  }

  private func flow(_ byte: UInt8) -> StatusEvent? {
    switch byte {
    case 0x11: .flow(isOn: true)
    case 0x13: .flow(isOn: false)
    default: nil
    }
  }

  private mutating func takeHead(_ count: Int) -> [UInt8] {
    defer { held.removeFirst(count) }
    return Array(held[..<count])
  }
}
