import Receipts
import Testing

@Suite("Characters that the printer may not have")
struct CoverageTests {
  /// Has Latin 1; stand-ins for some, pictures for Cyrillic, nothing for Greek.
  struct Printer: CharacterCoverage {
    func treatment(of scalar: Unicode.Scalar) -> CharacterTreatment {
      switch scalar {
      case "ā": .replaced(["a"], isLoss: true)
      case "ē": .replaced(["e"], isLoss: true)
      case "€": .replaced(["E", "U", "R"], isLoss: false)
      case "\u{A0}": .replaced([" "], isLoss: false)
      case "\u{0370}"..."\u{03FF}": .refused
      case "\u{0400}"..."\u{04FF}": .raster
      default: .shown
      }
    }
  }

  private let options = LayoutOptions(columns: 12, coverage: .of(Printer()))

  @Test("a stand-in is not measured, or a loss not told")
  func replaced() throws {
    let template = try Laying.template("ā{{a}} | {{b}}", mode: .strict)
    let laid = try template.layout(["a": .text("ēāé"), "b": .money("5 €")], options)
    #expect(PageText.text(of: laid.page) == "aeaé   5 EUR\n")
    #expect(laid.losses == "āē")
    #expect(laid.diagnostics.map(\.code) == [.characterReplaced, .characterReplaced])
    #expect(laid.diagnostics.first?.values == ["character": "ā", "replacement": "a"])
  }

  @Test("a stand-in that is wider lets an amount overflow")
  func money() throws {
    let template = try Laying.template("{w:3}\n|{{a}}")
    let fits = try template.page(["a": .money("5 €")], LayoutOptions(columns: 12))
    #expect(fits.blocks.count == 1)
    #expect(throws: LayoutError.self) { try template.page(["a": .money("5 €")], options) }
  }

  @Test("more rows than need it are sent as pictures, or fewer")
  func raster() throws {
    let template = try Laying.template("|é\n|Ж\n{t:word;w:3;a:left}\n|abc Жa dé")
    let laid = try template.layout(nil, options)
    #expect(laid.page.blocks.map { $0.row?.isRaster } == [false, true, false, true, false])
    #expect(laid.losses.isEmpty)
    #expect(Set(laid.diagnostics.map(\.code)) == [.rowAsPicture])
    #expect(laid.diagnostics.allSatisfy { $0.severity == .info })
  }

  @Test("a refused character is printed", arguments: Template.Mode.allCases)
  func refused(mode: Template.Mode) throws {
    let template = try Laying.template("|a\n|xΩ", mode: mode)
    let error = try #require(throws: LayoutError.self) { try template.page(nil, options) }
    #expect(Laying.told(error.diagnostics) == ["2:2 error receipt.character_refused"])
    #expect(try template.page(nil, LayoutOptions(columns: 12)).blocks.count == 2)
  }

  @Test("the printer is asked for ASCII, or for what stands in a code")
  func ascii() throws {
    struct None: CharacterCoverage {
      func treatment(of scalar: Unicode.Scalar) -> CharacterTreatment { .refused }
    }
    let template = try Laying.template(#"|a~b\nc"# + "\n{o:qrcode}\n{c:ā}")
    let page = try template.page(nil, LayoutOptions(columns: 12, coverage: .of(None())))
    #expect(page.blocks.count == 3)
  }
}
