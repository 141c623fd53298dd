import Devices
import PrinterLanguages
import Testing
import USB

@Suite("A driver over a printer on USB")
struct PrinterOnUSBTests {
  /// A printer that never answers, as most clones.
  private static let profile = PrinterProfile(id: "clone", vendor: "", model: "clone")

  private static let status = USBRequest(0xA1, 1)

  private func printer(_ bus: RecordedBus, _ port: RecordedPort) async -> BytePrinter {
    await bus.plug(RecordedDevices.printer(), port)
    let transport = USBPrinterTransport(
      bus: bus, binding: USBBinding(.serial("S1")), settings: USBPrinterSettings(Self.profile))
    return BytePrinter(profile: Self.profile, transport: transport)
  }

  private func order(_ bytes: [UInt8]) -> PrintOrder {
    PrintOrder(job: 1, bytes: bytes, pulse: [], payloads: [])
  }

  static let page = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  @Test("a page over a printer that takes it bit by bit is not what was rendered")
  func slow() async throws {
    let port = RecordedPort(
      answers: [Self.status: [0x18]],
      appetites: (0..<20).map { .nak(after: $0.isMultiple(of: 3) ? 0 : $0 * 10) })
    let printer = await printer(RecordedBus(), port)
    #expect(await printer.trouble(halted: nil, deadlineSeconds: 5) == nil)
    let outcome = await printer.print(order(Self.page), from: 0, deadlineSeconds: 60) { _ in }
    #expect(outcome == .sent)
    #expect(await port.received == Self.page)
  }

  @Test("a printer without paper that says nothing keeps its page waiting without a reason")
  func paper() async throws {
    let port = RecordedPort(
      answers: [Self.status: [0x38]], appetites: [.nak(after: 1_000), .nak(after: 0)])
    let printer = await printer(RecordedBus(), port)
    #expect(await printer.trouble(halted: nil, deadlineSeconds: 5) == .paper)
    let stopped = await printer.print(order(Self.page), from: 0, deadlineSeconds: 60) { _ in }
    #expect(stopped == .stopped(.paper, at: 1_000))
    #expect(await printer.trouble(halted: 1, deadlineSeconds: 5) == .paper)
    let rest = await printer.print(order(Self.page), from: 1_000, deadlineSeconds: 60) { _ in }
    #expect(rest == .sent)
    #expect(await port.received == Self.page)
  }

  @Test("a printer that was pulled out between two pages loses the next one")
  func pulledOutIdle() async throws {
    let bus = RecordedBus()
    let printer = await printer(bus, RecordedPort(answers: [Self.status: [0x18]]))
    #expect(await printer.trouble(halted: nil, deadlineSeconds: 5) == nil)
    await bus.unplug("1-2")
    #expect(await printer.trouble(halted: nil, deadlineSeconds: 5) == .offline)
    let port = RecordedPort(answers: [Self.status: [0x18]])
    await bus.plug(RecordedDevices.printer(at: "1-7"), port)
    #expect(await printer.trouble(halted: nil, deadlineSeconds: 5) == nil)
    #expect(await printer.print(order([1, 2]), from: 0, deadlineSeconds: 5) { _ in } == .sent)
    #expect(await port.received == [1, 2])
  }

  @Test("a page that was cut off by pulling the plug counts as printed, or is printed twice")
  func pulledOutInPage() async throws {
    let bus = RecordedBus()
    let printer = await printer(
      bus, RecordedPort(appetites: [.nak(after: 500), .unplug(after: 70)]))
    let outcome = await printer.print(order(Self.page), from: 0, deadlineSeconds: 60) { _ in }
    #expect(outcome == .lost(at: 500))
    let port = RecordedPort()
    await bus.plug(RecordedDevices.printer(at: "1-7"), port)
    let again = await printer.print(order(Self.page), from: 500, deadlineSeconds: 60) { _ in }
    #expect(again == .lost(at: 500))
    #expect(await port.received.isEmpty)
  }
}
