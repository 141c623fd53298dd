package import Receipts
import Typesetting

/// Puts a page into the forms in which people see it.
package enum PageForm {
  /// A page in a form.
  ///
  /// - Parameters:
  ///   - title: what a PDF is called.
  ///   - language: the language of a PDF's text.
  /// - Throws: `TypesettingError`.
  package static func bytes(
    of page: Page, as form: PrintDesk.Form, title: String, language: String
  ) throws -> [UInt8] {
    switch form {
    case .text: Array(PageText.text(of: page).utf8)
    case .svg: Array(PageSVG.svg(of: page).utf8)
    case .png: try PNG.encode(PageRaster.bitmap(of: page))
    case .pdf, .a4: try PagePDF.pdf(of: [page], title: title, language: language)
    }
  }
}
