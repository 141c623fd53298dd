import Devices
import Testing
import USB

@Suite("Which interfaces of a device are its line")
struct SerialLayoutTests {
  private typealias Devices = RecordedDevices

  /// A layout, what is claimed of it, which interface is told, and where bytes go.
  struct Layout: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let interfaces: [USBInterface]
    let claims: [UInt8]
    let control: UInt16
    let output: UInt8
  }

  private static func modem(
    _ number: UInt8, union: [UInt8] = [], _ endpoints: [USBEndpoint] = [Devices.notify]
  ) -> USBInterface {
    Devices.interface(number, (2, 2, 1), endpoints, extra: union)
  }

  private static func data(
    _ number: UInt8, _ output: UInt8, union: [UInt8] = []
  ) -> USBInterface {
    Devices.interface(
      number, (0x0A, 0, 0), [Devices.bulk(0x80 | output), Devices.bulk(output)], extra: union)
  }

  static let layouts = [
    Layout(
      testDescription: "with a union",
      interfaces: [modem(0, union: [5, 0x24, 6, 0, 1]), data(1, 2)],
      claims: [0, 1], control: 0, output: 2),
    Layout(
      testDescription: "without a union", interfaces: [modem(0), data(1, 2)], claims: [0, 1],
      control: 0, output: 2),
    Layout(
      testDescription: "a union behind the data interface",
      interfaces: [modem(0), data(1, 2), data(2, 3, union: [5, 0x24, 6, 0, 2])], claims: [0, 2],
      control: 0, output: 3),
    Layout(
      testDescription: "a union in the wrong order",
      interfaces: [data(0, 3), modem(1, union: [4, 0x24, 2, 2, 5, 0x24, 6, 2, 1]), data(2, 2)],
      claims: [1, 2], control: 1, output: 2),
    Layout(
      testDescription: "the data interface first", interfaces: [data(0, 2), modem(1)],
      claims: [1, 0], control: 1, output: 2),
    Layout(
      testDescription: "all endpoints in one interface",
      interfaces: [modem(0, [Devices.notify, Devices.bulk(2), Devices.bulk(0x82)])], claims: [0],
      control: 0, output: 2),
    Layout(
      testDescription: "nothing but a data interface", interfaces: [data(3, 2)], claims: [3],
      control: 3, output: 2),
    Layout(
      testDescription: "a union that is cut short",
      interfaces: [modem(0, union: [5, 0x24, 6, 0]), data(1, 2)], claims: [0, 1], control: 0,
      output: 2),
    Layout(
      testDescription: "a descriptor of no length",
      interfaces: [modem(0, union: [0, 0x24, 6, 0, 1]), data(1, 2)], claims: [0, 1], control: 0,
      output: 2),
    Layout(
      testDescription: "an alternate setting without endpoints before the one with",
      interfaces: [
        modem(0), Devices.interface(1, (0x0A, 0, 0), [], alternates: 2),
        Devices.interface(
          1, (0x0A, 0, 0), [Devices.bulk(2), Devices.bulk(0x82)], alternate: 1, alternates: 2),
      ], claims: [0, 1], control: 0, output: 2),
  ]

  @Test("bytes go to the wrong endpoint, or the wrong interface is told", arguments: layouts)
  func layout(_ layout: Layout) async throws {
    let bus = RecordedBus()
    let port = RecordedPort()
    await bus.plug(Devices.device(0x0B00, 0x0064, layout.interfaces), port)
    let transport = USBSerialTransport(bus: bus, binding: USBBinding(.portPath("1-2")))
    try await transport.open(deadlineMilliseconds: 1_000)
    _ = try await transport.write([1], deadlineMilliseconds: 1_000)
    #expect(await bus.claims.map { $0.map(\.number) } == [layout.claims])
    #expect(await port.requests.map(\.index) == [layout.control, layout.control])
    #expect(await port.written == [layout.output])
    await transport.close()
  }
}
