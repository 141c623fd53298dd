import PrinterLanguages
import Testing

@Suite("Printer condition")
struct PrinterConditionTests {
  private static func condition(
    pin: Bool? = nil, _ body: (inout PrinterCondition) -> Void = { _ in }
  ) -> PrinterCondition {
    var condition = PrinterCondition()
    condition.isDrawerPinHigh = pin
    body(&condition)
    return condition
  }

  @Test(
    "an answer to DLE EOT would be misread: the values that the fixed bits make",
    arguments: [
      (UInt8(0x12), 1, condition(pin: false)),
      (0x1A, 1, condition(pin: false) { $0.isOffline = true }),
      (0x16, 1, condition(pin: true)),
      (0x12, 2, condition()),
      (
        0x16, 2,
        condition {
          $0.isCoverOpen = true
          $0.isOffline = true
        }
      ),
      (
        0x1A, 2,
        condition {
          $0.isFeedKeyPressed = true
          $0.isOffline = true
        }
      ),
      (
        0x32, 2,
        condition {
          $0.paper = .end
          $0.isOffline = true
        }
      ),
      (0x52, 2, condition { $0.isOffline = true }),
      (0x12, 3, condition()),
      (0x1A, 3, condition { $0.hasCutterError = true }),
      (0x32, 3, condition { $0.isUnrecoverable = true }),
      (0x52, 3, condition { $0.isRecoverable = true }),
      (0x12, 4, condition()),
      (0x1E, 4, condition { $0.paper = .nearEnd }),
      (0x72, 4, condition { $0.paper = .end }),
      (0x7E, 4, condition { $0.paper = .end }),
    ])
  func realTime(byte: UInt8, kind: Int, expected: PrinterCondition) {
    #expect(PrinterCondition(realTime: byte, kind: kind) == expected)
    // Each of them is a real-time answer to the parser.
    var parser = StatusParser(language: .escpos)
    #expect(parser.take([byte]) == [.realTime(byte)])
  }

  @Test(
    "a bit of the automatic report would be taken for another",
    arguments: [
      ("10 00 00 00", condition(pin: false)),
      ("14 00 00 00", condition(pin: true)),
      ("18 00 00 00", condition(pin: false) { $0.isOffline = true }),
      ("30 00 00 00", condition(pin: false) { $0.isCoverOpen = true }),
      ("50 00 00 00", condition(pin: false) { $0.isFeedKeyPressed = true }),
      ("10 08 00 00", condition(pin: false) { $0.hasCutterError = true }),
      ("10 20 00 00", condition(pin: false) { $0.isUnrecoverable = true }),
      ("10 40 00 00", condition(pin: false) { $0.isRecoverable = true }),
      ("10 00 03 00", condition(pin: false) { $0.paper = .nearEnd }),
      ("10 00 0C 00", condition(pin: false) { $0.paper = .end }),
      ("10 00 0F 6F", condition(pin: false) { $0.paper = .end }),
    ])
  func automatic(hex: String, expected: PrinterCondition) {
    #expect(PrinterCondition(automatic: hexBytes(hex)) == expected)
  }

  @Test(
    "a queued answer would hide that the paper is out",
    arguments: [
      (UInt8(0x00), PrinterCondition.Paper.enough), (0x03, .nearEnd), (0x0C, .end), (0x0F, .end),
    ])
  func queued(byte: UInt8, paper: PrinterCondition.Paper) {
    #expect(PrinterCondition(queued: byte).paper == paper)
  }

  @Test("of several answers the one without complaint would win")
  func merging() {
    let answers = [
      PrinterCondition(realTime: 0x16, kind: 1), PrinterCondition(realTime: 0x16, kind: 2),
      PrinterCondition(realTime: 0x1A, kind: 3), PrinterCondition(realTime: 0x72, kind: 4),
      PrinterCondition(realTime: 0x1E, kind: 4), PrinterCondition(realTime: 0x32, kind: 3),
      PrinterCondition(realTime: 0x52, kind: 3), PrinterCondition(realTime: 0x1A, kind: 2),
    ]
    for order in [answers, answers.reversed()] {
      let all = order.reduce(PrinterCondition()) { $0.merging($1) }
      #expect(all.isDrawerPinHigh == true)
      #expect(all.isOffline && all.isCoverOpen && all.hasCutterError && all.isFeedKeyPressed)
      #expect(all.isUnrecoverable && all.isRecoverable)
      #expect(all.paper == .end)
    }
    #expect(PrinterCondition().merging(PrinterCondition()).isClean)
  }

  @Test(
    "the technician would read something else than the printer said",
    arguments: [
      (
        "16", StatusDecoder.Kind.realTime(2),
        ["real-time status 2 (offline cause) 16: offline, cover open"]
      ),
      ("12", .realTime(3), ["real-time status 3 (error cause) 12: no complaints"]),
      ("16", .realTime(1), ["real-time status 1 (printer) 16: no complaints, drawer pin high"]),
      ("72", .realTime(4), ["real-time status 4 (paper) 72: paper end"]),
      ("00", .realTime(4), ["noise 00"]),
      ("00", .realTime(9), ["noise 00"]),
      (
        "14 08 03 00", .automatic,
        [
          "automatic report 14 08 03 00: paper near end, cutter error, drawer pin high"
        ]
      ),
      ("00 00 00 00", .automatic, ["no automatic report: 00 00 00 00"]),
      ("0C", .queued, ["queued answer 0C: paper end"]),
      ("12", .queued, ["noise 12"]),
      ("23 06 08 00 00 00", .star, ["Star report 23 06 08 00 00 00: offline, drawer pin low"]),
      ("23 06", .star, ["no Star report: 23 06"]),
      (
        "14 00 0F 00 12 37 22 30 30 30 37 00 00 5F 41 00 11 13 FF", .stream(.escpos),
        [
          "automatic report: paper end, drawer pin high",
          "real-time status 12, its kind is what was asked",
          "process 30 30 30 37: all before is done",
          "queued answer 00: all before is done; as paper status: no complaints", "identity: A",
          "XON: takes data", "XOFF: takes no data", "noise FF",
        ]
      ),
      (
        "23 06 00 00 00 00 00 02 00 1B 1D 03 01 00 00 00 00", .stream(.starline),
        [
          "Star report: no complaints, drawer pin low, counter 1",
          "Star marker 01 00 00: all before is done",
        ]
      ),
    ])
  func words(hex: String, kind: StatusDecoder.Kind, words: [String]) {
    #expect(StatusDecoder.explain(hexBytes(hex), kind: kind) == words)
  }

  @Test(
    "an unknown printer's answer to a probe would point to the wrong language",
    arguments: [
      (UInt8(0x12), PrinterProfile.Language.escpos as PrinterProfile.Language?),
      (0x1A, .escpos), (0x23, .starline), (0x0F, .starline), (0x00, nil), (0xFF, nil),
    ])
  func probe(first: UInt8, language: PrinterProfile.Language?) {
    #expect(StatusDecoder.language(ofProbe: first) == language)
  }
}
