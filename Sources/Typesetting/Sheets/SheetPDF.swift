package import Receipts

/// Documents on A4 paper as PDF files.
package enum SheetPDF {
  /// A file of documents one after the other, each with pages counted from 1.
  ///
  /// - Parameters:
  ///   - sheets: the documents, at least one.
  ///   - title: the title of the file, for the viewer's window.
  ///   - created: the moment as ISO 8601, or nothing; equal input gives equal bytes.
  /// - Throws: `noPages`, `fontMissing`, `codeTooLong`, `drawing`.
  package static func pdf(
    of sheets: [Sheet], title: String, created: String? = nil
  ) throws(TypesettingError) -> [UInt8] {
    var canvas = try Canvas(title: title, created: created)
    for sheet in sheets { try SheetDrawing(sheet).draw(on: &canvas) }
    return try canvas.finish()
  }
}
