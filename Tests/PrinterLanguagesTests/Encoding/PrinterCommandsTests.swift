import PrinterLanguages
import Receipts
import Testing

@Suite("Commands beside pages")
struct PrinterCommandsTests {
  static let commands: [(name: String, bytes: [UInt8], expected: String)] = [
    ("DLE EOT", PrinterCommands.realTimeStatus(2), "10 04 02"),
    ("GS a", PrinterCommands.automaticStatus(), "1D 61 FF"),
    ("GS a", PrinterCommands.automaticStatus(79), "1D 61 4F"),
    ("GS r", PrinterCommands.queuedStatus, "1D 72 01"),
    ("GS ( H", PrinterCommands.processID(hex("30 30 30 37")), "1D 28 48 06 00 30 30 30 30 30 37"),
    ("GS I", PrinterCommands.identity(67), "1D 49 43"),
    ("ESC ACK SOH", PrinterCommands.starStatus, "1B 06 01"),
    ("ESC RS a", PrinterCommands.starAutomaticStatus(true), "1B 1E 61 01"),
    ("ESC GS ETX", PrinterCommands.starMarker(.starprnt), "1B 1D 03 01 00 00"),
    ("ESC GS ETX EOT", PrinterCommands.starMarker(.starline), "1B 1D 03 01 00 00 04"),
    ("DLE ENQ", PrinterCommands.clearBuffers, "10 05 02"),
  ]

  @Test("a question would be another one", arguments: commands)
  func bytesOf(_ row: (name: String, bytes: [UInt8], expected: String)) {
    #expect(row.bytes == hex(row.expected), "\(row.name)")
  }

  @Test("two jobs would be confirmed by the same answer, or the printer would not echo the bytes")
  func jobNumbers() {
    let ids = (0..<20_000).map { PrinterCommands.processID(ofJob: $0) }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 4 && $0.allSatisfy { 0x20...0x7E ~= $0 } })
    #expect(PrinterCommands.processID(ofJob: .max).allSatisfy { 0x20...0x7E ~= $0 })
    #expect(PrinterCommands.processID(ofJob: .min).count == 4)
  }

  @Test("the end of a job would be proved in a way that the printer doesn't know")
  func markers() {
    func marker(_ confirmation: PrinterProfile.Confirmation, _ profile: PrinterProfile) -> [UInt8] {
      PrinterCommands.marker(for: profile.with { $0.confirmation = confirmation }, job: 95)
    }
    #expect(marker(.none, .epson).isEmpty)
    #expect(marker(.queuedStatus, .epson) == hex("1D 72 01"))
    #expect(marker(.processID, .epson) == hex("1D 28 48 06 00 30 30 20 20 21 20"))
    #expect(marker(.starCounter, .star) == hex("1B 1D 03 01 00 00"))
  }

  @Test(
    "a drawer would get part of a pulse, or the wrong connector",
    arguments: [
      (pin: 2, on: 50, off: 500, bytes: "1B 70 00 19 FA"),
      (pin: 5, on: 2, off: 510, bytes: "1B 70 01 01 FF"),
      (pin: 2, on: 1, off: 9000, bytes: "1B 70 00 01 FF"),
    ])
  func pulses(_ row: (pin: Int, on: Int, off: Int, bytes: String)) {
    let profile = PrinterProfile.epson.with {
      $0.drawer.pin = row.pin
      $0.drawer.onMilliseconds = row.on
      $0.drawer.offMilliseconds = row.off
    }
    #expect(PrinterCommands.pulse(for: profile) == hex(row.bytes))
  }

  @Test("a broken picture would not be filled, so that the next receipt prints as garbage")
  func flush() {
    let small = PrinterCommands.flush(for: .epson)
    #expect(small.prefix { $0 == 0 }.count == 8192)
    #expect(small.suffix(5) == hex("1B 40 1D 61 FF")[...])
    let large = PrinterCommands.flush(for: .epson.with { $0.rasterRowsMax = 255 })
    #expect(large.prefix { $0 == 0 }.count > 255 * 72)
  }

  @Test("a page given up would leave the printer waiting for dots", arguments: [1, 9, 4096])
  func abandon(_ rows: Int) throws {
    let profile = PrinterProfile.epson.with { $0.rasterRowsMax = 255 }
    let picture = Block.Content.picture([UInt8](repeating: 0xAA, count: rows), bytesPerRow: 1)
    let page = try PageEncoder(profile: profile).encode(.of([.line("a"), picture, .line("b")]))
    for offset in page.bytes.indices {
      let rest = PrinterCommands.abandon(page, at: offset)
      let open = page.payloads.first { $0.lowerBound < offset && offset < $0.upperBound }
      #expect(rest.count == 2 + (open.map { $0.upperBound - offset } ?? 0))
      #expect(rest.suffix(2) == hex("1B 40")[...])
      #expect(rest.dropLast(2).allSatisfy { $0 == 0 })
    }
  }

  @Test("a technician could not tell which slot printed what")
  func testPage() {
    let bytes = PrinterCommands.characterTestPage(slots: [0, 51], for: .epson)
    for slot in [UInt8(0), 51] {
      let start = Array(String(slot).utf8) + [0x0A, 0x1B, 0x74, slot, 0x80]
      #expect(bytes.count(of: start) == 1)
    }
    for byte in UInt8(0x80)...0xFF { #expect(bytes.count { $0 == byte } == 2) }
    #expect(bytes.count(of: Array(UInt8(0xF0)...0xFF) + [0x0A]) == 2)
    #expect(
      PrinterCommands.characterTestPage(slots: [7], for: .star).count(of: hex("1B 1D 74 07")) == 1)
    #expect(PrinterCommands.characterTestPage(slots: [7], for: StarGraphicTests.profile).isEmpty)
  }
}
