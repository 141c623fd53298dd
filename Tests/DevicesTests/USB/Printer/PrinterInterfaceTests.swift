import Devices
import PrinterLanguages
import Testing
import USB

@Suite("Which interface of a device takes pages")
struct PrinterInterfaceTests {
  private typealias Devices = RecordedDevices

  /// A device, what its model's profile says, and which setting and endpoint are taken.
  struct Choice: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let interfaces: [USBInterface]
    var settings = USBPrinterSettings()
    /// Configuration, interface and alternate setting; nothing where there is no printer.
    let claimed: [UInt8]?
    var output: UInt8 = 1
  }

  private static func printer(
    _ number: UInt8, _ classes: (UInt8, UInt8, UInt8), _ output: UInt8 = 1,
    configuration: UInt8 = 1, alternate: UInt8 = 0
  ) -> USBInterface {
    Devices.interface(
      number, classes, [Devices.bulk(0x80 | output), Devices.bulk(output)],
      configuration: configuration, alternate: alternate, alternates: 2)
  }

  static let choices = [
    Choice(
      testDescription: "one that answers before one that does not",
      interfaces: [printer(0, (7, 1, 1)), printer(0, (7, 1, 2), alternate: 1)],
      claimed: [1, 0, 1]),
    Choice(
      testDescription: "one that does not answer, where there is no other",
      interfaces: [printer(2, (7, 1, 1), 4)], claimed: [1, 2, 0], output: 4),
    Choice(
      testDescription: "the second configuration",
      interfaces: [
        printer(0, (0xFF, 0, 0)), printer(0, (7, 1, 2), 3, configuration: 2),
      ], claimed: [2, 0, 0], output: 3),
    Choice(
      testDescription: "the first of equals",
      interfaces: [printer(0, (7, 1, 2), 2), printer(1, (7, 1, 2))], claimed: [1, 0, 0],
      output: 2),
    Choice(
      testDescription: "neither packets of 1284.4 nor IPP",
      interfaces: [printer(0, (7, 1, 3)), printer(1, (7, 1, 4))], claimed: nil),
    Choice(
      testDescription: "a maker's own class is not taken unasked",
      interfaces: [printer(0, (0xFF, 0, 0))], claimed: nil),
    Choice(
      testDescription: "a maker's own class where the model has it",
      interfaces: [printer(0, (0xFF, 0xFF, 0xFF), 5)],
      settings: USBPrinterSettings(quirks: [.vendorClass]), claimed: [1, 0, 0], output: 5),
    Choice(
      testDescription: "the printer class before a maker's own",
      interfaces: [printer(0, (0xFF, 0, 0)), printer(1, (7, 1, 1), 3)],
      settings: USBPrinterSettings(quirks: [.vendorClass]), claimed: [1, 1, 0], output: 3),
    Choice(
      testDescription: "an interface that takes nothing",
      interfaces: [Devices.interface(0, (7, 1, 2), [Devices.bulk(0x82)])], claimed: nil),
    Choice(
      testDescription: "endpoints of the profile where the descriptors have none",
      interfaces: [Devices.interface(0, (7, 1, 2), [])],
      settings: USBPrinterSettings(
        endpoints: PrinterProfile.Endpoints(output: 0x03, input: 0x84)), claimed: [1, 0, 0],
      output: 3),
  ]

  @Test("pages go to the wrong interface, or to a device that is no printer", arguments: choices)
  func choice(_ choice: Choice) async throws {
    let bus = RecordedBus()
    let port = RecordedPort()
    await bus.plug(Devices.device(0x1234, 0x5678, choice.interfaces), port)
    let transport = USBPrinterTransport(
      bus: bus, binding: USBBinding(.serial("S1")), settings: choice.settings)
    guard let claimed = choice.claimed else {
      let error = await #expect(throws: TransportError.self) {
        try await transport.open(deadlineMilliseconds: 1_000)
      }
      #expect(error?.cause == .unfit)
      return
    }
    try await transport.open(deadlineMilliseconds: 1_000)
    _ = try await transport.write([1], deadlineMilliseconds: 1_000)
    let claims = await bus.claims
    #expect(claims.map { $0.map { [$0.configuration, $0.number, $0.alternate] } } == [[claimed]])
    #expect(await port.written == [choice.output])
    await transport.close()
  }

  @Test("endpoints of the wrong direction would be written to")
  func endpoints() {
    #expect(PrinterProfile.Endpoints(output: 0x81, input: nil) == nil)
    #expect(PrinterProfile.Endpoints(output: 0x01, input: 0x02) == nil)
    #expect(PrinterProfile.Endpoints(output: 0x00, input: 0x81) == nil)
    #expect(PrinterProfile.Endpoints(output: 0x0F, input: 0x8F)?.input == 0x8F)
  }
}
