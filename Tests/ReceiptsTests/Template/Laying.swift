import Receipts
import Testing

/// Short ways to lay a source out.
enum Laying {
  /// The template of a source that has to be usable.
  static func template(
    _ source: String, mode: Template.Mode = .lenient, takesValues: Bool = true
  ) throws -> Template {
    let parsed = Template.parse(
      source, named: "t", mode: mode, takesValues: takesValues)
    return try #require(parsed.template, "\(parsed.diagnostics.map(\.text))")
  }

  /// The page of a source.
  static func page(
    _ source: String, _ columns: Int = 24, mode: Template.Mode = .lenient, values: Values? = nil,
    images: Template.PictureReader? = nil
  ) throws -> Page {
    try template(source, mode: mode, takesValues: values != nil)
      .page(values, LayoutOptions(columns: columns), images: images)
  }

  /// The lines of the text of a source.
  static func lines(
    _ source: String, _ columns: Int = 24, mode: Template.Mode = .lenient, values: Values? = nil
  ) throws -> [String] {
    let text = PageText.text(of: try page(source, columns, mode: mode, values: values))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The rows of a source.
  static func rows(
    _ source: String, _ columns: Int = 24, values: Values? = nil
  ) throws -> [Row] {
    try page(source, columns, values: values).blocks.compactMap(\.row)
  }

  /// What is said of a source: when it is read and, if it can be used, when it is laid out.
  static func findings(
    _ source: String, _ columns: Int = 24, mode: Template.Mode = .strict, values: Values? = nil,
    takesValues: Bool = true, images: Template.PictureReader? = nil
  ) -> [Diagnostic] {
    let parsed = Template.parse(source, named: "t", mode: mode, takesValues: takesValues)
    guard let template = parsed.template else { return parsed.diagnostics }
    do throws(LayoutError) {
      let laid = try template.layout(values, LayoutOptions(columns: columns), images: images)
      return parsed.diagnostics + laid.diagnostics
    } catch {
      return parsed.diagnostics + error.diagnostics
    }
  }

  /// `line:column severity code` of each finding.
  static func told(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.line):\($0.column) \($0.severity.rawValue) \($0.code.rawValue)" }
  }
}

extension Block {
  var row: Row? {
    guard case .row(let row) = content else { return nil }
    return row
  }

  var qr: QRCode? {
    guard case .qr(let code) = content else { return nil }
    return code
  }

  var barcode: Barcode? {
    guard case .barcode(let code) = content else { return nil }
    return code
  }
}

extension Cell {
  /// The text without its styles.
  var text: String {
    runs.reduce(into: "") { $0.unicodeScalars.append(contentsOf: $1.text) }
  }

  /// The characters that the text takes.
  var textWidth: Int { runs.reduce(0) { $0 + $1.text.count * $1.style.widthScale } }
}
