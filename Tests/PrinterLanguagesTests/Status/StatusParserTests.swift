import PrinterLanguages
import Testing

@Suite("Status parser")
struct StatusParserTests {
  private func events(
    _ hex: String, _ language: PrinterProfile.Language = .escpos
  ) -> [StatusEvent] {
    var parser = StatusParser(language: language)
    return parser.take(hexBytes(hex))
  }

  private func condition(_ body: (inout PrinterCondition) -> Void) -> PrinterCondition {
    var condition = PrinterCondition()
    condition.isDrawerPinHigh = false
    body(&condition)
    return condition
  }

  @Test("answers that arrive together would be taken for one another: the worked stream")
  func workedStream() {
    let stream = "14 00 0F 00 12 37 22 30 30 30 37 00 00"
    let found = events(stream)
    #expect(
      found == [
        .automatic(
          condition {
            $0.isDrawerPinHigh = true
            $0.paper = .end
          }),
        .realTime(0x12), .block(hexBytes("37 22 30 30 30 37")), .queued(0),
      ])
    #expect(found.map(\.processID) == [nil, nil, Array("0007".utf8), nil])
  }

  @Test(
    "answers would depend on how USB cut them into packets",
    arguments: [
      "14 00 0F 00 12 37 22 30 30 30 37 00 00", "10 12 10 90 00 00 00 00 5F 30 70 10 00 11 13 FF",
    ])
  func splits(stream: String) {
    let all = hexBytes(stream)
    for cut in 0...all.count {
      var parser = StatusParser(language: .escpos)
      let found = parser.take(all[..<cut]) + parser.take(all[cut...])
      #expect(found == events(stream))
    }
  }

  @Test(
    "a byte of the wrong class would be taken for an answer",
    arguments: [
      ("00", [StatusEvent.queued(0)]), ("0C", [.queued(0x0C)]), ("6F", [.queued(0x6F)]),
      ("12", [.realTime(0x12)]), ("7E", [.realTime(0x7E)]), ("11", [.flow(isOn: true)]),
      ("13", [.flow(isOn: false)]), ("80", [.noise(0x80)]), ("FF", [.noise(0xFF)]),
      // Four zero bytes are four queued answers, never a report: its first byte has bit 4 set.
      ("00 00 00 00", [.queued(0), .queued(0), .queued(0), .queued(0)]),
      // The highest bit is no part of a report either.
      ("90 00", [.noise(0x90), .queued(0)]),
      // A byte that breaks the report: only the first is noise, the rest is read anew.
      ("10 12", [.noise(0x10), .realTime(0x12)]),
      ("10 00 92 12", [.noise(0x10), .queued(0), .noise(0x92), .realTime(0x12)]),
      // The second report begins where the first breaks.
      ("10 10 00 00 00", [.noise(0x10), .automatic(cleanReport)]),
      // Nothing within a block is read: 30h and 70h look like the beginning of a report.
      ("5F 30 70 10 12 00", [.block([0x5F, 0x30, 0x70, 0x10, 0x12])]),
    ])
  func classes(hex: String, expected: [StatusEvent]) {
    #expect(events(hex) == expected)
  }

  private static let cleanReport: PrinterCondition = {
    var condition = PrinterCondition()
    condition.isDrawerPinHigh = false
    return condition
  }()

  @Test(
    "a block would begin with another byte than those known from the field",
    arguments: [UInt8](0...255))
  func blockStarts(first: UInt8) {
    var parser = StatusParser(language: .escpos)
    let found = parser.take([first, 0x41, 0])
    let isBlock = [0x35, 0x37, 0x3B, 0x3D, 0x5F].contains(first)
    #expect(found.contains(.block([first, 0x41])) == isBlock)
  }

  @Test("a report of four bytes would be told before its last byte, or wait for a fifth")
  func fourBytes() {
    var parser = StatusParser(language: .escpos)
    #expect(parser.take([0x18, 0x08, 0x00]) == [])
    #expect(parser.pending == .report)
    let report = condition {
      $0.isOffline = true
      $0.hasCutterError = true
    }
    #expect(parser.take([0x00]) == [.automatic(report)])
    #expect(parser.pending == nil)
  }

  @Test("an answer that never ends would stay for ever, or be told as an answer")
  func expiry() {
    var parser = StatusParser(language: .escpos)
    #expect(parser.take([0x37, 0x22, 0x30]) == [])
    #expect(parser.pending == .block)
    #expect(parser.expire() == [.noise(0x37), .noise(0x22), .noise(0x30)])
    #expect(parser.take([0x10, 0x00]) == [])
    #expect(parser.expire() == [.noise(0x10), .noise(0x00)])
    #expect(parser.expire() == [])
    #expect(parser.take([0x12]) == [.realTime(0x12)])
  }

  @Test("a block without end would fill the memory, or its inside be told as status")
  func endlessBlock() {
    var parser = StatusParser(language: .escpos)
    let found = parser.take([0x5F] + [UInt8](repeating: 0x12, count: 254))
    #expect(found == [])
    let given = parser.take([0x12])
    #expect(given == [.noise(0x5F)] + [StatusEvent](repeating: .noise(0x12), count: 255))
    #expect(parser.take([0x12]) == [.realTime(0x12)])
  }

  @Test("who the printer is would be told with its frame")
  func identity() {
    #expect(events("5F 54 4D 2D 54 32 30 20 00").first?.identity == "TM-T20")
    #expect(events("5F 00").first?.identity == "")
    #expect(events("3B 41 00").first?.blockAnswer == .other)
    #expect(events("12").first?.blockAnswer == nil)
  }

  @Test("a Star report would be cut wrongly or read wrongly")
  func star() {
    let clean = condition { _ in }
    #expect(
      events("23 06 00 00 00 00 00 00 00", .starline) == [.star(clean, counter: 0)])
    #expect(
      events("23 06 2C 08 00 08 00 0A 00", .starline) == [
        .star(
          condition {
            $0.isDrawerPinHigh = true
            $0.isOffline = true
            $0.isCoverOpen = true
            $0.hasCutterError = true
            $0.paper = .end
          }, counter: 5)
      ])
    // Bit 7 of the second byte: two bytes more.
    #expect(
      events("23 86 00 00 00 00 00 00 00 00 00 11", .starline)
        == [.star(clean, counter: 0), .flow(isOn: true)])
    // 7 bytes have no counter.
    #expect(events("0F 06 00 00 00 00 00", .starprnt) == [.star(clean, counter: nil)])
    // Too short for a report.
    #expect(events("05 06", .starprnt) == [.noise(0x05), .noise(0x06)])
  }

  @Test("a Star printer that sends the short report in spite of its mark would never be understood")
  func starShort() {
    var parser = StatusParser(language: .starline)
    #expect(parser.take(hexBytes("23 86 00 00 00 08 00 00 00")) == [])
    #expect(parser.expire() == [.star(condition { $0.paper = .end }, counter: 0)])
    #expect(parser.take(hexBytes("23 86 00")) == [])
    #expect(parser.expire() == [.noise(0x23), .noise(0x86), .noise(0)])
  }

  @Test("Star's longer answers would be taken for status")
  func starBlocks() {
    let identity = events("1B 23 2A 2C 54 53 50 56 65 72 31 2E 30 0A 00", .starline)
    #expect(identity.map(\.identity) == ["TSPVer1.0"])
    let serial = events("1B 1D 29 49 03 00 31 50 31 0A 00", .starprnt)
    #expect(serial.map(\.identity) == ["P1"])
    let marker = events("1B 1D 03 01 00 00 07 00 11", .starprnt)
    #expect(marker.map(\.blockAnswer) == [.starMarker([1, 0, 0]), nil])
  }

  @Test("random bytes would stop the parser, get lost, or be kept without bound")
  func random() {
    var numbers = EveryByteTests.Numbers(state: 3)
    for language in [PrinterProfile.Language.escpos, .starprnt] {
      var parser = StatusParser(language: language)
      var count = 0
      for _ in 0..<50_000 {
        let byte = UInt8.random(in: 0...255, using: &numbers)
        count += parser.take([byte]).reduce(0) { $0 + length($1) }
      }
      count += parser.expire().reduce(0) { $0 + length($1) }
      // End marks and the lengths of Star reports are not told, so nothing is counted twice.
      #expect(count <= 50_000)
      #expect(count > 25_000)
      #expect(parser.pending == nil)
    }
  }

  private func length(_ event: StatusEvent) -> Int {
    switch event {
    case .automatic: 4
    case .block(let bytes): bytes.count + 1
    case .star: 6
    case .realTime, .queued, .flow, .noise: 1
    }
  }
}
