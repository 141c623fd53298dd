import PrinterLanguages
import Setup
import Testing

@Suite("Profiles of printers")
struct PrinterProfileFileTests {
  @Test("a profile that Kase carries could not be read", arguments: PrinterProfiles.ids)
  func profiles(_ id: String) throws {
    let profile = try PrinterProfiles.load(id)
    #expect(profile.id == id)
    #expect(!profile.sources.isEmpty)
    #expect(!profile.notes.isEmpty)
    #expect(profile.fonts["A"]?.width == 12)
  }

  @Test("a model would be missing, or the profile of simulated printers")
  func all() throws {
    #expect(try PrinterProfiles.all.map(\.id) == PrinterProfiles.ids)
    #expect(PrinterProfiles.ids.count == 15)
    #expect(PrinterProfiles.ids.contains(PrinterProfiles.defaultID))
    #expect(throws: SetupError.self) { try PrinterProfiles.load("epson-tm-t99") }
  }

  @Test("a value would be read as another one")
  func values() throws {
    let profile = try PrinterProfiles.load("epson-tm-t20iii")
    #expect(profile.vendor == "Epson" && profile.model == "TM-T20III")
    #expect(profile.dotsPerLine == 576 && profile.columns == 48 && profile.dpi == 203)
    #expect(
      profile.fonts["B"] == PrinterProfile.Font(width: 9, height: 17, columns: 64, number: 1))
    #expect(profile.codePages["1257"] == 51 && profile.codePages["8859-15"] == 40)
    #expect(profile.encodingOrder == ["1257", "1251", "866", "858", "775", "852"])
    #expect(profile.hasNativeQR && profile.qrModels == [1, 2] && profile.barcodes.count == 9)
    #expect(profile.cutter.isPartial && profile.cutter.feedsAndCuts)
    #expect(profile.drawer.onMilliseconds == 50 && profile.drawer.isHighWhenOpen == nil)
    #expect(profile.confirmation == .queuedStatus && profile.realTimeStatus == [1, 2, 3, 4])
    #expect(profile.usb.map(\.product) == [0x0E28, 0x0202] && profile.usb.first?.vendor == 0x04B8)
    #expect(profile.usb.last?.mode == .vendorClass && profile.modelPattern == "^TM-T20III")
    #expect(profile.unverified.contains("drawer.on_ms"))
    let clone = try PrinterProfiles.load("pos-5890")
    #expect(clone.deviations.count == 6 && !clone.cutter.isPresent && clone.codePages["1257"] == 25)
    #expect(try PrinterProfiles.load("star-tsp650ii").quirks == [.unidir, .delayClose])
    #expect(try PrinterProfiles.load("rongta-rp326").codePages["866"] == 7)
  }

  /// A change to the profile of the TM-T20III, and a word of the fault it must give.
  static let faults: [(from: String, to: String, word: String)] = [
    ("id: epson", "id: Epson", "id"), ("dpi: 203", "dpi: 203\n  dpy: 1", "dpy"),
    ("dpi: 203", "dpi: 2030", "dpi"), ("dots_per_line: 576", "dots_per_line: 512", "48 columns"),
    ("A: {w: 12, h: 24, columns: 48", "A: {w: 12, h: 24, columns: 49", "49 columns"),
    ("A: {w", "C: {w", "font A"), ("1257: 51", "1257: 46", "slot 46"),
    ("1257: 51", "1258: 51", "1258"), ("1257: 51", "1257: 0x33F", "1257"),
    ("[1257, 1251", "[3012, 1251", "3012"), ("[1257, 1251", "[1251, 1251", "twice"),
    ("fallback: raster", "fallback: question-mark", "fallback"),
    ("language: escpos", "language: stargraphic", "stargraphic"),
    ("raster: gsv0", "raster: starprnt", "raster"), ("max: 113", "max: 256", "raster_rows_max"),
    ("qr_models: [1, 2]", "qr_models: [1]", "model 2"), ("[upca,", "[upcb,", "upcb"),
    ("pin: 2", "pin: 3", "pin"), ("on_ms: 50", "on_ms: 600", "on_ms"),
    ("sense: null", "sense: maybe", "sense"), ("dle_eot: [1, 2", "dle_eot: [0, 2", "dle_eot"),
    ("dle_eot: [1, 2", "dle_eot: [1, 1", "twice"),
    ("confirmation: queued_status", "confirmation: star_counter", "confirm"),
    ("bidirectional: true", "bidirectional: false", "confirm"),
    ("chunk_bytes: 8192", "chunk_bytes: 9000", "chunk_bytes"),
    ("quirks: [vendor-class]", "quirks: [fast]", "quirk"), ("seen: []", "seen: [odd]", "deviation"),
    ("endpoints: null", "endpoints: {out: \"81\", in: \"82\"}", "endpoints"),
    ("endpoints: null", "endpoints: {out: \"1\", in: null}", "out"),
    ("vid: \"04b8\"", "vid: \"4b8\"", "vid"), ("\"^TM-T20III\"", "\"(TM\"", "gs_i_67"),
    ("matrix: [code_pages]", "matrix: [code_pages.1257]", "no source"),
    ("matrix: [code_pages]", "matrix: [code_pages, fallback]", "two sources"),
    ("matrix: [code_pages]", "matrix: [code_page]", "code_page"),
    ("source: usb_ids", "source: hearsay", "hearsay"), ("  matrix: \"", "  rumour: \"", "matrix"),
    ("  matrix: \"", "  rumour: \"x\"\n  matrix: \"", "rumour"),
    ("unverified: [buffer_bytes]", "unverified: [buffer]", "buffer"),
    ("black_mark: false", "black: false", "black"),
    ("full: true\n  partial: true", "full: false\n  partial: false", "cutter"),
  ]

  @Test("a profile whose values don't fit together would be used", arguments: faults)
  func fault(_ change: (from: String, to: String, word: String)) throws {
    let text = try #require(PrinterProfiles.text(of: "epson-tm-t20iii"))
    let broken = text.replacing(change.from, with: change.to, maxReplacements: 1)
    #expect(broken != text)
    let error = try #require(throws: SetupError.self) {
      try PrinterProfileFile.read(broken, named: "broken.yaml")
    }
    #expect(error.file == "broken.yaml" && error.line > 0)
    #expect(error.reason.contains(change.word), "\(error)")
  }
}
