import Testing
import ZVT

@Suite("ZVT serial layer: two ends of a line")
struct SerialLineTests {
  /// A terminal that answers everything, and completes a payment; a till that answers.
  private static func talk(_ end: Int, _ packet: APDU) -> [(after: Int, packet: APDU)] {
    switch (end, packet.control) {
    case (_, 0x8000): []
    case (1, 0x0601): [(20, LineBench.positive), (800, LineBench.status)]
    default: [(5, LineBench.positive)]
    }
  }

  @Test(
    "a cable that is out for some seconds would become an error of the payment",
    arguments: [0, 10, 30, 300, 830], [1_000, 4_000, 9_000])
  func cableOut(from start: Int, lasting milliseconds: Int) {
    var line = VirtualLine()
    line.plan(LineBench.payment, from: 0)
    line.run(
      until: 60_000,
      wire: { _, now, bytes in start..<(start + milliseconds) ~= now ? [] : bytes },
      application: Self.talk)
    #expect(line.failed == [[], []])
    #expect(line.delivered[1] == [LineBench.payment, LineBench.positive])
    #expect(line.delivered[0] == [LineBench.positive, LineBench.status])
    #expect(line.sent[0] == line.delivered[1])
  }

  @Test("a lost acknowledgement would let the terminal see the payment twice")
  func lostAcknowledgement() {
    var line = VirtualLine()
    var losses = 1
    line.plan(LineBench.payment, from: 0)
    line.run(
      until: 60_000,
      wire: { end, _, bytes in
        guard end == 1, bytes == [0x06], losses > 0 else { return bytes }
        losses -= 1
        return []
      }, application: Self.talk)
    #expect(line.delivered[1] == [LineBench.payment, LineBench.positive])
    // The answer came before T2: the payment went out once.
    #expect(line.blocks[0] == 2)
  }

  @Test("a line that stays cut would be waited for without end")
  func cut() {
    var line = VirtualLine()
    line.plan(LineBench.payment, from: 0)
    line.run(until: 60_000, wire: { _, _, _ in [] }, application: Self.talk)
    #expect(line.failed[0] == [LineBench.payment])
    #expect(line.blocks == [3, 0])
    #expect(line.now < 16_000)
  }

  @Test("commands that meet on the line would end the conversation of two such links")
  func collision() {
    var line = VirtualLine()
    let progress = APDU(0x04FF, [0x0E])
    line.plan(LineBench.abort, from: 0)
    line.plan(progress, from: 1, after: 5)
    line.run(until: 60_000, wire: { $2 }, application: Self.talk)
    #expect(line.failed == [[], []])
    #expect(line.delivered[0].filter { !$0.isAnswer } == [progress])
    #expect(line.delivered[1].filter { !$0.isAnswer } == [LineBench.abort])
    #expect(line.delivered.map { $0.filter(\.isAnswer).count } == [1, 1])
  }

  // MARK: - Random damage

  /// A conversation of numbered commands: each of the till's is answered and followed by one of the
  /// terminal's, that one is answered and followed by the till's next. All packets are different.
  private static func dialogue(
    _ end: Int, _ packet: APDU, commands: Int, dice: inout LineDice
  ) -> [(after: Int, packet: APDU)] {
    guard !packet.isAnswer, let number = packet.data.first.map(Int.init) else { return [] }
    let pauses = (0..<2).map { _ in Int.random(in: 1...(dice.chance(5) ? 6_000 : 300), using: &dice)
    }
    let answer = (pauses[0], APDU(0x8000, [UInt8(end)] + packet.data))
    let next = end == 1 ? number : number + 1
    guard next < commands else { return [answer] }
    return [answer, (pauses[0] + pauses[1], command(next, from: end))]
  }

  /// A command with many bytes 10, and with what looks like acknowledgements and ends of blocks.
  private static func command(_ number: Int, from end: Int) -> APDU {
    APDU(end == 0 ? 0x0610 : 0x0410, [UInt8(number), 0x10, 0x03, 0x06, 0x15, 0x10, 0x10, 0x02])
  }

  /// One damage at most to a piece; never one that makes an acknowledgement of it: those are single
  /// bytes without a checksum, and nothing can tell a true one from a false one.
  private static func damage(_ bytes: [UInt8], _ dice: inout LineDice) -> [UInt8] {
    guard bytes.count > 1 else { return [] }
    let place = Int.random(in: bytes.indices, using: &dice)
    var damaged = bytes
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &dice)
    case 1: damaged.remove(at: place)
    case 2: damaged.insert([0x10, 0x41, 0x02, 0x03].randomElement(using: &dice) ?? 0, at: place)
    case 3: damaged.removeLast(bytes.count - place)
    default: damaged = []
    }
    return damaged
  }

  @Test(
    "random damage would lose, double or reorder a packet that was confirmed",
    arguments: [2, 10, 25, 40])
  func randomDamage(_ percent: Int) {
    var confirmed = 0
    for seed in 0..<150 {
      var dice = LineDice(seed: UInt64(seed * 100 + percent))
      var chances = dice
      var line = VirtualLine()
      line.plan(Self.command(0, from: 0), from: 0)
      line.run(
        until: 10_000_000,
        wire: { _, _, bytes in chances.chance(percent) ? Self.damage(bytes, &chances) : bytes },
        application: { Self.dialogue($0, $1, commands: 20, dice: &dice) })
      for end in [0, 1] {
        let received = line.delivered[1 - end]
        let isDoubled = Set(received).count != received.count
        #expect(!isDoubled, "end \(end), seed \(seed)")
        let sent = Set(line.sent[end])
        // An answer may overtake a command that was not heard.
        for isAnswer in [false, true] {
          let due = line.handedOver[end].filter { $0.isAnswer == isAnswer && sent.contains($0) }
          let came = received.filter { $0.isAnswer == isAnswer && sent.contains($0) }
          #expect(came == due, "end \(end), seed \(seed)")
          confirmed += came.count
        }
      }
    }
    #expect(confirmed > 1_000)
  }
}
