import Devices
import Simulators
import Synchronization
import Testing
import ZVT

/// A terminal at the end of a wire, with a till whose layer keeps to the specification; the clock
/// never waits.
@Suite("A terminal on a wire")
struct WireTests {
  /// A till with its end of the wire; what is on its way arrives in its order.
  struct WiredTill {
    /// Something that is on its way.
    enum Freight {
      case toTill([UInt8])
      case toDevice([UInt8])
      case end
    }

    var device: ZVTCounterpart
    var now = 0
    var heard: [APDU] = []
    /// What the terminal wrote, write by write.
    private(set) var writes: [[UInt8]] = []
    /// How many blocks the till sent that were no acknowledgements.
    private(set) var blocksSent = 0
    private(set) var hasFailed = false
    private var layer: any LinkLayer
    private var ticket = 0
    private var isConnected = true
    private var underWay: [Freight] = []
    private let isSerial: Bool

    init(_ entries: [ScriptEntry], isSerial: Bool) {
      self.isSerial = isSerial
      layer = isSerial ? SerialLink() : StreamLayer()
      let terminal = ZVTSimulator(
        startedAt: TestTill.morning, script: ScriptReader(entries))
      device = ZVTCounterpart(
        terminal, line: isSerial ? .serial(SerialLink.Settings()) : .stream)
      load(device.connect(at: now))
    }

    mutating func send(_ packet: APDU) {
      ticket += 1
      act(layer.send(packet, ticket: ticket, atMilliseconds: now))
    }

    /// Lets time pass until nothing is left to do, or the till has waited so long.
    mutating func settle(patience: Int = 60_000) {
      let end = now + patience
      while isConnected {
        while !underWay.isEmpty { arrive(underWay.removeFirst()) }
        let due = [device.wakesAt, layer.nextTickMilliseconds].compactMap(\.self).min() ?? .max
        guard due <= end else { return }
        now = max(now, due)
        act(layer.tick(atMilliseconds: now))
        load(device.tick(at: now))
      }
    }

    private mutating func arrive(_ freight: Freight) {
      switch freight {
      case .toTill(let bytes): act(layer.received(bytes, atMilliseconds: now))
      case .toDevice(let bytes): if isConnected { load(device.receive(bytes, at: now)) }
      case .end:
        isConnected = false
        load(device.disconnect(at: now))
      }
    }

    private mutating func act(_ actions: [LinkAction]) {
      for action in actions {
        switch action {
        case .write(let bytes):
          if bytes.count > 1 { blocksSent += 1 }
          underWay.append(.toDevice(bytes))
        case .deliver(let packet):
          heard.append(packet)
          if !packet.isAnswer { send(.positive) }
        case .failed: hasFailed = true
        case .sent, .fault: break
        }
      }
    }

    private mutating func load(_ actions: [CounterpartAction]) {
      for action in actions {
        switch action {
        case .write(let bytes):
          writes.append(bytes)
          underWay.append(.toTill(bytes))
        case .close, .reset: if !isSerial { underWay.append(.end) }
        case .pause, .refuse, .lineSpeed, .save, .tell: break
        }
      }
    }
  }

  static let payment = TestTill.payment(APDU.Code.authorisation, 4_990)

  @Test(
    "a fault of the line would cost a payment, or charge it twice",
    arguments: [
      (nil, true, 0), (.nakOnce, true, 1), (.badChecksumOnce, true, 0), (.lostAckOnce, true, 1),
      (.split, true, 0), (.glue, true, 0), (.cableOut, true, 0), (nil, false, 0),
      (.split, false, 0),
      (.glue, false, 0), (.cableOut, false, 0),
    ] as [(TerminalFault?, Bool, Int)])
  func line(_ fault: TerminalFault?, _ isSerial: Bool, _ repeats: Int) {
    let plain = plain(isSerial)
    var till = WiredTill([ScriptEntry(fault)], isSerial: isSerial)
    till.send(Self.payment)
    till.settle()
    #expect(till.device.truth.charges.map(\.amount) == [4_990])
    #expect(till.heard.last?.control == APDU.Code.completion)
    #expect(!till.hasFailed)
    #expect(till.heard.map(\.control) == plain.heard.map(\.control))
    #expect(till.blocksSent - plain.blocksSent == repeats)
  }

  @Test("split and glued bytes would come as ever", arguments: [true, false])
  func pieces(_ isSerial: Bool) {
    var split = WiredTill([ScriptEntry(.split)], isSerial: isSerial)
    split.send(Self.payment)
    split.settle()
    // The acknowledgement of the command itself went before the fault began.
    #expect(split.writes.allSatisfy { $0.count == 1 })
    var glued = WiredTill([ScriptEntry(.glue)], isSerial: isSerial)
    glued.send(Self.payment)
    glued.settle()
    let first = glued.writes.first ?? []
    #expect(glued.writes.count == plain(isSerial).writes.count - 1)
    #expect(isSerial ? first.prefix(3) == [0x06, 0x10, 0x02] : first.count > 3)
  }

  private func plain(_ isSerial: Bool) -> WiredTill {
    var till = WiredTill([], isSerial: isSerial)
    till.send(Self.payment)
    till.settle()
    return till
  }

  @Test(
    "a dropped line would lose what was sent before, or hear what came after",
    arguments: [
      (TerminalFault.dropBeforeAnswer, [UInt16](), false), (.dropAfterAnswer, [0x8000], false),
      (.dropAfterStatus, [0x8000, 0x040F], false), (.dropAfterAck, [0x8000, 0x040F, 0x06D1], true),
    ])
  func drops(_ fault: TerminalFault, _ heard: [UInt16], _ stands: Bool) {
    for isSerial in [true, false] {
      var till = WiredTill([ScriptEntry(fault)], isSerial: isSerial)
      till.send(Self.payment)
      till.settle()
      let kinds = till.heard.map(\.control).reduce(into: [UInt16]()) {
        if $0.last != $1 { $0.append($1) }
      }
      #expect(kinds == heard, "serial \(isSerial)")
      #expect(till.device.truth.charges.count == (stands ? 1 : 0), "serial \(isSerial)")
      // The terminal answers again afterwards.
      if isSerial {
        till.now += 20_000
        till.heard = []
        till.send(packet("05 01 05 00 00 00 03 03"))
        till.settle()
        #expect(till.heard.map(\.control) == [0x8000, 0x060F])
      }
    }
  }

  @Test("a mute terminal would answer, or stay mute for ever", arguments: [true, false])
  func mute(_ isSerial: Bool) {
    var till = WiredTill([ScriptEntry(.mute, milliseconds: 30_000)], isSerial: isSerial)
    till.send(Self.payment)
    till.settle(patience: 10_000)
    #expect(till.heard.isEmpty)
    till.send(packet("05 01 05 00 00 00 03 03"))
    till.settle(patience: 4_000)
    #expect(till.heard.isEmpty)
    till.now += 40_000
    till.send(packet("05 01 05 00 00 00 03 03"))
    till.settle()
    #expect(till.heard.last?.control == APDU.Code.completion)
    #expect(till.device.truth.entries.isEmpty)
  }

  @Test("a speed would change before the answer has arrived")
  func speed() {
    var device = ZVTCounterpart(
      ZVTSimulator(startedAt: TestTill.morning), line: .serial(SerialLink.Settings()))
    _ = device.connect(at: 0)
    let answered = device.receive(SerialBlock.bytes(packet("08 40 01 07")), at: 1)
    #expect(!answered.contains(.lineSpeed(115_200)))
    #expect(device.receive([0x06], at: 2).contains(.lineSpeed(115_200)))
  }

  @Test(
    "foreign greetings would come as packets",
    arguments: [
      (TerminalFault.tlsAlert, Foreign.tls), (.foreignBanner, .otherProtocol),
    ])
  func greetings(_ fault: TerminalFault, _ foreign: Foreign) {
    var device = ZVTCounterpart(
      ZVTSimulator(
        startedAt: TestTill.morning, script: ScriptReader([ScriptEntry(fault)])), line: .stream)
    let actions = device.connect(at: 0)
    var framer = PacketFramer()
    var found: [Reception] = []
    for case .write(let bytes) in actions { found += framer.take(bytes) }
    #expect(found == [.foreign(foreign)])
    #expect(actions.last == .close)
  }

  @Test("a device in memory would not talk as on a wire")
  func inMemory() async throws {
    let device = SimulatedZVTTerminal(
      ZVTCounterpart(
        ZVTSimulator(
          startedAt: TestTill.morning,
          script: ScriptReader([ScriptEntry(.dropAfterStatus), ScriptEntry(.portRefused)])),
        line: .stream))
    try await device.open(deadlineMilliseconds: 100)
    _ = try await device.write(Self.payment.bytes[...], deadlineMilliseconds: 100)
    var framer = PacketFramer()
    var heard: [Reception] = []
    await #expect(throws: (any Error).self) {
      while true { heard += framer.take(try await device.read(deadlineMilliseconds: 100)) }
    }
    #expect(heard.count == 2)
    #expect(await device.truth.charges.isEmpty)
    try await device.open(deadlineMilliseconds: 100)
    _ = try await device.write(Self.payment.bytes[...], deadlineMilliseconds: 100)
    await #expect(throws: (any Error).self) { try await device.read(deadlineMilliseconds: 100) }
    await #expect(throws: (any Error).self) { try await device.open(deadlineMilliseconds: 100) }
  }

  @Test("a terminal behind a port of this machine would not talk, or not go on when it may")
  func onAPort() async throws {
    let terminal = ZVTSimulator(
      startedAt: TestTill.morning,
      script: ScriptReader([ScriptEntry(.dropAfterStatus), ScriptEntry(holds: [.beforeStatus])]))
    let events = Mutex<[SimulatorEvent]>([])
    let host = CounterpartHost(
      ZVTCounterpart(terminal, line: .stream),
      tell: { event in events.withLock { $0.append(event) } })
    let server = WireServer()
    let port = try await server.start()
    let serving = Task { await host.serve(server) }
    let first = try await talk(to: port)
    #expect(first == [0x8000, 0x040F])
    let releasing = Task {
      while !events.withLock({ $0.contains(.hold(at: "before_status")) }) {
        try await Task.sleep(for: .milliseconds(2))
      }
      await host.proceed()
    }
    let second = try await talk(to: port)
    #expect(second.last == APDU.Code.completion)
    try await releasing.value
    await server.stop()
    await serving.value
    #expect(await host.counterpart.truth.entries.map(\.fate) == [.autoReversed, .kept])
  }

  /// Pays, and answers until the end of the dialogue or of the connection.
  private func talk(to port: UInt16) async throws -> [UInt16] {
    let socket = SocketTransport(host: "127.0.0.1", port: port)
    try await socket.open(deadlineMilliseconds: 2_000)
    _ = try await socket.write(Self.payment.bytes[...], deadlineMilliseconds: 2_000)
    var framer = PacketFramer()
    var heard: [UInt16] = []
    while heard.last != APDU.Code.completion {
      guard let bytes = try? await socket.read(deadlineMilliseconds: 10_000), !bytes.isEmpty else {
        break
      }
      for case .packet(let packet) in framer.take(bytes) {
        heard.append(packet.control)
        if !packet.isAnswer {
          _ = try? await socket.write(APDU.positive.bytes[...], deadlineMilliseconds: 2_000)
        }
      }
    }
    await socket.close()
    return heard
  }
}
