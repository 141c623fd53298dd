import Devices
import Testing
import USB

@Suite("Serial lines within USB")
struct USBSerialTransportTests {
  private typealias Devices = RecordedDevices

  /// A line over a recorded device.
  private struct Rig {
    let bus = RecordedBus()
    let port: RecordedPort
    let transport: USBSerialTransport

    init(
      _ device: USBDescription, _ port: RecordedPort = RecordedPort(), interface: UInt8? = nil,
      settings: SerialSettings = .standard
    ) async throws {
      self.port = port
      await bus.plug(device, port)
      transport = USBSerialTransport(
        bus: bus, binding: USBBinding(.serial("S1")), interface: interface, settings: settings)
      try await transport.open(deadlineMilliseconds: 1_000)
    }

    /// Sends all, as a link does.
    func send(_ bytes: [UInt8]) async throws {
      var rest = bytes[...]
      while !rest.isEmpty {
        rest = rest.dropFirst(try await transport.write(rest, deadlineMilliseconds: 1_000))
      }
    }

    func read(_ count: Int) async throws -> [UInt8] {
      var all: [UInt8] = []
      while all.count < count {
        let more = try await transport.read(deadlineMilliseconds: 10_000)
        try #require(!more.isEmpty)
        all += more
      }
      return all
    }
  }

  static let lineCoding = USBRequest(0x21, 0x20)
  static let controlLines = USBRequest(0x21, 0x22, value: 3)

  @Test("a terminal is not set, or not told that somebody is there")
  func modem() async throws {
    let rig = try await Rig(Devices.terminal)
    #expect(
      await rig.port.events.prefix(2) == [
        .control(Self.lineCoding, [0x80, 0x25, 0, 0, 2, 0, 8]), .control(Self.controlLines, []),
      ])
    #expect(await rig.bus.claims.map { $0.map(\.number) } == [[0, 1]])
    await rig.transport.close()
    #expect(
      await rig.port.events.suffix(2) == [
        .control(USBRequest(0x21, 0x22), []), .closed(reattached: true),
      ])
  }

  @Test("a terminal that knows no line coding would not be used")
  func refusing() async throws {
    let rig = try await Rig(Devices.terminal, RecordedPort(refused: [0x20, 0x22]))
    try await rig.send([0x06, 0x00])
    #expect(await rig.port.received == [0x06, 0x00])
  }

  @Test("a bridge that does not take its settings would be used at another rate")
  func refusingBridge() async throws {
    let port = RecordedPort(refused: [0x1E])
    let error = await #expect(throws: TransportError.self) {
      _ = try await Rig(Devices.bridge(0x10C4, 0xEA60), port)
    }
    #expect(error?.cause == .unfit)
    #expect(await port.isClosed)
  }

  @Test("a terminal that is mute until somebody is there would stay mute")
  func mute() async throws {
    let port = RecordedPort(mutedUntil: Self.controlLines)
    await port.say([0x80, 0, 0])
    let rig = try await Rig(Devices.terminal, port)
    #expect(try await rig.read(3) == [0x80, 0, 0])
  }

  @Test("what comes in pieces, or before anybody asks, would be lost")
  func pieces() async throws {
    let rig = try await Rig(Devices.terminal)
    for byte in UInt8(0)..<200 { await rig.port.say([byte]) }
    #expect(try await rig.read(200) == Array(0..<200))
    #expect(try await rig.transport.read(deadlineMilliseconds: 1).isEmpty)
    #expect(await rig.port.readsAtOnceMax == 1)
  }

  @Test(
    "a packet that is exactly full leaves a terminal waiting, or an empty one upsets it",
    arguments: [63, 64, 65, 128, 640])
  func fullPackets(_ count: Int) async throws {
    let rig = try await Rig(Devices.terminal)
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    try await rig.send(bytes)
    #expect(await rig.port.received == bytes)
    let transfers = await rig.port.transfers
    #expect(transfers.allSatisfy { !$0.isEmpty && !$0.count.isMultiple(of: 64) })
    #expect(transfers.count == (count.isMultiple(of: 64) ? 2 : 1))
  }

  @Test("status bytes of a bridge would be taken for the terminal's")
  func statusBytes() async throws {
    let rig = try await Rig(Devices.bridge(0x0403, 0x6001))
    let long = (0..<130).map { UInt8($0) }
    let packets = [long[0..<62], long[62..<124], long[124..<130]]
    await rig.port.say([0x01, 0x60])
    await rig.port.say(packets.flatMap { [0x01, 0x60] + $0 })
    await rig.port.say([0x01, 0x60])
    #expect(try await rig.read(130) == long)
    #expect(try await rig.transport.read(deadlineMilliseconds: 1).isEmpty)
  }

  @Test("the second line of a bridge is asked for, and the first is used")
  func secondPort() async throws {
    let rig = try await Rig(Devices.bridge(0x0403, 0x6011, ports: 4), interface: 1)
    #expect(await rig.bus.claims.map { $0.map(\.number) } == [[1]])
    #expect(await rig.port.requests.first == USBRequest(0x40, 0, index: 2))
  }

  @Test(
    "a Prolific of one kind is started as another",
    arguments: [
      (Set<UInt8>(), 64, 14, 0x44), ([], 16, 14, 0x24), ([0x01], 64, 4, nil),
    ] as [(Set<UInt8>, UInt8, Int, UInt16?)])
  func prolific(
    _ refused: Set<UInt8>, _ controlPacket: UInt8, _ count: Int, _ last: UInt16?
  ) async throws {
    var descriptor: [UInt8] = [18, 1, 0, 2, 0, 0, 0, controlPacket]
    descriptor += [0x7B, 0x06, 0x03, 0x23, 0, 3, 1, 2, 0, 1]
    let port = RecordedPort(
      answers: [USBRequest(0x80, 6, value: 0x0100): descriptor], refused: refused)
    let rig = try await Rig(Devices.bridge(0x067B, 0x2303), port)
    let requests = await rig.port.requests
    #expect(requests.first == USBRequest(0xC0, 1, value: 0x8080))
    let start = requests.filter { $0.requestType == 0x40 }
    #expect(start.last?.index == last)
    #expect(requests.suffix(2) == [Self.lineCoding, Self.controlLines])
    #expect(requests.count == count + (last == nil ? 0 : 1))
  }

  @Test("a terminal that is pulled out in a message would look silent")
  func unplug() async throws {
    let rig = try await Rig(Devices.terminal, RecordedPort(appetites: [.unplug(after: 3)]))
    let error = await #expect(throws: TransportError.self) {
      _ = try await rig.transport.write([1, 2, 3, 4, 5], deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == .gone)
    await #expect(throws: TransportError.self) {
      _ = try await rig.transport.read(deadlineMilliseconds: 1_000)
    }
    #expect(await rig.port.isClosed)
  }

  @Test("a terminal that comes back on another port is not found")
  func comesBack() async throws {
    let rig = try await Rig(Devices.terminal)
    await rig.bus.unplug("1-2")
    await #expect(throws: TransportError.self) {
      _ = try await rig.transport.read(deadlineMilliseconds: 10_000)
    }
    let error = await #expect(throws: TransportError.self) {
      try await rig.transport.open(deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == .gone && error?.message.contains("not plugged in") == true)
    let port = RecordedPort()
    let moved = Devices.device(
      0x0B00, 0x0064, at: "1-4.1", Devices.terminal.interfaces)
    await rig.bus.plug(moved, port)
    try await rig.transport.open(deadlineMilliseconds: 1_000)
    try await rig.send([0x06])
    #expect(await port.received == [0x06])
  }

  @Test("after a time-out bytes would be sent twice, or not at all")
  func resume() async throws {
    let port = RecordedPort(
      appetites: [.nak(after: 2), .nak(after: 0), .stall(after: 1), .nak(after: 0)])
    let rig = try await Rig(Devices.terminal, port)
    try await rig.send([1, 2, 3, 4, 5, 6])
    #expect(await port.received == [1, 2, 3, 4, 5, 6])
    #expect(await port.events.contains(.cleared(0x01)))
  }

  @Test("a device that is no line, or whose chip is not driven, fails without a reason")
  func unfit() async throws {
    for (device, word) in [
      (Devices.bridge(0x1A86, 0x7523), "CH340"), (Devices.printer(), "serial line"),
    ] {
      let error = await #expect(throws: TransportError.self) { _ = try await Rig(device) }
      #expect(error?.cause == .unfit)
      #expect(error?.message.contains(word) == true)
    }
  }

  @Test("flow control that is not set would be believed in")
  func flow() async throws {
    let settings = try #require(SerialSettings(baud: 9_600, flow: .lines))
    let error = await #expect(throws: TransportError.self) {
      _ = try await Rig(Devices.terminal, settings: settings)
    }
    #expect(error?.cause == .unfit)
  }

  @Test("a terminal whose endpoints come halted stays deaf")
  func halted() async throws {
    let device = Devices.device(0x2912, 0x0001, Devices.terminal.interfaces)
    let rig = try await Rig(device)
    #expect(await rig.port.events.contains(.cleared(0x01)))
    #expect(await rig.port.events.contains(.cleared(0x82)))
  }

  @Test("an input that halts at times ends a payment, or one that always does is asked for ever")
  func inputHalts() async throws {
    let rig = try await Rig(Devices.terminal)
    let halt = USBError(.stall, "it has halted")
    for byte in UInt8(1)...2 {
      await rig.port.fail(halt)
      await rig.port.fail(halt)
      await rig.port.say([byte])
    }
    #expect(try await rig.read(2) == [1, 2])
    #expect(await rig.port.events.filter { $0 == .cleared(0x82) }.count == 4)
    for _ in 1...3 { await rig.port.fail(halt) }
    let error = await #expect(throws: TransportError.self) { try await rig.read(1) }
    #expect(error?.cause == .unfit)
  }
}
