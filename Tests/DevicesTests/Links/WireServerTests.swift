import Devices
import Foundation
import Simulators
import Testing
import ZVT

@Suite("Simulated wires: ports and lines of this machine", .serialized)
struct WireServerTests {
  private let payment = LinkExamples.payment
  private let positive = LinkExamples.positive

  private func link(_ port: UInt16) -> StreamLink {
    StreamLink(transport: SocketTransport(host: "127.0.0.1", port: port))
  }

  @Test("a till would not reach a simulated terminal over the network")
  func network() async throws {
    let server = WireServer()
    let till = link(try await server.start())
    async let accepted = server.next()
    try await till.open(deadlineMilliseconds: 1_000)
    let terminal = StreamLink(transport: try #require(await accepted))
    try await terminal.open(deadlineMilliseconds: 1_000)
    try await till.send(payment, deadlineMilliseconds: 1_000)
    #expect(try await terminal.receive(deadlineMilliseconds: 1_000) == payment)
    try await terminal.send(positive, deadlineMilliseconds: 1_000)
    #expect(try await till.receive(deadlineMilliseconds: 1_000) == positive)
    await server.stop()
    #expect(await server.next() == nil)
  }

  @Test("a second till would be listened to while the first has the terminal")
  func secondConnection() async throws {
    let server = WireServer(connectionsMax: 1)
    let port = try await server.start()
    async let serving: Void = server.serve { connection in
      let terminal = StreamLink(transport: connection)
      try? await terminal.open(deadlineMilliseconds: 1_000)
      while let packet = try? await terminal.receive(deadlineMilliseconds: 5_000) {
        try? await terminal.send(APDU(0x8000, packet.data), deadlineMilliseconds: 1_000)
      }
    }
    let (first, second) = (link(port), link(port))
    try await first.open(deadlineMilliseconds: 1_000)
    try await first.send(payment, deadlineMilliseconds: 1_000)
    #expect(
      try await first.receive(deadlineMilliseconds: 1_000) == APDU(0x8000, payment.data))
    try await second.open(deadlineMilliseconds: 1_000)
    let code = await LinkExamples.failure { () async throws(LinkError) in
      _ = try await second.receive(deadlineMilliseconds: 2_000)
    }
    #expect(code == .gone)
    try await first.send(positive, deadlineMilliseconds: 1_000)
    #expect(try await first.receive(deadlineMilliseconds: 1_000) == positive)
    await first.close()
    await server.stop()
    await serving
  }

  @Test("a refusing port would let somebody in, or nobody ever again")
  func refuse() async throws {
    let server = WireServer()
    let port = try await server.start()
    await server.refuse()
    let till = link(port)
    await #expect(throws: TransportError.self) { try await till.open(deadlineMilliseconds: 500) }
    #expect(try await server.start() == port)
    try await till.open(deadlineMilliseconds: 500)
    await till.close()
    await server.stop()
  }

  @Test("a reset would look like an orderly end, or like none")
  func reset() async throws {
    let server = WireServer()
    let till = SocketTransport(host: "127.0.0.1", port: try await server.start())
    async let accepted = server.next()
    try await till.open(deadlineMilliseconds: 1_000)
    let connection = try #require(await accepted)
    await connection.reset()
    #expect(connection.isOver)
    await #expect(throws: TransportError("Connection reset by peer")) {
      _ = try await till.read(deadlineMilliseconds: 1_000)
    }
    await server.stop()
  }

  @Test("a simulated line would not survive its user's closing and opening again")
  func line() async throws {
    let terminalLine = SerialWire()
    let terminal = SerialBlockLink(transport: terminalLine)
    try await terminal.open(deadlineMilliseconds: 1_000)
    let path = await terminalLine.path
    for _ in 0..<2 {
      let till = SerialBlockLink(transport: SerialLineTransport(path: path))
      try await till.open(deadlineMilliseconds: 1_000)
      async let heard = terminal.receive(deadlineMilliseconds: 2_000)
      try await till.send(payment, deadlineMilliseconds: 1_000)
      #expect(try await heard == payment)
      async let answered: Void = terminal.send(positive, deadlineMilliseconds: 1_000)
      #expect(try await till.receive(deadlineMilliseconds: 2_000) == positive)
      try await answered
      await till.close()
    }
    await terminal.close()
  }

  @Test("a terminal at another rate would be understood")
  func rate() async throws {
    let terminal = SerialWire()
    try await terminal.open(deadlineMilliseconds: 1_000)
    let till = SerialLineTransport(path: await terminal.path)
    try await till.open(deadlineMilliseconds: 1_000)
    await terminal.listen(atBaud: 115_200)
    _ = try await till.write([0x06], deadlineMilliseconds: 1_000)
    #expect(try await terminal.read(deadlineMilliseconds: 200).isEmpty)
    await terminal.listen(atBaud: 9_600)
    _ = try await till.write([0x15], deadlineMilliseconds: 1_000)
    #expect(try await terminal.read(deadlineMilliseconds: 1_000) == [0x15])
    await till.close()
    await terminal.close()
  }

  @Test("the name of a line would replace a file, or stay behind")
  func name() async throws {
    let files = FileManager.default
    let file = files.temporaryDirectory.appending(path: "kase-line-\(UUID())").path()
    defer { try? files.removeItem(atPath: file) }
    for _ in 0..<2 {
      let wire = SerialWire(link: file)
      try await wire.open(deadlineMilliseconds: 1_000)
      #expect(await wire.path == file)
      #expect(files.fileExists(atPath: file))
      await wire.close()
      #expect((try? files.destinationOfSymbolicLink(atPath: file)) == nil)
    }
    #expect(files.createFile(atPath: file, contents: Data("a".utf8)))
    await #expect(throws: TransportError.self) {
      try await SerialWire(link: file).open(deadlineMilliseconds: 1_000)
    }
    #expect(files.contents(atPath: file) == Data("a".utf8))
  }
}
