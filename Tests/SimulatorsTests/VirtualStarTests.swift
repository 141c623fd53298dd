import Graphics
import PrinterLanguages
import Receipts
import Simulators
import Testing

@Suite("Virtual Star printer")
struct VirtualStarTests {
  private func printer(
    _ language: PrinterProfile.Language = .starprnt, _ faults: [PrinterFault] = []
  ) -> VirtualPrinter {
    VirtualPrinter(profile: Bench.profile(language), faults: faults)
  }

  private func events(_ replies: [UInt8]) -> [StatusEvent] {
    var parser = StatusParser(language: .starprnt)
    return parser.take(replies) + parser.expire()
  }

  private var clean: PrinterCondition {
    var condition = PrinterCondition()
    condition.isDrawerPinHigh = false
    return condition
  }

  @Test("Star's text, cut and drawer would be taken for ESC/POS")
  func prints() {
    var printer = printer()
    // ESC d 1 cuts, it does not feed; BEL opens the drawer, it does not beep.
    _ = printer.receive(Bench.bytes("1B 40 1B 1D 74 4D 80 0A 1B 07 14 14 07 1B 64 01 41 0A"))
    #expect(printer.paper.map(\.isCut) == [true, false])
    #expect(printer.paper.map(\.transcript.text) == ["А\n", "A\n"])
    #expect(printer.drawerOpenings == 1)
  }

  @Test("Star's questions would get answers that its parser does not understand")
  func answers() {
    var printer = printer()
    #expect(events(printer.receive(Bench.bytes("1B 06 01")).replies) == [.star(clean, counter: 0)])
    #expect(
      events(printer.receive(Bench.bytes("1B 1E 61 01")).replies) == [.star(clean, counter: 0)])
    #expect(events(printer.receive([0x17]).replies) == [.star(clean, counter: 1)])
    #expect(
      events(printer.receive(Bench.bytes("1B 1D 03 01 00 00")).replies).map(\.blockAnswer)
        == [.starMarker([1, 0, 0])])
    #expect(
      events(printer.receive(Bench.bytes("1B 23 2A 0A 00")).replies).map(\.identity)
        == ["BENCH-80Ver1.0"])
    #expect(
      events(printer.receive(Bench.bytes("1B 1D 29 49 01 00 31")).replies).map(\.identity)
        == ["PrSrN=0000001,"])
    #expect(printer.receive(Bench.bytes("10 04 01")).replies.isEmpty)
  }

  @Test("the ETB counter would not count up to 31 and begin again")
  func counter() {
    var printer = printer()
    _ = printer.receive(Bench.bytes("1B 1E 61 01"))
    let counters = events(printer.receive([UInt8](repeating: 0x17, count: 33)).replies)
      .map { event -> Int? in if case .star(_, let counter) = event { counter } else { nil } }
    #expect(counters == Array(1...31) + [0, 1])
  }

  @Test("a Star printer would not tell that its paper is out, or not answer while it is")
  func paperEnds() {
    var printer = printer(.starline, [.paperEnds(atLine: 1)])
    _ = printer.receive(Bench.bytes("1B 1E 61 01"))
    var stopped = clean
    stopped.paper = .end
    stopped.isOffline = true
    let reaction = printer.receive(Bench.lines(2))
    #expect(reaction.accepted == 7)
    #expect(events(reaction.replies) == [.star(stopped, counter: 0)])
    #expect(printer.receive(Bench.bytes("10 04 01")).accepted == 0)
    let asked = printer.receive(Bench.bytes("1B 06 01 1B 40"))
    // ESC of the next command is taken, because it may begin a question.
    #expect(asked.accepted == 4)
    #expect(events(asked.replies) == [.star(stopped, counter: 0)])
    #expect(events(printer.reload().replies) == [.star(clean, counter: 0)])
  }

  @Test("a Star graphic page would not be put together from its rows")
  func graphic() {
    var printer = printer(.stargraphic)
    let page = Bench.bytes(
      "1B 2A 72 41 1B 2A 72 50 30 00 62 02 00 80 01 62 02 00 FF FF 1B 0C 00 1B 2A 72 42")
    for byte in page { #expect(printer.receive([byte]).accepted == 1) }
    #expect(printer.paper.map(\.isCut) == [true])
    let pictures = printer.paper[0].transcript.pictures
    #expect(pictures.map(\.bitmap.height) == [2])
    #expect(pictures.first?.bitmap.bytes.prefix(2) == [0x80, 0x01])
    #expect(Bench.text(printer).isEmpty)
  }
}
