import Receipts

/// Letters whose advance is exactly a cell of a receipt.
struct CellLetters {
  /// The baseline, in dots below the upper edge of a cell.
  static let baseline = 19.0

  private let setter: TextSetter
  private let size: Double

  /// Letters of a setter; measures the font.
  init(_ setter: TextSetter) {
    self.setter = setter
    let nominal = 1_000.0
    let advance = Paragraph("0", Font(family: .monospaced, size: nominal), setter).width
    size = nominal * Double(Page.cellWidth) / advance
  }

  /// Draws text with its cells' upper left corner at a place, one character a cell.
  ///
  /// Text is one piece where the font's advances are those of the cells. Where another font has
  /// stood in for a character that this one lacks, each stands in the middle of its cell.
  func draw(_ text: [Unicode.Scalar], isBold: Bool, _ ink: Ink, on canvas: borrowing Canvas) {
    let whole = paragraph(String(String.UnicodeScalarView(text)), isBold)
    let cell = Double(Page.cellWidth)
    if abs(whole.width - Double(text.count) * cell) < 0.05 * Double(text.count) {
      canvas.draw(whole, x: 0, baseline: CellLetters.baseline, ink)
      return
    }
    for (index, scalar) in text.enumerated() {
      let single = paragraph(String(scalar), isBold)
      let squeeze = min(1, cell / max(single.width, 1))
      let margin = (cell - single.width * squeeze) / 2
      canvas.push(x: Double(index) * cell + margin, y: 0, scaleX: squeeze)
      canvas.draw(single, x: 0, baseline: CellLetters.baseline, ink)
      canvas.pop()
    }
  }

  private func paragraph(_ text: String, _ isBold: Bool) -> Paragraph {
    Paragraph(
      text, Font(family: .monospaced, weight: isBold ? .bold : .regular, size: size), setter)
  }
}
