import Testing
import ZVT

@Suite("Explanation")
struct ExplanationTests {
  private func explain(_ hex: String, as source: Explanation.Source = .apdu) -> [ExplainedPacket] {
    Explanation.explain(LineBench.bytes(hex), as: source)
  }

  /// `number name=value` of every field, the contained ones behind their container.
  private func flat(_ fields: [ExplainedField]) -> [String] {
    fields.flatMap { ["\($0.number) \($0.name)=\($0.value)"] + flat($0.parts) }
  }

  @Test("a payment is explained in other words")
  func payment() {
    let packets = explain("06 01 0C 04 00 00 00 00 49 90 49 09 78 19 44 80 00 00")
    #expect(packets.map(\.name) == ["authorisation", "positive answer"])
    #expect(packets.map(\.sender) == [.till, .terminal])
    #expect(packets.map(\.offset) == [0, 15])
    #expect(
      flat(packets[0].fields) == [
        "04 amount=49.90", "49 currency=EUR",
        "19 payment type=44: the terminal decides, printer ready",
      ])
    #expect(packets.allSatisfy { $0.diagnosis.isEmpty && $0.rest.isEmpty })
  }

  @Test("a status information is explained in other words")
  func status() {
    let packet = explain(
      "04 0F 39 27 6C 0C 17 30 12 0D 06 11 22 F0 F8 EE EE EE EE EE EE 90 12 87 FF FF"
        + "06 20 2F 04 1F 12 01 02 5E 00 43 07 A0 00 00 00 03 10 10 2E 0D 1F 0E 04 20 26 06 11"
        + "1F 0F 03 17 30 12")
    #expect(
      flat(packet.first?.fields ?? []) == [
        "27 result=6C: stopped by key or timeout", "0C time=17:30:12", "0D date MMDD=06-11",
        "22 card number=************9012", "87 receipt number=FFFF", "06 container=",
        "2F payment type=", "1F12 card technology=02: contactless", "5E unknown=",
        "43 EMV application=A0000000031010: Visa", "2E timestamp=", "1F0E date=2026-06-11",
        "1F0F time=17:30:12",
      ])
  }

  @Test("a registration shows its password, or hides the rest")
  func registration() {
    let packet = explain("06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3").first
    let words = flat(packet?.fields ?? [])
    #expect(words.first == " password=hidden, 3 bytes")
    #expect(words.last == "0A command=06D3: print block")
    #expect(words.contains { $0.hasPrefix(" configuration=BE: prints by commands") })
    #expect(packet?.bytes.contains(0x34) == false)
  }

  @Test(
    "the end of an enquiry is explained as that of a payment, or the other way round",
    arguments: [
      ("05 01 00 80 00 00 06 0F 01 9C", "state=9C: please wait"),
      ("06 0F 01 F0", "state=F0: reconciliation required"),
      ("06 01 00 80 00 00 05 01 00 80 00 00 06 0F 01 00", "state=00: ready"),
      ("05 01 00 06 0F 05 F0 F0 F1 41 00", "state=00: ready"),
    ])
  func enquiry(_ hex: String, _ words: String) {
    #expect(flat(explain(hex).last?.fields ?? []).last == " \(words)")
  }

  @Test(
    "a field means another thing than in its command",
    arguments: [
      ("04 0F 02 19 70", "19 kind of payment=70: PIN"),
      ("06 0F 02 19 03", "19 status byte=03: diagnosis needed, initialisation needed"),
      ("06 30 05 00 00 00 19 40", "19 payment type=40: the terminal decides"),
      ("06 20 05 00 00 00 03 03", "03 service byte=03: do not print, send the status information"),
      ("05 01 05 00 00 00 03 02", "03 service byte=02: no software version"),
      ("06 50 05 00 00 00 03 02", "03 service byte=2"),
    ])
  func context(_ hex: String, _ words: String) {
    #expect(flat(explain(hex).first?.fields ?? []).last == words)
  }

  @Test("text is explained in another character set than the registration agreed on")
  func characterSet() {
    let line = "06 D1 03 00 C4 81"
    let agreed = "06 00 04 00 00 00 08 06 0F 07 06 05 27 03 14 01 FE"
    #expect(flat(explain(line).last?.fields ?? []).last == " text=─ü")
    #expect(flat(explain("\(agreed) \(line)").last?.fields ?? []).last == " text=ā")
  }

  @Test(
    "what an answer carries is explained as something else",
    arguments: [
      ("84 1E 03 6F 09 78", [" code=6F: wrong currency", " currency=EUR"]),
      ("84 6C 01 21", [" display=21: no message"]),
      ("84 9D 07 04 00 00 00 00 12 00", ["04 amount=12.00"]),
      ("80 00 08 06 06 1F 73 03 00 00 01", ["06 container=", "1F73 message sequence=000001"]),
      ("06 1E 03 6F 09 78", [" code=6F: wrong currency", " currency=EUR"]),
    ])
  func answers(_ hex: String, _ words: [String]) {
    let packet = explain(hex).first
    #expect(flat(packet?.fields ?? []) == words)
    #expect(packet?.diagnosis == [])
  }

  @Test("a payment's end is explained as that of the enquiry within it")
  func nested() {
    let packets = explain("06 01 00 05 01 00 06 0F 01 9C 06 0F 02 27 00")
    #expect(flat(packets.last?.fields ?? []) == ["27 result=00: no error"])
  }

  @Test(
    "something wrong is passed over",
    arguments: [
      ("04 0F 02 27 00", "no amount"), ("04 0F 00", "no result"), ("04 0F 01 3E", "unknown field"),
      ("04 0F 04 27 00 27 6C", "different values"),
      ("04 0F 07 04 00 00 00 00 4A 90", "digit A to F"),
      ("04 0F 09 27 00 04 00 00 00 00 49 90", "neither receipt"), ("07 01 00", "84 83 00"),
      ("04 0F 05 27", "5 bytes of data, and 1 are there"), ("04", "within its first bytes"),
      ("15 03 01 00 02", "TLS"), ("48 54 54 50 2F 31 2E 31", "another protocol"),
      ("08 02 01 00", "never sent"), ("06 18 00", "unknown"), ("FF FF FF FF FF", "65535"),
    ])
  func diagnosis(_ hex: String, _ words: String) {
    #expect(explain(hex).last?.diagnosis.contains { $0.contains(words) } == true)
  }

  @Test(
    "a block of a serial line is misread",
    arguments: [
      ("10 02 06 B0 00 10 03 43 F3", "abort", 0),
      ("10 02 06 01 0A 04 00 00 00 12 34 10 10 49 09 78 10 03 D9 C3", "authorisation", 1),
      (
        "10 02 06 00 10 10 00 00 00 BE 09 78 03 01 06 06 26 04 0A 02 06 D3 10 03 D7 DE",
        "registration", 1
      ),
      ("10 02 06 10 10 03 00 00 00 10 03 2A 35", "turnover totals", 1),
      (
        "10 02 06 30 0D 00 00 00 87 02 35 04 00 00 00 00 05 83 10 03 10 10", "reversal", 0
      ),
    ])
  func blocks(_ hex: String, _ name: String, _ doubled: Int) {
    let packets = explain("06 \(hex) 15", as: .serial)
    #expect(packets.map(\.kind) == [.acknowledgement, .packet, .refusal])
    #expect(packets[1].name == name)
    #expect(packets[1].diagnosis == [])
    #expect(packets[1].fields.first?.value.hasSuffix("right, \(doubled) bytes 10 doubled") == true)
  }

  @Test(
    "a broken block passes for a whole one",
    arguments: [
      ("10 02 06 B0 00 10 03 E9 05", .brokenBlock, "43F3 would be right"),
      ("10 02 06 B0 00 10 03 43", .brokenBlock, "before its checksum"),
      ("10 02 06 B0 00", .brokenBlock, "does not end"),
      ("10 02 06 B0 10 04", .brokenBlock, "no mark"),
      ("10 02 06 10", .brokenBlock, "does not end"),
      ("10 02 06 B0 10 02 06 B0 00", .brokenBlock, "does not end"),
      ("10 02 06 B0 01 10 03 CA E2", .brokenBlock, "length"),
      ("41 42 10", .noise, nil),
    ] as [(String, ExplainedPacket.Kind, String?)])
  func brokenBlocks(_ hex: String, _ kind: ExplainedPacket.Kind, _ words: String?) {
    let packet = explain(hex, as: .serial).last
    #expect(packet?.kind == kind)
    guard let words else { return }
    #expect(packet?.diagnosis.contains { $0.contains(words) } == true)
  }

  @Test("a specimen is called unknown, or its bytes are not explained", arguments: Specimens.all)
  func specimens(_ specimen: Specimen) {
    let packets = Explanation.explain(specimen.encoded.bytes, as: .apdu)
    #expect(packets.count == 1)
    #expect(packets[0].rest.isEmpty)
    #expect(!flat(packets[0].fields).contains { $0.contains("unknown=") })
    #expect(!packets[0].diagnosis.contains { $0.contains("unknown command") })
  }
}
