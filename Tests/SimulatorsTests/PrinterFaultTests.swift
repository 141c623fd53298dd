import Graphics
import PrinterLanguages
import Receipts
import Simulators
import Testing

@Suite("Virtual printer: faults")
struct PrinterFaultTests {
  private func printer(
    _ faults: [PrinterFault], _ body: (inout PrinterProfile) -> Void = { _ in }
  ) -> VirtualPrinter {
    VirtualPrinter(profile: Bench.profile(.escpos, body), faults: faults)
  }

  private let marker = Bench.bytes("1D 28 48 06 00 30 30 30 30 30 37")
  private let answer = Bench.bytes("37 22 30 30 30 37 00")

  @Test("a pulled cable would take more bytes, or lose what is on paper")
  func unplugged() {
    var printer = printer([.unplugged(afterBytes: 10)])
    let reaction = printer.receive(Bench.lines(3) + marker)
    #expect(reaction == .gone(accepted: 10))
    #expect(printer.receive([0x41]) == .gone(accepted: 0))
    #expect(Bench.text(printer) == "line 1\n")
    // Its state outlives the cable: `lin` still stands in the line.
    printer.plugIn()
    #expect(printer.receive(Array("e 2\n".utf8)).accepted == 4)
    #expect(Bench.text(printer) == "line 1\nline 2\n")
  }

  @Test("a cable pulled within a picture would spare the next receipt")
  func unpluggedWithinPicture() {
    var printer = printer([.unplugged(afterBytes: 12)]) { $0.obeysRealTimeInRaster = false }
    _ = printer.receive(Bench.bytes("1D 76 30 00 02 00 0A 00") + [UInt8](repeating: 1, count: 20))
    printer.plugIn()
    _ = printer.receive(Bench.bytes("1B 40") + Array("0123456789abcdefgh\n".utf8))
    #expect(printer.paper.flatMap(\.transcript.pictures).map(\.bitmap.height) == [10])
    #expect(Bench.text(printer) == "efgh\n")
  }

  @Test("the end of the paper would not stop the printer at its line, or lose bytes")
  func paperEnds() {
    var printer = printer([.paperEnds(atLine: 2)])
    #expect(printer.receive(Bench.bytes("1D 61 FF")).replies == Bench.bytes("10 00 00 00"))
    let job = Bench.lines(4) + marker
    let reaction = printer.receive(job)
    #expect(reaction.accepted == 14)
    #expect(reaction.replies == Bench.bytes("18 00 0C 00"))
    #expect(printer.condition.paper == .end)
    #expect(printer.receive(job[14...]) == .init(accepted: 0))
    // The questions of a driver still get through.
    #expect(printer.receive(Bench.bytes("10 04 04")).replies == [0x72])
    #expect(printer.receive(Bench.bytes("10 04 02")).replies == [0x32])
    #expect(printer.reload().replies == Bench.bytes("10 00 00 00"))
    // On the same connection the job goes on where it stopped.
    #expect(printer.receive(job[14...]).replies == answer)
    #expect(printer.paper.map(\.transcript.text) == ["line 1\nline 2\n", "line 3\nline 4\n"])
    #expect(printer.paper.map(\.isCut) == [false, false])
  }

  @Test("the paper could not end within a picture, where it does the most harm")
  func paperEndsWithinPicture() {
    var printer = printer([.paperEnds(atLine: 1)])
    let picture = Bench.bytes("1D 76 30 00 01 00 30 00") + [UInt8](repeating: 0xFF, count: 48)
    #expect(printer.receive(picture).accepted == 8 + 24)
    // Within data no question is taken either: it would become dots.
    #expect(printer.receive(Bench.bytes("10 04 01")).accepted == 0)
    _ = printer.reload()
    #expect(printer.receive(picture[32...] + Array("A\n".utf8)).accepted == 26)
    #expect(printer.paper.flatMap(\.transcript.pictures).map(\.bitmap.height) == [24, 24])
    #expect(Bench.text(printer) == "A\n")
  }

  @Test("an open cover would be told as an empty roll, or not at all")
  func coverOpens() {
    var printer = printer([.coverOpens(atLine: 1)])
    _ = printer.receive(Bench.bytes("1D 61 FF"))
    #expect(printer.receive(Bench.lines(2)).replies == Bench.bytes("38 00 00 00"))
    #expect(printer.condition.isCoverOpen)
    #expect(printer.receive(Bench.bytes("10 04 02")).replies == [0x16])
    #expect(printer.reload().replies == Bench.bytes("10 00 00 00"))
    #expect(printer.condition.isClean)
    // The paper is still the same piece.
    _ = printer.receive(Bench.lines(2)[7...])
    #expect(printer.paper.map(\.transcript.text) == ["line 1\nline 2\n"])
  }

  @Test("a busy printer would take bytes, or stay busy for ever")
  func busy() {
    var printer = printer([.busy(afterBytes: 5, forCalls: 2)])
    let job = Bench.lines(2)
    #expect(printer.receive(job) == .init(accepted: 5))
    #expect(printer.receive(job[5...]) == .init(accepted: 0))
    #expect(printer.receive(job[5...]) == .init(accepted: 0))
    #expect(printer.receive(job[5...]) == .init(accepted: 9))
    #expect(Bench.text(printer) == "line 1\nline 2\n")
  }

  @Test("a silent printer would answer, or not print")
  func silent() {
    var printer = printer([.silent])
    let reaction = printer.receive(Bench.bytes("1D 61 FF 10 04 01") + Bench.lines(1) + marker)
    #expect(reaction == .init(accepted: 24))
    #expect(Bench.text(printer) == "line 1\n")
  }

  @Test("a lost answer would be told, or every answer lost")
  func losesAnswer() {
    var printer = printer([.losesAnswer])
    #expect(printer.receive(Bench.bytes("10 04 01")).replies == [0x12])
    #expect(printer.receive(Bench.lines(1) + marker).replies.isEmpty)
    #expect(Bench.text(printer) == "line 1\n")
    #expect(printer.receive(marker).replies == answer)
  }

  @Test("a damaged answer would arrive whole, or look like a proof")
  func garbledAnswer() {
    var printer = printer([.garbledAnswer])
    let garbled = printer.receive(marker).replies
    var parser = StatusParser(language: .escpos)
    let events = parser.take(garbled) + parser.expire()
    #expect(garbled.count == answer.count)
    #expect(events.allSatisfy { if case .noise = $0 { true } else { false } })
    #expect(printer.receive(marker).replies == answer)
  }

  @Test("switching off would leave the line, the page or the reports as they were")
  func powerCycle() {
    var printer = printer([.powerCycle(afterBytes: 18)])
    _ = printer.receive(Bench.bytes("1D 61 FF 1B 74 33"))
    #expect(printer.receive(Bench.lines(1) + Bench.bytes("41 42 1D 76 30")) == .gone(accepted: 12))
    printer.plugIn()
    let reaction = printer.receive(Bench.bytes("43 C8 0A"))
    #expect(reaction == .init(accepted: 3))
    #expect(Bench.text(printer) == "line 1\nC\u{2BD1}\n")
    #expect(printer.receive(Bench.bytes("10 04 01")).replies == [0x12])
  }

  @Test("a jammed cutter would cut, or could not be freed by DLE ENQ 2")
  func cutterJams() {
    var printer = printer([.cutterJams])
    _ = printer.receive(Bench.bytes("1D 61 FF"))
    let job = Bench.lines(1) + Bench.bytes("1D 56 00") + marker
    let reaction = printer.receive(job)
    #expect(reaction.accepted == 10)
    #expect(reaction.replies == Bench.bytes("18 08 00 00"))
    #expect(printer.receive(marker).accepted == 0)
    #expect(printer.receive(Bench.bytes("10 04 03")).replies == [0x1A])
    let freed = printer.receive(Bench.bytes("10 05 02") + marker)
    #expect(freed.replies == Bench.bytes("10 00 00 00") + answer)
    #expect(printer.paper.map(\.isCut) == [false])
    _ = printer.receive(Bench.bytes("1D 56 00"))
    #expect(printer.paper.map(\.isCut) == [true])
  }

  @Test("a real-time question that arrives in pieces while offline would be lost")
  func offlineInPieces() {
    var printer = printer([.coverOpens(atLine: 1)])
    _ = printer.receive([0x0A])
    #expect(printer.receive([0x10]).accepted == 1)
    #expect(printer.receive([0x41]).accepted == 0)
    #expect(printer.receive([0x04]).accepted == 1)
    #expect(printer.receive([0x02, 0x41]) == .init(accepted: 1, replies: [0x16]))
    #expect(printer.receive([0x1D, 0x61]).accepted == 0)
  }

  @Test("a fault would happen twice, or count from the wrong moment")
  func once() {
    var printer = printer([])
    _ = printer.receive(Bench.lines(3))
    printer.expect([.paperEnds(atLine: 2), .paperEnds(atLine: 3)])
    #expect(printer.receive(Bench.lines(4)).accepted == 14)
    _ = printer.reload()
    #expect(printer.receive(Bench.lines(4)[14...]).accepted == 7)
    _ = printer.reload()
    #expect(printer.receive(Bench.lines(9)).accepted == 63)
  }

  @Test("faults would be met by a printer without a cutter, or lost by one")
  func cutterless() {
    var printer = printer([.cutterJams]) { $0.cutter.isFull = false }
    #expect(printer.receive(Bench.bytes("41 0A 1D 56 00")).accepted == 5)
    #expect(printer.condition.isClean)
    #expect(printer.paper.map(\.isCut) == [false])
  }
}

extension VirtualPrinter.Reaction {
  fileprivate static func gone(accepted: Int) -> Self { Self(accepted: accepted, isGone: true) }
}
