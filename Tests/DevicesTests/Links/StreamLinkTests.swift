import Devices
import Simulators
import Testing
import ZVT

@Suite("ZVT links: streams")
struct StreamLinkTests {
  private let payment = LinkExamples.payment
  private let positive = LinkExamples.positive

  @Test("packets would not get through, or in another order")
  func bothWays() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    try await table.till.send(payment, deadlineMilliseconds: 1_000)
    #expect(try await table.terminal.receive(deadlineMilliseconds: 1_000) == payment)
    for packet in [positive, LinkExamples.progress] {
      try await table.terminal.send(packet, deadlineMilliseconds: 1_000)
    }
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == positive)
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == LinkExamples.progress)
    #expect(try await table.till.receive(deadlineMilliseconds: 0) == nil)
  }

  @Test(
    "what a network does to a stream would lose packets",
    arguments: [WireFault.split(milliseconds: 1), .glue, .delay(milliseconds: 30)])
  func faults(_ fault: WireFault) async throws {
    let table = LinkExamples.streams()
    try await table.open()
    await table.terminalLine.expect(outgoing: [fault])
    try await table.terminal.send(positive, deadlineMilliseconds: 1_000)
    try await table.terminal.send(LinkExamples.progress, deadlineMilliseconds: 1_000)
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == positive)
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == LinkExamples.progress)
  }

  @Test("packets that came before the connection ended would be lost with it")
  func closedBehindPackets() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    try await table.terminal.send(positive, deadlineMilliseconds: 1_000)
    try await table.terminal.send(LinkExamples.progress, deadlineMilliseconds: 1_000)
    await table.terminal.close()
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == positive)
    #expect(try await table.till.receive(deadlineMilliseconds: 1_000) == LinkExamples.progress)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await table.till.receive(deadlineMilliseconds: 1_000)
    }
    #expect(code == .gone)
  }

  @Test("a packet that was cut would be given to the application")
  func cutWithinPacket() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    await table.terminalLine.expect(outgoing: [.cut(afterBytes: 3)])
    let sent = await LinkExamples.failure { () async throws(LinkError) in
      try await table.terminal.send(payment, deadlineMilliseconds: 1_000)
    }
    #expect(sent == .gone)
    let received = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await table.till.receive(deadlineMilliseconds: 1_000)
    }
    #expect(received == .gone)
  }

  @Test("a packet that does not end would be waited for as long as the application waits")
  func fragment() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    _ = try await table.terminalLine.write([0x04, 0x0F, 0x05], deadlineMilliseconds: 1_000)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await table.till.receive(deadlineMilliseconds: 60_000)
    }
    #expect(code == .incomplete)
  }

  @Test("a terminal that expects TLS would be asked for a payment")
  func tls() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    _ = try await table.terminalLine.write([0x15, 0x03, 0x01], deadlineMilliseconds: 1_000)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await table.till.receive(deadlineMilliseconds: 1_000)
    }
    #expect(code == .foreign(.tls))
    let sent = await LinkExamples.failure { () async throws(LinkError) in
      try await table.till.send(payment, deadlineMilliseconds: 1_000)
    }
    #expect(sent == .foreign(.tls))
  }

  @Test("a link would be of no use after it was closed and opened again")
  func openAgain() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    try await table.terminal.send(positive, deadlineMilliseconds: 1_000)
    await table.till.close()
    await table.terminal.close()
    let closed = await LinkExamples.failure { () async throws(LinkError) in
      try await table.till.send(payment, deadlineMilliseconds: 1_000)
    }
    #expect(closed == .gone)
    try await table.open()
    #expect(try await table.till.receive(deadlineMilliseconds: 50) == nil)
    try await table.till.send(payment, deadlineMilliseconds: 1_000)
    #expect(try await table.terminal.receive(deadlineMilliseconds: 1_000) == payment)
  }

  @Test("whoever stops a payment would wait until its listener has heard something")
  func sendWhileListening() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    async let heard = table.till.receive(deadlineMilliseconds: 30_000)
    try await Task.sleep(for: .milliseconds(30))
    try await table.till.send(APDU(0x06B0), deadlineMilliseconds: 1_000)
    #expect(try await table.terminal.receive(deadlineMilliseconds: 1_000) == APDU(0x06B0))
    try await table.terminal.send(positive, deadlineMilliseconds: 1_000)
    #expect(try await heard == positive)
  }

  @Test("closing would leave a listener waiting for its deadline")
  func closeWhileListening() async throws {
    let table = LinkExamples.streams()
    try await table.open()
    async let code = LinkExamples.failure { () async throws(LinkError) in
      _ = try await table.till.receive(deadlineMilliseconds: 600_000)
    }
    try await Task.sleep(for: .milliseconds(30))
    await table.till.close()
    #expect(await code == .gone)
  }

  @Test("a trace would miss bytes or packets, or bear the wrong direction")
  func trace() async throws {
    let wire = MemoryWire()
    let notes = Notebook()
    let link = StreamLink(transport: wire.transport(.till), ear: notes.ear)
    try await link.open(deadlineMilliseconds: 1_000)
    let terminal = wire.transport(.terminal)
    try await terminal.open(deadlineMilliseconds: 1_000)
    try await link.send(payment, deadlineMilliseconds: 1_000)
    _ = try await terminal.write(positive.bytes[...], deadlineMilliseconds: 1_000)
    _ = try await link.receive(deadlineMilliseconds: 1_000)
    #expect(notes.contents(.sent) == [.packet(payment), .bytes(payment.bytes)])
    #expect(notes.contents(.received) == [.bytes(positive.bytes), .packet(positive)])
  }

  @Test("a terminal that nobody can reach would be an error without words")
  func refused() async {
    let wire = MemoryWire()
    await wire.refuse(true)
    let link = StreamLink(transport: wire.transport(.till))
    await #expect(throws: TransportError("nobody is there")) {
      try await link.open(deadlineMilliseconds: 100)
    }
  }
}
