import Graphics
import PrinterLanguages
import Receipts
import Simulators
import Testing

/// A printer for these tests, written by hand, so that no file can change it.
enum Bench {
  static func profile(
    _ language: PrinterProfile.Language = .escpos, _ body: (inout PrinterProfile) -> Void = { _ in }
  ) -> PrinterProfile {
    var profile = PrinterProfile(id: "bench", vendor: "KASE", model: "BENCH-80")
    profile.language = language
    profile.dotsPerLine = 576
    profile.codePages = language == .escpos ? ["1257": 51, "1251": 46] : ["3012": 77]
    profile.cutter.isFull = true
    profile.isBidirectional = true
    profile.realTimeStatus = [1, 2, 3, 4]
    profile.hasAutomaticStatus = true
    profile.confirmation = language == .escpos ? .processID : .starCounter
    body(&profile)
    return profile
  }

  /// Hexadecimal digits as bytes.
  static func bytes(_ hex: String) -> [UInt8] {
    hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
  }

  /// Lines with a line feed each.
  static func lines(_ count: Int) -> [UInt8] {
    (1...count).flatMap { Array("line \($0)\n".utf8) }
  }

  /// The text on all pieces of paper.
  static func text(_ printer: VirtualPrinter) -> String {
    printer.paper.map(\.transcript.text).joined()
  }

  /// A job with text in two pages, styles, a picture, a symbol, a cut and a marker.
  static let job =
    bytes("1B 40 1C 2E 1B 74 33 C8 65 6B 73 0A 1D 21 11 41 42 1D 21 00 0A")
    + bytes("1D 76 30 00 02 00 03 00 80 01 10 05 80 01 1D 76 30 00 02 00 01 00 FF FF")
    + bytes("1B 74 2E D1 EF 0A 1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F 1D 28 6B 03 00 31 51 30")
    + bytes("1B 70 00 19 FA 10 04 01 1B 64 04 1D 56 00 41 0A 1D 28 48 06 00 30 30 30 30 30 37")
}

@Suite("Virtual printer")
struct VirtualPrinterTests {
  @Test("the paper would not show what was sent")
  func prints() {
    var printer = VirtualPrinter(profile: Bench.profile())
    let reaction = printer.receive(Bench.job)
    #expect(reaction.accepted == Bench.job.count)
    #expect(!reaction.isGone)
    #expect(printer.bytesReceived == Bench.job.count)
    #expect(printer.paper.map(\.isCut) == [true, false])
    #expect(printer.paper[0].transcript.lines.map(\.text) == ["Čeks", "AB", "Сп"])
    #expect(printer.paper[0].transcript.pictures.map(\.bitmap.height) == [4])
    #expect(printer.paper[0].transcript.qrCodes.map(\.data) == [Array("HELLO".utf8)])
    #expect(printer.paper[1].transcript.lines.map(\.text) == ["A"])
    #expect(printer.drawerOpenings == 1)
    // The real-time status came first, the marker when all before it was done.
    #expect(reaction.replies == [0x12] + Bench.bytes("37 22 30 30 30 37 00"))
  }

  @Test("the paper would depend on how the connection cut the bytes into packets")
  func splits() {
    var whole = VirtualPrinter(profile: Bench.profile())
    let reaction = whole.receive(Bench.job)
    for cut in 0...Bench.job.count {
      var printer = VirtualPrinter(profile: Bench.profile())
      let first = printer.receive(Bench.job[..<cut])
      let second = printer.receive(Bench.job[cut...])
      #expect(first.accepted + second.accepted == Bench.job.count)
      #expect(first.replies + second.replies == reaction.replies)
      #expect(printer.paper == whole.paper)
      #expect(printer.drawerOpenings == whole.drawerOpenings)
    }
  }

  @Test("the printer and the decoder would make different paper of the same bytes")
  func agreesWithDecoder() {
    var printer = VirtualPrinter(profile: Bench.profile())
    _ = printer.receive(Bench.job)
    let entries = printer.paper.flatMap(\.transcript.entries)
    #expect(entries == PaperTranscript(of: Bench.job, profile: Bench.profile()).entries)
  }

  @Test(
    "a question would be answered with the wrong bytes",
    arguments: [
      ("10 04 01", "12"), ("10 04 02", "12"), ("10 04 03", "12"), ("10 04 04", "12"),
      ("10 04 05", ""), ("1D 72 01", "00"), ("1D 72 31", "00"), ("1D 61 FF", "10 00 00 00"),
      ("1D 61 00", ""), ("10 14 07 01", "10 00 00 00"), ("1D 49 42", "5F 4B 41 53 45 00"),
      ("1D 49 43", "5F 42 45 4E 43 48 2D 38 30 00"), ("1D 49 45", "5F 00"), ("1D 49 01", "20"),
      ("1D 28 48 06 00 30 30 30 30 30 37", "37 22 30 30 30 37 00"), ("41 0A", ""),
    ])
  func answers(question: String, answer: String) {
    var printer = VirtualPrinter(profile: Bench.profile())
    #expect(printer.receive(Bench.bytes(question)).replies == Bench.bytes(answer))
  }

  @Test("what the profile says a printer can't do, the virtual one would do")
  func profileLimits() {
    let questions = Bench.bytes(
      "10 04 01 1D 61 FF 1D 72 01 1D 49 42 1D 28 48 06 00 30 30 30 30 30 37")
    var mute = VirtualPrinter(profile: Bench.profile { $0.isBidirectional = false })
    #expect(mute.receive(questions).replies.isEmpty)
    var simple = VirtualPrinter(
      profile: Bench.profile {
        $0.realTimeStatus = [4]
        $0.hasAutomaticStatus = false
        $0.confirmation = .queuedStatus
      })
    #expect(simple.receive(questions).replies == Bench.bytes("00 5F 4B 41 53 45 00"))
    var unproven = VirtualPrinter(profile: Bench.profile { $0.confirmation = .none })
    #expect(unproven.receive(Bench.bytes("1D 72 01")).replies.isEmpty)
  }

  @Test("a marker would be answered before what stands before it is done: half a picture")
  func markerWaits() {
    var printer = VirtualPrinter(profile: Bench.profile())
    let half = Bench.bytes("1D 76 30 00 02 00 0A 00 80 01")
    let marker = Bench.bytes("1D 28 48 06 00 30 30 30 30 30 37")
    // The marker's 11 bytes are dots, because 18 are still missing.
    #expect(printer.receive(half + marker).replies.isEmpty)
    #expect(printer.receive([UInt8](repeating: 0, count: 7) + marker).replies.count == 7)
    #expect(printer.paper.flatMap(\.transcript.pictures).map(\.bitmap.height) == [10])
  }

  @Test("the receipt after half a picture would print whole, though its bytes become dots")
  func hazard() {
    var printer = VirtualPrinter(profile: Bench.profile { $0.obeysRealTimeInRaster = false })
    _ = printer.receive(Bench.bytes("1D 76 30 00 48 00 18 00 80"))
    _ = printer.receive(Bench.lines(3))
    #expect(Bench.text(printer).isEmpty)
    // A flush of NULs and ESC @ brings it back, as the recovery does.
    _ = printer.receive([UInt8](repeating: 0, count: 8192) + Bench.bytes("1B 40 1D 61 FF"))
    _ = printer.receive(Bench.lines(1))
    #expect(Bench.text(printer) == "line 1\n")
  }

  @Test("DLE ENQ 2 would not end a picture that waits for its dots, where firmware looks for it")
  func clearWithinPicture() {
    var obeying = VirtualPrinter(profile: Bench.profile { $0.obeysRealTimeInRaster = true })
    var deaf = VirtualPrinter(profile: Bench.profile { $0.obeysRealTimeInRaster = false })
    let sent = Bench.bytes("1D 76 30 00 02 00 0A 00 80 10 05 02 41 0A")
    _ = obeying.receive(sent)
    _ = deaf.receive(sent)
    #expect(Bench.text(obeying) == "A\n")
    #expect(Bench.text(deaf).isEmpty)
  }

  @Test("a picture with the bytes of a real-time pulse would not open the drawer as it does")
  func pulseWithinPicture() {
    let picture = Bench.bytes("1D 76 30 00 05 00 01 00 10 14 01 00 01")
    var obeying = VirtualPrinter(profile: Bench.profile { $0.obeysRealTimeInRaster = true })
    _ = obeying.receive(picture)
    #expect(obeying.drawerOpenings == 1)
    var deaf = VirtualPrinter(profile: Bench.profile { $0.obeysRealTimeInRaster = false })
    _ = deaf.receive(picture + Bench.bytes("10 14 01 00 01"))
    #expect(deaf.drawerOpenings == 1)
    #expect(deaf.paper[0].transcript.pictures.count == 1)
    var guarded = VirtualPrinter(
      profile: Bench.profile { $0.canDisableRealTime = true })
    _ = guarded.receive(Bench.bytes("1D 28 44 03 00 14 01 00") + picture)
    #expect(guarded.drawerOpenings == 0)
    _ = guarded.receive(Bench.bytes("1D 28 44 03 00 14 01 01") + picture)
    #expect(guarded.drawerOpenings == 1)
  }

  @Test(
    "the drawer would open by a pulse to another pin, or by none",
    arguments: [
      ("1B 70 00 19 FA", 2, 1), ("1B 70 01 19 FA", 2, 0), ("1B 70 31 19 FA", 5, 1),
      ("1B 70 00 19 FA", 5, 0), ("1B 70 00 00 FA", 2, 0), ("1B 70 00 19", 2, 0),
      ("10 14 01 00 01", 2, 1),
    ])
  func drawer(hex: String, pin: Int, openings: Int) {
    var printer = VirtualPrinter(profile: Bench.profile { $0.drawer.pin = pin })
    _ = printer.receive(Bench.bytes(hex))
    #expect(printer.drawerOpenings == openings)
  }

  @Test("a pulse that lacks bytes would not swallow the next ones and fire late")
  func truncatedPulse() {
    var printer = VirtualPrinter(profile: Bench.profile())
    _ = printer.receive(Bench.bytes("1B 70 00"))
    #expect(printer.drawerOpenings == 0)
    _ = printer.receive(Array("Total\n".utf8))
    #expect(printer.drawerOpenings == 1)
    #expect(Bench.text(printer) == "tal\n")
  }

  @Test("the code page would outlive ESC @, which real printers forget it at")
  func pageForgotten() {
    var printer = VirtualPrinter(profile: Bench.profile())
    _ = printer.receive(Bench.bytes("1B 74 33 C8 0A 1B 40 C8 0A"))
    #expect(Bench.text(printer) == "Č\n\u{2BD1}\n")
  }

  @Test("paper would be kept without bound")
  func bounded() {
    var printer = VirtualPrinter(profile: Bench.profile())
    for number in 1...205 {
      _ = printer.receive(Array("\(number)\n".utf8) + [0x1D, 0x56, 0x00])
    }
    #expect(printer.paper.count == 200)
    #expect(printer.paper.first?.transcript.text == "6\n")
    // A roll without cuts is torn into pieces too.
    _ = printer.receive([UInt8](repeating: 0x0A, count: 5001))
    #expect(printer.paper.suffix(2).map(\.transcript.lines.count) == [5000, 1])
  }

  @Test(
    "random bytes would stop the virtual printer, or leave bytes unaccounted",
    arguments: [
      PrinterProfile.Language.escpos, .starprnt, .stargraphic,
    ])
  func random(language: PrinterProfile.Language) {
    var state: UInt64 = 11
    var printer = VirtualPrinter(profile: Bench.profile(language))
    for _ in 0..<200 {
      let noise = (0..<500).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      #expect(printer.receive(noise).accepted == 500)
    }
    #expect(printer.bytesReceived == 100_000)
    #expect(printer.paper.count <= 201)
  }
}
