/// Draws pages as SVG: the preview, equal for equal pages to the byte.
///
/// Every character has its own place, so nothing depends on the viewer's fonts. A group stands for
/// each block that is drawn, with the kind of block as its class and the template's line.
package enum PageSVG {
  /// The document as text.
  package static func svg(of page: Page) -> String {
    String(decoding: bytes(of: page), as: UTF8.self)
  }

  /// The document as UTF-8.
  package static func bytes(of page: Page) -> [UInt8] {
    var drawing = SVGDrawing(page)
    for block in page.blocks { drawing.draw(block) }
    return drawing.finished()
  }
}
