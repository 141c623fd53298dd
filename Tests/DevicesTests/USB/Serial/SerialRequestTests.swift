import Devices
import Testing
import USB

@Suite("Requests that set a line")
struct SerialRequestTests {
  private typealias Devices = RecordedDevices

  /// What a device is told when a line of it is opened.
  private func requests(_ device: USBDescription, _ settings: SerialSettings)
    async throws -> [RecordedPort.Event]
  {
    let bus = RecordedBus()
    let port = RecordedPort()
    await bus.plug(device, port)
    let transport = USBSerialTransport(
      bus: bus, binding: USBBinding(.serial("S1")), settings: settings)
    try await transport.open(deadlineMilliseconds: 1_000)
    let events = await port.events
    await transport.close()
    return events
  }

  private func settings(
    _ baud: Int, bits: Int = 8, _ parity: SerialSettings.Parity = .none, stop: Int = 2
  ) throws -> SerialSettings {
    try #require(SerialSettings(baud: baud, dataBits: bits, parity: parity, stopBits: stop))
  }

  static let divisors: [(baud: Int, value: UInt16)] = [
    (9_600, 0x4138), (19_200, 0x809C), (38_400, 0xC04E), (57_600, 0xC034), (115_200, 0x001A),
  ]

  @Test("an FTDI bridge runs at another rate", arguments: divisors)
  func ftdiRate(_ rate: (baud: Int, value: UInt16)) async throws {
    let single = try await requests(Devices.bridge(0x0403, 0x6001), settings(rate.baud))
    #expect(single.contains(.control(USBRequest(0x40, 3, value: rate.value), [])))
    let several = try await requests(
      Devices.bridge(0x0403, 0x6010, ports: 2), settings(rate.baud))
    #expect(several.contains(.control(USBRequest(0x40, 3, value: rate.value, index: 1), [])))
  }

  static let eighths: [(baud: Int, value: UInt16, index: UInt16)] = [
    (460_800, 0x4006, 0), (230_400, 0x000D, 0), (921_600, 0x8003, 0), (14_400, 0x00D0, 1),
    (28_800, 0xC068, 0), (0, 0x3FB0, 1), (.max, 0x0003, 0),
  ]

  @Test(
    "the third bit of a divisor's eighths is lost, or stands at the wrong place",
    arguments: eighths)
  func ftdiEighths(_ rate: (baud: Int, value: UInt16, index: UInt16)) {
    let divisor = FTDIDivisor(baud: rate.baud)
    #expect(divisor.value == rate.value && divisor.index == rate.index)
  }

  @Test("an FTDI bridge is set to other bits, or mutes its device")
  func ftdi() async throws {
    let events = try await requests(Devices.bridge(0x0403, 0x6015), settings(9_600))
    let expected: [(UInt8, UInt16, UInt16)] = [
      (0, 0, 1), (0, 1, 1), (0, 2, 1), (9, 16, 1), (3, 0x4138, 0), (4, 0x1008, 1), (2, 0, 1),
      (1, 0x0101, 1), (1, 0x0202, 1),
    ]
    #expect(
      events.prefix(expected.count)
        == expected.map {
          .control(USBRequest(0x40, $0.0, value: $0.1, index: $0.2), [])
        }[...])
    let odd = try await requests(
      Devices.bridge(0x0403, 0x6015), settings(9_600, bits: 7, .odd, stop: 1))
    #expect(odd.contains(.control(USBRequest(0x40, 4, value: 0x0107, index: 1), [])))
  }

  @Test("a CP210x bridge is set to another line, or not switched on")
  func cp210x() async throws {
    let events = try await requests(Devices.bridge(0x10C4, 0xEA60), settings(115_200))
    #expect(
      events.prefix(5) == [
        .control(USBRequest(0x41, 0x00, value: 1), []),
        .control(USBRequest(0x41, 0x1E), [0x00, 0xC2, 0x01, 0x00]),
        .control(USBRequest(0x41, 0x03, value: 0x0802), []),
        .control(USBRequest(0x41, 0x07, value: 0x0303), []),
        .control(USBRequest(0x41, 0x12, value: 0x000F), []),
      ])
    let even = try await requests(
      Devices.bridge(0x10C4, 0xEA60), settings(9_600, bits: 7, .even, stop: 1))
    #expect(even.contains(.control(USBRequest(0x41, 0x03, value: 0x0720), [])))
  }

  static let codings: [(SerialSettings?, [UInt8])] = [
    (.standard, [0x80, 0x25, 0, 0, 2, 0, 8]),
    (SerialSettings(baud: 115_200, stopBits: 1), [0x00, 0xC2, 1, 0, 0, 0, 8]),
    (SerialSettings(baud: 1_200, dataBits: 7, parity: .even), [0xB0, 0x04, 0, 0, 2, 2, 7]),
  ]

  @Test("a terminal's line coding says something else", arguments: codings)
  func modem(_ settings: SerialSettings?, _ bytes: [UInt8]) async throws {
    let events = try await requests(Devices.terminal, try #require(settings))
    #expect(events.first == .control(USBRequest(0x21, 0x20), bytes))
  }
}
