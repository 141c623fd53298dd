import Graphics
import Receipts
import Testing

@Suite("Properties and their settings")
struct PropertyTests {
  /// Where the second column begins: at 4 after `{w:3 *}` and a border of one blank.
  static let settingTable: [(property: String, start: Int)] = [
    ("{w:5 *}", 6), ("{;;w: 5 *;}", 6), ("{width:5 *}", 6), ("{ w : 5 * }", 6), ("|{w:5 *}|", 6),
    ("{}", 4), ("{ } ", 4), ("{W:5 *}", 4), ("{WIDTH:5 *}", 4), ("{w:5 *;w:auto}", 10),
    ("{w:AUTO}", 10), ("{width:5 *;w:7 *}", 8), (#"{w:\x35 *}"#, 6), ("{w:5,*}", 6),
    ("{w 5;b:0}", 3), ("{w:;b:0}", 3), ("{5:w;b:0}", 3), ("{x-y:1;b:0}", 3),
    ("{w:5 *}{a:left}", 4), ("{w:{5} *}", 4),
    ("{b:3}", 4), ("{b:-1}", 4), ("{b:none}", 3), ("{b:0}", 3), ("{b:2}", 5), ("{b:002}", 5),
    ("{b:SPACE}", 4), ("{border:2}", 5), ("{b:2;b:1}", 4),
    (#"{_:\;b:0;b:2}"#, 5), (#"{_:\};b:2}"#, 5), (#"{_:a\|b;b:2}"#, 5), ("{comment:a:b;b:2}", 5),
  ]

  @Test("a member of a property is read otherwise", arguments: settingTable)
  func settings(property: String, start: Int) throws {
    let row = try #require(try Laying.rows("{w:3 *}\n\(property)\n|a |b", 20).first)
    #expect(row.cells.map(\.x) == [0, 2 * start])
  }

  static let alignTable: [(value: String, line: String)] = [
    ("left", "abcd"), ("center", "   abcd"), ("right", "      abcd"), ("Right", "      abcd"),
    ("middle", "   abcd"),
  ]

  @Test("a narrow block stands elsewhere", arguments: alignTable)
  func align(value: String, line: String) throws {
    #expect(try Laying.lines("{w:4;a:\(value)}\n|abcd", 10) == [line])
  }

  @Test("a setting ends with the next line, or before it")
  func persistence() throws {
    let lines = try Laying.lines("{w:4;a:left}\n|abcdef\n---\n|gh", 10)
    #expect(lines == ["abcd", "ef", "----", "gh"])
  }

  static let wrapTable: [(value: String, lines: [String])] = [
    ("wrap", ["ab c", "d"]), ("nowrap", ["ab c"]), ("NoWrap", ["ab c"]), ("word", ["ab", "cd"]),
    ("other", ["ab c", "d"]),
  ]

  @Test("a value of text wraps otherwise", arguments: wrapTable)
  func text(value: String, lines: [String]) throws {
    #expect(try Laying.lines("{w:4;a:left;t:\(value)}\n|ab cd", 10) == lines)
  }

  static let optionTable: [(option: String, code: String)] = [
    ("qrcode", "qr 3 l"), ("qrcode 5 q", "qr 5 q"), ("QRCODE,8,H", "qr 8 h"),
    ("qrcode m l", "qr 3 m"), ("qrcode 2", "qr 3 l"), ("qrcode 9", "qr 3 l"),
    ("qrcode 100 4", "qr 4 l"), ("code128", "code128 2 72 false"), ("itf 3", "itf 3 72 false"),
    ("code39 4 hri", "code39 4 72 true"), ("code93 24 nohri", "code93 2 24 false"),
    ("code128 240,hri", "code128 2 240 true"), ("code128 241 23", "code128 2 72 false"),
    ("code39 code93", "code39 2 72 false"), ("nothing", "code128 2 72 false"),
    ("code128 003", "code128 3 72 false"), ("hri", "code128 2 72 true"),
  ]

  @Test("an option is read otherwise", arguments: optionTable)
  func options(option: String, code: String) throws {
    let page = try Laying.page("{c:1234;o:\(option)}", 80)
    let told = page.blocks.map { block in
      switch block.content {
      case .qr(let qr): "qr \(qr.cell) \(qr.level.rawValue)"
      case .barcode(let bar):
        "\(bar.symbol.form.rawValue) \(bar.symbol.module) \(bar.height) \(bar.showsText)"
      default: "other"
      }
    }
    #expect(told == [code])
  }

  static let synonymTable: [(name: String, data: String, form: BarcodeSymbol.Form)] = [
    ("ean", "1234567", .ean8), ("jan", "123456789012", .ean13), ("nw7", "A12B", .codabar),
    ("codabar", "A12B", .codabar), ("upc", "0123456", .upcE), ("upc", "12345678901", .upcA),
  ]

  @Test("a name of a symbology is unknown", arguments: synonymTable)
  func synonyms(name: String, data: String, form: BarcodeSymbol.Form) throws {
    let page = try Laying.page("{c:\(data);o:\(name)}", 80)
    #expect(page.blocks.first?.barcode?.symbol.form == form)
  }

  @Test("options that a property leaves out are kept from the last one")
  func optionReset() throws {
    let page = try Laying.page("{o:qrcode 8 h}\n{o:qrcode}\n{c:1}", 80)
    #expect(page.blocks.first?.qr?.cell == 3)
    #expect(page.blocks.first?.qr?.level == .l)
  }

  @Test("members take effect in the order written")
  func order() throws {
    let page = try Laying.page("{x:drawer;c:1;o:qrcode;w:10;a:right}", 80)
    let lefts = page.blocks.map { block in
      switch block.content {
      case .qr(let code): code.left
      case .device: -1
      default: -2
      }
    }
    // The block of 120 dots stands at 70 characters, the code of 63 dots in its middle.
    #expect(lefts == [840 + 28, -1])
  }

  static let dataTable: [(value: String, data: [UInt8])] = [
    (#"\\\|\{\}\;"#, Array(#"\|{};"#.utf8)), (#"a\nb"#, Array("a\nb".utf8)),
    (#"\x00\xff"#, [0, 0xC3, 0xBF]), ("a b  ", Array("a b".utf8)), (#"a\x20"#, Array("a ".utf8)),
    (#"\qa"#, Array("a".utf8)), ("a:b", Array("a:b".utf8)), ("Āē", Array("Āē".utf8)),
  ]

  @Test("an escape in a value means something else", arguments: dataTable)
  func data(value: String, data: [UInt8]) throws {
    let page = try Laying.page("{c:\(value);o:qrcode}", 80)
    #expect(page.blocks.first?.qr?.data == data)
  }
}
