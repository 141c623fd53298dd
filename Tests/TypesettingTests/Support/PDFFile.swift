import Testing

/// What can be told of a PDF file without reading what is compressed in it.
struct PDFFile: CustomTestStringConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var testDescription: String { "a PDF file of \(bytes.count) bytes" }

  /// How many pages it has.
  var pageCount: Int { count(of: "/Type /Page ") + count(of: "/Type /Page\n") }

  /// How often a text stands in it.
  func count(of text: String) -> Int {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return 0 }
    return (0...bytes.count - wanted.count).filter {
      bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }.count
  }

  /// Whether a text stands in it.
  func contains(_ text: String) -> Bool { count(of: text) > 0 }

  /// Whether it has the beginning and the end of a PDF file.
  var isWhole: Bool {
    bytes.starts(with: "%PDF-1.4".utf8) && bytes.suffix(6).elementsEqual("%%EOF\n".utf8)
  }
}
