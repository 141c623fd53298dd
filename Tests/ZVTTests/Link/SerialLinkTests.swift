import Testing
import ZVT

@Suite("ZVT serial layer: acknowledgements and repeats")
struct SerialLinkTests {
  private static let ack = LinkAction.write([0x06])
  private static let nak = LinkAction.write([0x15])

  private func block(_ packet: APDU) -> [UInt8] { SerialBlock.bytes(packet) }

  private func write(_ packet: APDU) -> LinkAction { .write(SerialBlock.bytes(packet)) }

  /// A link that has sent a packet at 0 ms with ticket 1.
  private func sending(_ packet: APDU) -> SerialLink {
    var link = SerialLink()
    #expect(link.send(packet, ticket: 1, atMilliseconds: 0) == [write(packet)])
    return link
  }

  // MARK: - Sending

  @Test("an acknowledged block would be repeated, or its sender never told")
  func acknowledged() {
    var link = sending(LineBench.payment)
    #expect(link.received([0x06], atMilliseconds: 10) == [.sent(ticket: 1)])
    #expect(link.nextTickMilliseconds == nil)
    #expect(link.received([0x06], atMilliseconds: 20).isEmpty)
  }

  @Test("a refused block would not be repeated at once, exactly once")
  func refusedOnce() {
    var link = sending(LineBench.payment)
    #expect(link.received([0x15], atMilliseconds: 10) == [write(LineBench.payment)])
    #expect(link.received([0x06], atMilliseconds: 20) == [.sent(ticket: 1)])
  }

  @Test("a block would be sent more or less often than three times before it is given up")
  func threeSends() {
    var link = sending(LineBench.payment)
    for due in [5_000, 10_000] {
      #expect(link.nextTickMilliseconds == due)
      #expect(link.tick(atMilliseconds: due - 1).isEmpty)
      #expect(link.tick(atMilliseconds: due) == [write(LineBench.payment)])
    }
    #expect(link.tick(atMilliseconds: 14_999).isEmpty)
    #expect(link.tick(atMilliseconds: 15_000) == [.failed(ticket: 1)])
    #expect(link.received([0x06], atMilliseconds: 15_001).isEmpty)
  }

  @Test("a packet behind one that was given up would never go out, or a timer stand still")
  func nextAfterFailure() {
    var link = sending(LineBench.payment)
    _ = link.send(LineBench.abort, ticket: 2, atMilliseconds: 1)
    var actions: [LinkAction] = []
    for due in [5_000, 10_000, 15_000] { actions += link.tick(atMilliseconds: due) }
    #expect(
      actions == [
        write(LineBench.payment), write(LineBench.payment), .failed(ticket: 1),
        write(LineBench.abort),
      ])
    #expect(link.nextTickMilliseconds == 20_000)
  }

  @Test("refusals would not count as sends")
  func threeRefusals() {
    var link = sending(LineBench.payment)
    #expect(link.received([0x15], atMilliseconds: 10) == [write(LineBench.payment)])
    #expect(link.received([0x15], atMilliseconds: 20) == [write(LineBench.payment)])
    #expect(link.received([0x15], atMilliseconds: 30) == [.failed(ticket: 1)])
  }

  @Test("a second packet would go out before the first is acknowledged")
  func oneAtATime() {
    var link = sending(LineBench.payment)
    #expect(link.send(LineBench.abort, ticket: 2, atMilliseconds: 5).isEmpty)
    #expect(
      link.received([0x06], atMilliseconds: 10) == [.sent(ticket: 1), write(LineBench.abort)])
    #expect(link.received([0x06], atMilliseconds: 20) == [.sent(ticket: 2)])
  }

  @Test("acknowledgements without a block of ours would confirm the next one")
  func strayAcknowledgement() {
    var link = SerialLink()
    #expect(link.received([0x06, 0x15, 0x06], atMilliseconds: 0).isEmpty)
    #expect(
      link.send(LineBench.payment, ticket: 1, atMilliseconds: 1) == [write(LineBench.payment)])
    #expect(link.nextTickMilliseconds == 5_001)
  }

  @Test("the second acknowledgement of a repeated block would confirm the block after it")
  func twoAcknowledgements() {
    var link = sending(LineBench.payment)
    #expect(link.tick(atMilliseconds: 5_000) == [write(LineBench.payment)])
    #expect(link.send(LineBench.abort, ticket: 2, atMilliseconds: 5_001).isEmpty)
    #expect(link.received([0x06], atMilliseconds: 5_002) == [.sent(ticket: 1)])
    #expect(link.received([0x06], atMilliseconds: 5_010).isEmpty)
    #expect(link.nextTickMilliseconds == 5_210)
    #expect(link.tick(atMilliseconds: 5_210) == [write(LineBench.abort)])
  }

  @Test("a command that was answered would be repeated: a payment asked for twice")
  func answerIsAcknowledgement() {
    var link = sending(LineBench.payment)
    #expect(
      link.received(block(LineBench.positive), atMilliseconds: 20)
        == [Self.ack, .sent(ticket: 1), .deliver(LineBench.positive)])
    #expect(link.nextTickMilliseconds == nil)
  }

  @Test("a block that is just coming in would be answered by a repeat")
  func repeatWaitsForBlock() {
    var link = sending(LineBench.payment)
    let answer = block(LineBench.positive)
    #expect(link.received(Array(answer.prefix(4)), atMilliseconds: 4_990).isEmpty)
    #expect(link.tick(atMilliseconds: 5_000).isEmpty)
    #expect(
      link.received(Array(answer.dropFirst(4)), atMilliseconds: 5_010)
        == [Self.ack, .sent(ticket: 1), .deliver(LineBench.positive)])
  }

  @Test("bytes that drip in would keep a repeat back for ever")
  func drippingBytes() {
    var link = sending(LineBench.payment)
    _ = link.received([0x10, 0x02], atMilliseconds: 4_900)
    var actions: [LinkAction] = []
    for now in stride(from: 5_000, through: 10_000, by: 100) {
      actions += link.received([0x41], atMilliseconds: now)
      actions += link.tick(atMilliseconds: now)
    }
    #expect(actions == [write(LineBench.payment)])
  }

  @Test("the next command would leave our answer unconfirmed, to be repeated as its answer")
  func commandConfirmsAnswer() {
    var link = SerialLink()
    _ = link.received(block(LineBench.status), atMilliseconds: 0)
    #expect(
      link.send(LineBench.positive, ticket: 1, atMilliseconds: 5) == [write(LineBench.positive)])
    let completion = APDU(0x060F)
    #expect(
      link.received(block(completion), atMilliseconds: 50)
        == [Self.ack, .sent(ticket: 1), .deliver(completion)])
    #expect(link.nextTickMilliseconds == nil)
  }

  // MARK: - Receiving

  @Test("a block would be delivered before it is acknowledged, or not at all")
  func delivered() {
    var link = SerialLink()
    #expect(
      link.received(block(LineBench.status), atMilliseconds: 0)
        == [Self.ack, .deliver(LineBench.status)])
  }

  @Test("a damaged block would be taken, or refused more than once")
  func damagedOnce() {
    var link = SerialLink()
    var damaged = block(LineBench.status)
    damaged[damaged.count - 1] ^= 0x01
    #expect(link.received(damaged, atMilliseconds: 0) == [Self.nak])
    #expect(
      link.received(block(LineBench.status), atMilliseconds: 30)
        == [Self.ack, .deliver(LineBench.status)])
  }

  @Test("a block that stops would be waited for longer than T1, or refused before")
  func silenceWithin() {
    var link = SerialLink()
    #expect(link.received([0x10, 0x02, 0x04], atMilliseconds: 1_000).isEmpty)
    #expect(link.nextTickMilliseconds == 1_200)
    #expect(link.tick(atMilliseconds: 1_199).isEmpty)
    #expect(link.tick(atMilliseconds: 1_200) == [Self.nak])
    #expect(link.nextTickMilliseconds == nil)
  }

  @Test("noise would be refused, and make the other side repeat")
  func noise() {
    var link = SerialLink()
    #expect(link.received([0x00, 0xFF, 0x41, 0x03], atMilliseconds: 0).isEmpty)
    #expect(link.tick(atMilliseconds: 10_000).isEmpty)
  }

  @Test("the rest of a block whose beginning was lost would confirm a block of ours")
  func headlessBlock() {
    var link = sending(LineBench.payment)
    let headless = Array(block(LineBench.abort).dropFirst())
    #expect(link.received(headless, atMilliseconds: 10) == [Self.nak])
    #expect(link.received([0x06], atMilliseconds: 250) == [.sent(ticket: 1)])
  }

  @Test(
    "a packet whose length is not that of its block would reach the application",
    arguments: ["06 B0 01", "06 B0", "06", "06 B0 00 00", "06 B0 FF 00", "04 0F FF 01 00"])
  func malformed(_ packet: String) {
    let bytes = LineBench.bytes(packet)
    var link = SerialLink()
    let block = [0x10, 0x02] + bytes + [0x10, 0x03] + BlockChecksum.bytes(ofPacket: bytes)
    #expect(link.received(block, atMilliseconds: 0) == [Self.ack, .fault(.malformed)])
  }

  // MARK: - Duplicates

  @Test("a repeat that comes before our answer would be processed twice")
  func duplicateBeforeAnswer() {
    var link = SerialLink()
    _ = link.received(block(LineBench.status), atMilliseconds: 0)
    #expect(link.received(block(LineBench.status), atMilliseconds: 5_000) == [Self.ack])
    #expect(
      link.send(LineBench.positive, ticket: 1, atMilliseconds: 5_001)
        == [write(LineBench.positive)])
  }

  @Test("a repeat that comes instead of the answer's acknowledgement would not be answered again")
  func duplicateBehindAnswer() {
    var link = SerialLink()
    _ = link.received(block(LineBench.status), atMilliseconds: 0)
    _ = link.send(LineBench.positive, ticket: 1, atMilliseconds: 1)
    #expect(
      link.received(block(LineBench.status), atMilliseconds: 4_000)
        == [Self.ack, write(LineBench.positive)])
    #expect(link.received([0x06], atMilliseconds: 4_010) == [.sent(ticket: 1)])
  }

  @Test("repeats would make us send an answer more than three times")
  func duplicatesCount() {
    var link = SerialLink()
    _ = link.received(block(LineBench.status), atMilliseconds: 0)
    var actions = link.send(LineBench.positive, ticket: 1, atMilliseconds: 1)
    for now in 2..<20 { actions += link.received(block(LineBench.status), atMilliseconds: now) }
    #expect(actions.filter { $0 == write(LineBench.positive) }.count == 3)
  }

  @Test("two equal messages in a row would count as one: a line of the slip lost")
  func equalMessages() {
    let line = APDU(0x06D1, [0x00, 0x2D])
    var link = SerialLink()
    for now in [0, 100] {
      #expect(link.received(block(line), atMilliseconds: now) == [Self.ack, .deliver(line)])
      _ = link.send(LineBench.positive, ticket: now, atMilliseconds: now + 1)
      #expect(link.received([0x06], atMilliseconds: now + 2) == [.sent(ticket: now)])
    }
  }

  @Test("a repeated answer would be taken for the answer to a command that was never sent")
  func duplicateAnswer() {
    var link = sending(LineBench.payment)
    _ = link.received(block(LineBench.positive), atMilliseconds: 10)
    #expect(link.received(block(LineBench.positive), atMilliseconds: 5_000) == [Self.ack])
  }

  @Test("an equal answer to the next command would count as a repeat, and the command as unheard")
  func equalAnswers() {
    var link = sending(APDU(0x06E0))
    _ = link.received(block(LineBench.positive), atMilliseconds: 10)
    _ = link.send(LineBench.payment, ticket: 2, atMilliseconds: 20)
    #expect(
      link.received(block(LineBench.positive), atMilliseconds: 30)
        == [Self.ack, .sent(ticket: 2), .deliver(LineBench.positive)])
  }

  @Test("an equal answer would count as a repeat where the next command had been waiting")
  func equalAnswersInQueue() {
    var link = sending(APDU(0x06E0))
    _ = link.send(LineBench.payment, ticket: 2, atMilliseconds: 5)
    #expect(
      link.received(block(LineBench.positive), atMilliseconds: 10)
        == [Self.ack, .sent(ticket: 1), write(LineBench.payment), .deliver(LineBench.positive)])
    #expect(
      link.received(block(LineBench.positive), atMilliseconds: 30)
        == [Self.ack, .sent(ticket: 2), .deliver(LineBench.positive)])
  }

  // MARK: - Collisions

  @Test("commands that meet on the line would get lost where both sides listen")
  func collision() {
    var link = sending(LineBench.abort)
    let progress = APDU(0x04FF, [0x0E])
    #expect(
      link.received(block(progress), atMilliseconds: 5) == [Self.ack, .deliver(progress)])
    #expect(link.received([0x06], atMilliseconds: 10) == [.sent(ticket: 1)])
    #expect(
      link.send(LineBench.positive, ticket: 2, atMilliseconds: 11) == [write(LineBench.positive)])
    #expect(link.received([0x06], atMilliseconds: 20) == [.sent(ticket: 2)])
  }

  @Test("a terminal that hears nothing while it sends would wait for its answer beyond T3")
  func collisionWithDeafTerminal() {
    var link = sending(LineBench.abort)
    let progress = APDU(0x04FF, [0x0E])
    _ = link.received(block(progress), atMilliseconds: 5)
    #expect(
      link.send(LineBench.positive, ticket: 2, atMilliseconds: 11) == [write(LineBench.positive)])
    #expect(link.received([0x06], atMilliseconds: 20) == [.sent(ticket: 2)])
    #expect(link.nextTickMilliseconds == 5_000)
    #expect(link.tick(atMilliseconds: 5_000) == [write(LineBench.abort)])
    #expect(link.received([0x06], atMilliseconds: 5_010) == [.sent(ticket: 1)])
  }

  @Test("a command that met another one on the line would be repeated after it was answered")
  func collisionAnswered() {
    var link = sending(LineBench.abort)
    _ = link.received(block(APDU(0x04FF, [0x0E])), atMilliseconds: 5)
    #expect(
      link.received(block(LineBench.positive), atMilliseconds: 30)
        == [Self.ack, .sent(ticket: 1), .deliver(LineBench.positive)])
    #expect(link.nextTickMilliseconds == nil)
  }

  @Test("both sides repeating into each other would never end")
  func collisionGivenUp() {
    var link = sending(LineBench.abort)
    _ = link.received(block(APDU(0x04FF, [0x0E])), atMilliseconds: 5)
    #expect(link.tick(atMilliseconds: 5_000) == [write(LineBench.abort)])
    #expect(link.tick(atMilliseconds: 10_000) == [write(LineBench.abort)])
    #expect(link.tick(atMilliseconds: 15_000) == [.failed(ticket: 1)])
  }
}
