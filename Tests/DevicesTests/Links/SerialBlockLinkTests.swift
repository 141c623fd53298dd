import Devices
import Simulators
import Testing
import ZVT

@Suite("ZVT links: serial blocks", .serialized)
struct SerialBlockLinkTests {
  private typealias Table = LinkTable<SerialBlockLink, SerialBlockLink>
  private let payment = LinkExamples.payment
  private let positive = LinkExamples.positive

  /// A terminal that answers so many commands, whatever they are. - Returns: the commands.
  private func serve(_ table: Table, _ count: Int) async throws -> [APDU] {
    var commands: [APDU] = []
    while commands.count < count {
      guard let packet = try await table.terminal.receive(deadlineMilliseconds: 20_000) else {
        break
      }
      guard !packet.isAnswer else { continue }
      commands.append(packet)
      try await table.terminal.send(positive, deadlineMilliseconds: 1_000)
    }
    return commands
  }

  @Test(
    "a fault of the line that its layer heals would become an error, or a second payment",
    arguments: [
      [], [WireFault.corruptBlock], [.split(milliseconds: 1)], [.corrupt(byte: 5)],
      [.out(afterBytes: 4, milliseconds: 400)], [.corruptBlock, .corruptBlock],
    ])
  func healed(_ faults: [WireFault]) async throws {
    let table = LinkExamples.blocks(LinkExamples.patient)
    try await table.open()
    await table.tillLine.expect(outgoing: faults)
    async let served = serve(table, 2)
    for command in [payment, APDU(0x0501)] {
      try await table.till.send(command, deadlineMilliseconds: 1_000)
      #expect(try await table.till.receive(deadlineMilliseconds: 20_000) == positive)
    }
    #expect(try await served == [payment, APDU(0x0501)])
    #expect(try await table.till.receive(deadlineMilliseconds: 0) == nil)
  }

  @Test("a lost acknowledgement would become an error, or a second payment")
  func lostAcknowledgement() async throws {
    let table = LinkExamples.blocks(LinkExamples.patient)
    try await table.open()
    await table.terminalLine.expect(outgoing: [.swallowAcknowledgement])
    async let served = serve(table, 2)
    for command in [payment, APDU(0x0501)] {
      try await table.till.send(command, deadlineMilliseconds: 1_000)
      #expect(try await table.till.receive(deadlineMilliseconds: 20_000) == positive)
    }
    #expect(try await served == [payment, APDU(0x0501)])
  }

  @Test("nobody at the other end would be an error of another kind, or none")
  func nobody() async throws {
    let table = LinkExamples.blocks()
    try await table.till.open(deadlineMilliseconds: 1_000)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      try await table.till.send(payment, deadlineMilliseconds: 1_000)
    }
    #expect(code == .noAcknowledgement)
  }

  @Test("what was left on the line would be taken for an answer")
  func staleInput() async throws {
    let wire = MemoryWire(.line)
    let terminal = wire.transport(.terminal)
    try await terminal.open(deadlineMilliseconds: 1_000)
    _ = try await terminal.write(SerialBlock.bytes(positive)[...], deadlineMilliseconds: 1_000)
    let link = SerialBlockLink(transport: wire.transport(.till), settings: LinkExamples.quick)
    try await link.open(deadlineMilliseconds: 1_000)
    #expect(try await link.receive(deadlineMilliseconds: 50) == nil)
  }

  @Test("a block whose packet has another length than it says would reach the application")
  func malformed() async throws {
    let wire = MemoryWire(.line)
    let terminal = wire.transport(.terminal)
    try await terminal.open(deadlineMilliseconds: 1_000)
    let link = SerialBlockLink(transport: wire.transport(.till), settings: LinkExamples.quick)
    try await link.open(deadlineMilliseconds: 1_000)
    let packet: [UInt8] = [0x04, 0x0F, 0x05]
    let block = [0x10, 0x02] + packet + [0x10, 0x03] + BlockChecksum.bytes(ofPacket: packet)
    _ = try await terminal.write(block[...], deadlineMilliseconds: 1_000)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await link.receive(deadlineMilliseconds: 1_000)
    }
    #expect(code == .malformed)
    #expect(try await terminal.read(deadlineMilliseconds: 100) == [0x06])
  }

  @Test("a terminal that fell back to 9600 baud would never be found again")
  func fallback() async throws {
    let configured = MemoryWire(.line)
    let slow = MemoryWire(.line)
    let link = SerialBlockLink(
      transport: configured.transport(.till), fallback: slow.transport(.till),
      settings: SerialLink.Settings(byteMilliseconds: 20, acknowledgementMilliseconds: 40))
    let terminal = SerialBlockLink(transport: slow.transport(.terminal))
    try await terminal.open(deadlineMilliseconds: 100)
    try await link.open(deadlineMilliseconds: 100)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      try await link.send(payment, deadlineMilliseconds: 100)
    }
    #expect(code == .noAcknowledgement)
    await link.close()
    try await link.open(deadlineMilliseconds: 100)
    async let heard = terminal.receive(deadlineMilliseconds: 5_000)
    try await link.send(payment, deadlineMilliseconds: 100)
    #expect(try await heard == payment)
  }
}

@Suite("ZVT links: choice of the line's settings")
struct LineChoiceTests {
  @Test("a lost link would not be sought with the settings that are written down first")
  func order() {
    var choice = LineChoice(count: 2)
    choice.opened()
    choice.heard()
    choice.failed()
    #expect(choice.current == 0)
    choice.opened()
    choice.failed()
    #expect(choice.current == 1)
    choice.opened()
    choice.failed()
    #expect(choice.current == 0)
  }

  @Test("settings that work would be given up")
  func keeps() {
    var choice = LineChoice(count: 2)
    choice.failed()
    choice.opened()
    choice.heard()
    choice.opened()
    #expect(choice.current == 1)
  }

  @Test("a line with one kind of settings would be opened with none")
  func single() {
    var choice = LineChoice(count: 1)
    choice.failed()
    choice.failed()
    #expect(choice.current == 0)
  }
}
