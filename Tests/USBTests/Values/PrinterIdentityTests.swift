import Testing
import USB

@Suite("what a printer tells of itself") struct PrinterIdentityTests {
  static let text = Array("MFG:EXAMPLE;CMD:ESC/POS;MDL:RP-80;CLS:PRINTER;".utf8)

  @Test(
    "an identity with a length that is swapped, wrong or missing is not read",
    arguments: [
      [0, 0x30] + text, [0x30, 0] + text, [0, 0x32] + text, [0xFF, 0xFF] + text, [0, 0] + text,
      [0, 0x30] + text + [0, 0, 0], text,
    ])
  func lengths(reply: [UInt8]) throws {
    let identity = try #require(PrinterIdentity(reply: reply))
    #expect(identity.manufacturer == "EXAMPLE")
    #expect(identity.model == "RP-80")
    #expect(identity.commands == ["ESC/POS"])
    #expect(identity.fields.count == 4)
  }

  @Test("an identity that is cut short loses more than its last field")
  func cutShort() throws {
    let identity = try #require(PrinterIdentity(reply: [0, 0x30] + Self.text.dropLast(12)))
    #expect(identity.model == "RP-80")
    #expect(identity.fields.map(\.key) == ["MFG", "CMD", "MDL", "CL"].dropLast())
  }

  @Test("long names of keys, blanks and empty values are not understood")
  func longKeys() throws {
    let text =
      "\0\0 manufacturer : Kase ;COMMAND SET:ESC/POS, PJL;MODEL:Printer-80\0;SN:;SERN: 7;:x;y"
    let identity = try #require(PrinterIdentity(reply: Array(text.utf8)))
    #expect(identity.manufacturer == "Kase")
    #expect(identity.commands == ["ESC/POS", "PJL"])
    #expect(identity.model == "Printer-80")
    #expect(identity.serial == "7")
    #expect(identity.fields.count == 5)
  }

  @Test(
    "noise is taken for an identity",
    arguments: [[], [0], [0, 2], [0, 0x30], [0xFF, 0xFE, 0xFD], Array("no colon".utf8)])
  func noise(reply: [UInt8]) { #expect(PrinterIdentity(reply: reply) == nil) }

  @Test("a reply without end fills the memory")
  func limits() throws {
    let reply = Array(repeatElement("A:1;", count: 10_000).joined().utf8)
    #expect(try #require(PrinterIdentity(reply: [0, 0] + reply)).fields.count == 64)
  }

  @Test(
    "hostile bytes trap", arguments: 0..<64)
  func randomBytes(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let alphabet = Array("MFGDL:;, \0".utf8) + [0xFF, 0x80]
    for _ in 0..<200 {
      let reply = (0..<Int(state >> 32 & 63)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 40) % alphabet.count]
      }
      let identity = PrinterIdentity(reply: reply)
      #expect(identity?.fields.allSatisfy { !$0.key.isEmpty } ?? true)
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    }
  }

  @Test("a bit of the port's status has another meaning")
  func portStatus() {
    let good = PrinterPortStatus(byte: 0x18)
    #expect(good.isSelected && !good.hasError && !good.isPaperEmpty)
    let empty = PrinterPortStatus(byte: 0x20)
    #expect(!empty.isSelected && empty.hasError && empty.isPaperEmpty)
  }
}
