import Testing
import ZVT

/// What a line brings, and what a receiver makes of it.
struct LineScript: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let line: String
  let events: [BlockReceiver.Event]
  /// Whether a block is still open behind it.
  let isInside: Bool

  init(
    _ description: String, _ line: String, _ events: [BlockReceiver.Event], isInside: Bool = false
  ) {
    testDescription = description
    self.line = line
    self.events = events
    self.isInside = isInside
  }

  private static let abort = "10 02 06 B0 00 10 03 43 F3"
  private static let taken = BlockReceiver.Event.block([0x06, 0xB0, 0x00])

  /// The automaton of the specification, row by row.
  static let all = [
    LineScript("idle, 06", "06", [.acknowledged]),
    LineScript("idle, 15", "15", [.refused]),
    LineScript("idle, 10", "10", [], isInside: true),
    LineScript("idle, noise", "41 FF 03 02 00", []),
    LineScript("start, 02", "10 02", [], isInside: true),
    LineScript("start, 10", "10 10 10 \(abort)", [taken]),
    LineScript("start, other", "10 41", [.broken]),
    LineScript("start, 06", "10 06", [.broken]),
    LineScript("body, 06 and 15", "10 02 06 15 06", [], isInside: true),
    LineScript("escape, 10", "10 02 10 10", [], isInside: true),
    LineScript("escape, 02", "10 02 06 01 \(abort)", [taken]),
    LineScript("escape, other", "10 02 06 B0 10 41", [.broken]),
    LineScript("escape, 06", "10 02 06 B0 10 06", [.broken]),
    LineScript("first byte of the checksum", "10 02 06 B0 00 10 03 43", [], isInside: true),
    LineScript("second byte of the checksum", "10 02 06 B0 00 10 03 43 F2", [.broken]),
    LineScript("two blocks", "\(abort) \(abort)", [taken, taken]),
    LineScript(
      "an acknowledgement between blocks", "\(abort) 06 \(abort)",
      [
        taken, .acknowledged, taken,
      ]),
    LineScript("noise before a block", "00 41 \(abort)", [taken]),
    LineScript("a block without a packet", "10 02 10 03 B7 D8", [.broken]),
    // The rest of a damaged block looks like an acknowledgement.
    LineScript("06 behind noise", "02 06 01 00", []),
    LineScript("06 behind a damaged block", "10 02 06 B0 10 41 06 15", [.broken]),
    LineScript("06 behind a wrong checksum", "10 02 06 B0 00 10 03 43 F2 06", [.broken]),
    LineScript("the end of a damaged block", "10 02 06 10 41 00 10 03 43 F3", [.broken]),
    LineScript(
      "a block behind a damaged one", "10 02 06 B0 10 41 \(abort) 06",
      [
        .broken, taken, .acknowledged,
      ]),
  ]
}

@Suite("ZVT serial layer: receiver")
struct BlockReceiverTests {
  @Test("a row of the specification's automaton would not hold", arguments: LineScript.all)
  func automaton(_ script: LineScript) {
    var receiver = BlockReceiver()
    let events = LineBench.bytes(script.line).compactMap { receiver.take($0) }
    #expect(events == script.events)
    #expect(receiver.isInsideBlock == script.isInside)
  }

  @Test(
    "a block that stops would keep the line for ever",
    arguments: ["10", "10 02", "10 02 06 B0", "10 02 10", "10 02 06 10 03", "10 02 06 10 03 43"])
  func silenceWithin(_ line: String) {
    var receiver = BlockReceiver()
    #expect(LineBench.bytes(line).allSatisfy { receiver.take($0) == nil })
    #expect(receiver.silence() == .broken)
    #expect(!receiver.isInsideBlock)
    #expect(receiver.take(0x06) == .acknowledged)
  }

  @Test("silence outside a block would be refused")
  func silenceOutside() {
    var receiver = BlockReceiver()
    #expect(receiver.silence() == nil)
    _ = receiver.take(0x41)
    #expect(receiver.take(0x06) == nil)
    #expect(receiver.silence() == nil)
    #expect(receiver.take(0x06) == .acknowledged)
  }

  @Test("a block longer than agreed would be taken, or one as long as agreed refused")
  func limit() {
    let longest = SerialBlock.bytes(APDU(0x06D3, [UInt8](repeating: 0x10, count: 300)))
    var receiver = BlockReceiver(dataBytesMax: 300)
    #expect(longest.compactMap { receiver.take($0) }.count == 1)
    let longer = SerialBlock.bytes(APDU(0x06D3, [UInt8](repeating: 0x41, count: 301)))
    #expect(longer.compactMap { receiver.take($0) } == [.broken])
  }

  @Test("a block without end would be kept in memory beyond the limit")
  func endless() {
    var receiver = BlockReceiver(dataBytesMax: 10)
    let events = ([0x10, 0x02] + [UInt8](repeating: 0x41, count: 10_000)).compactMap {
      receiver.take($0)
    }
    #expect(events == [.broken])
  }
}
