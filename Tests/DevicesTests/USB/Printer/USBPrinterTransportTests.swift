import Devices
import PrinterLanguages
import Testing
import USB

@Suite("Receipt printers on USB")
struct USBPrinterTransportTests {
  private typealias Devices = RecordedDevices

  /// A printer over a recorded device.
  private struct Rig {
    let bus = RecordedBus()
    let port: RecordedPort
    let transport: USBPrinterTransport

    init(
      _ device: USBDescription = Devices.printer(), _ port: RecordedPort = RecordedPort(),
      _ settings: USBPrinterSettings = USBPrinterSettings(),
      clock: any Clock<Duration> = ContinuousClock()
    ) async throws {
      self.port = port
      await bus.plug(device, port)
      transport = USBPrinterTransport(
        bus: bus, binding: USBBinding(.serial("S1")), settings: settings, clock: clock)
      try await transport.open(deadlineMilliseconds: 1_000)
    }
  }

  /// Sends all, as a driver does.
  private func send(_ bytes: [UInt8], over transport: USBPrinterTransport) async throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(try await transport.write(rest, deadlineMilliseconds: 1_000))
    }
  }

  @Test("after a time-out bytes would be printed twice, or not at all")
  func resume() async throws {
    let page = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
    let port = RecordedPort(
      appetites: [
        .nak(after: 100), .nak(after: 0), .nak(after: 0), .nak(after: 8_191), .stall(after: 64),
      ])
    let rig = try await Rig(Devices.printer(), port)
    try await send(page, over: rig.transport)
    #expect(await port.received == page)
    #expect(await port.events.filter { $0 == .cleared(0x01) }.count == 1)
  }

  @Test("a printer that takes nothing is taken for a lost one")
  func patience() async throws {
    let rig = try await Rig(Devices.printer(), RecordedPort(appetites: [.nak(after: 0)]))
    #expect(try await rig.transport.write([1], deadlineMilliseconds: 1_000) == 0)
    #expect(try await rig.transport.write([1], deadlineMilliseconds: 1_000) == 1)
  }

  @Test("a printer that halts twice in a row is gone on with, as if its count meant something")
  func haltsTwice() async throws {
    let port = RecordedPort(appetites: [.stall(after: 10), .stall(after: 0)])
    let rig = try await Rig(Devices.printer(), port)
    #expect(try await rig.transport.write([9], deadlineMilliseconds: 1_000) == 1)
    await #expect(throws: TransportError.self) {
      _ = try await rig.transport.write([9], deadlineMilliseconds: 1_000)
    }
    #expect(await port.requests == [USBRequest(0x21, 2)])
    #expect(await port.isClosed)
  }

  @Test("a printer that halts now and then is given up")
  func haltsAgain() async throws {
    let port = RecordedPort(appetites: [.stall(after: 0), .nak(after: 9), .stall(after: 0)])
    let rig = try await Rig(Devices.printer(), port)
    try await send([1, 2, 3], over: rig.transport)
    try await send([4, 5, 6], over: rig.transport)
    #expect(await port.received == [1, 2, 3, 4, 5, 6])
  }

  @Test("a printer that is pulled out in a page counts as one that printed so much of it")
  func unplug() async throws {
    let port = RecordedPort(appetites: [.unplug(after: 3)])
    let rig = try await Rig(Devices.printer(), port)
    let error = await #expect(throws: TransportError.self) {
      _ = try await rig.transport.write([1, 2, 3, 4], deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == .gone)
    #expect(await port.isClosed)
  }

  @Test("a printer that comes back on another port is not found")
  func comesBack() async throws {
    let rig = try await Rig()
    await rig.bus.unplug("1-2")
    await #expect(throws: TransportError.self) {
      _ = try await rig.transport.read(deadlineMilliseconds: 10_000)
    }
    let port = RecordedPort()
    await rig.bus.plug(Devices.printer(at: "2-1.3"), port)
    try await rig.transport.open(deadlineMilliseconds: 1_000)
    try await send([1], over: rig.transport)
    #expect(await port.received == [1])
  }

  @Test("an empty transfer, or one too long for the model, wedges the printer")
  func transfers() async throws {
    let rig = try await Rig(
      Devices.printer(), RecordedPort(), USBPrinterSettings(chunkBytes: 64))
    #expect(try await rig.transport.write([], deadlineMilliseconds: 1_000) == 0)
    try await send([UInt8](repeating: 7, count: 640), over: rig.transport)
    #expect(await rig.port.transfers.map(\.count) == [Int](repeating: 64, count: 10))
  }

  @Test("what the printer says before anybody asks is lost")
  func answers() async throws {
    let rig = try await Rig()
    await rig.port.say([0x14, 0, 0, 0x0F])
    #expect(try await rig.transport.read(deadlineMilliseconds: 10_000) == [0x14, 0, 0, 0x0F])
    #expect(try await rig.transport.read(deadlineMilliseconds: 0).isEmpty)
  }

  @Test("a model that can't stand being read is read")
  func unidirectional() async throws {
    let rig = try await Rig(
      Devices.printer(), RecordedPort(), USBPrinterSettings(quirks: [.unidir]))
    await rig.port.say([1])
    #expect(!rig.transport.isBidirectional)
    #expect(try await rig.transport.read(deadlineMilliseconds: 1).isEmpty)
    #expect(await rig.port.readsAtOnceMax == 0)
  }

  @Test(
    "a reset at opening is left out, done to others, or keeps a printer from printing",
    arguments: [
      ([], [], []), ([.softReset], [], [USBRequest(0x21, 2)]),
      ([.softReset], [2], [USBRequest(0x21, 2), USBRequest(0x23, 2)]),
    ] as [(Set<PrinterProfile.Quirk>, Set<UInt8>, [USBRequest])])
  func softReset(
    _ quirks: Set<PrinterProfile.Quirk>, _ refused: Set<UInt8>, _ requests: [USBRequest]
  ) async throws {
    let rig = try await Rig(
      Devices.printer(), RecordedPort(refused: refused), USBPrinterSettings(quirks: quirks))
    #expect(await rig.port.requests == requests)
    try await send([1], over: rig.transport)
    #expect(await rig.port.received == [1])
  }

  @Test("a slow model loses its last line on closing, or gets its driver back against its will")
  func closing() async throws {
    for (quirks, waits, isReattached) in [
      ([], [], true), ([.delayClose], [1_000], true), ([.noReattach], [], false),
    ] as [(Set<PrinterProfile.Quirk>, [Int64], Bool)] {
      let clock = RecordedClock()
      let rig = try await Rig(
        Devices.printer(), RecordedPort(), USBPrinterSettings(quirks: quirks), clock: clock)
      await rig.transport.close()
      await rig.transport.close()
      #expect(clock.waits.map { ($0 + 5) / 10 * 10 } == waits)
      #expect(await rig.port.events == [.closed(reattached: isReattached)])
    }
  }

  @Test("a printer's port is not asked, or its answer is misread")
  func portStatus() async throws {
    let question = USBRequest(0xA1, 1)
    for (byte, trouble) in [(UInt8(0x18), PrinterTrouble?.none), (0x38, .paper), (0x00, nil)] {
      let rig = try await Rig(Devices.printer(), RecordedPort(answers: [question: [byte]]))
      let status = try await rig.transport.portStatus()
      #expect(status?.byte == byte && status?.trouble == trouble)
    }
    let refusing = try await Rig(Devices.printer(), RecordedPort(refused: [1]))
    #expect(try await refusing.transport.portStatus() == nil)
    let gone = try await Rig()
    await gone.port.unplug()
    await #expect(throws: TransportError.self) { try await gone.transport.portStatus() }
  }

  @Test("a model that must not be asked for its name is asked")
  func identity() async throws {
    let text = Array("MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;".utf8)
    let question = USBRequest(0xA1, 0)
    let port = RecordedPort(answers: [question: [0, UInt8(text.count + 2)] + text])
    let asked = try await Rig(Devices.printer(), port)
    #expect(await asked.transport.identity()?.model == "TM-T20III")
    let quiet = try await Rig(
      Devices.printer(), RecordedPort(), USBPrinterSettings(quirks: [.noDeviceID]))
    #expect(await quiet.transport.identity() == nil)
    #expect(await quiet.port.requests.isEmpty)
  }

  static let refusals: [(USBError.Code, TransportError.Cause)] = [
    (.access, .denied), (.busy, .busy), (.noDevice, .gone), (.notFound, .unfit),
  ]

  @Test("why a printer can't be opened is not told apart", arguments: refusals)
  func refusal(_ code: USBError.Code, _ cause: TransportError.Cause) async throws {
    let bus = RecordedBus()
    await bus.plug(Devices.printer(), RecordedPort())
    await bus.refuse(USBError(code, "words for the technician"))
    let transport = USBPrinterTransport(
      bus: bus, binding: USBBinding(.serial("S1")), settings: USBPrinterSettings())
    let error = await #expect(throws: TransportError.self) {
      try await transport.open(deadlineMilliseconds: 1_000)
    }
    #expect(error == TransportError("words for the technician", cause: cause))
  }

  @Test("of two printers with one serial number, either would print")
  func twins() async throws {
    let bus = RecordedBus()
    await bus.plug(Devices.printer(at: "1-2"), RecordedPort())
    await bus.plug(Devices.printer(at: "1-3"), RecordedPort())
    let transport = USBPrinterTransport(
      bus: bus, binding: USBBinding(.serial("S1")), settings: USBPrinterSettings())
    let error = await #expect(throws: TransportError.self) {
      try await transport.open(deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == .unfit)
    #expect(error?.message.contains("usb:1-2, usb:1-3") == true)
  }
}
