/// How a kind of text looks on a sheet; lengths are points.
struct Face: Hashable, Sendable {
  /// Its letters.
  let font: Font
  /// How far its lines are apart.
  let leading: Double
  /// How far the baseline is below the top of a line.
  let baseline: Double
  /// Its grey.
  let ink: Ink

  /// A face; what shares a leading shares its baseline, whatever the sizes.
  private init(
    _ size: Double, _ weight: Font.Weight = .regular, leading: Double, baseline: Double,
    ink: Ink = .black
  ) {
    font = Font(weight: weight, size: size)
    self.leading = leading
    self.baseline = baseline
    self.ink = ink
  }

  /// Running text and cells.
  static let body = Face(9, leading: 12.5, baseline: 9.25)
  /// Running text that stands out.
  static let strong = Face(9, .bold, leading: 12.5, baseline: 9.25)
  /// What a text is for, beside it.
  static let label = Face(8, leading: 12.5, baseline: 9.25, ink: .grey)
  /// The head of a column.
  static let columnHead = Face(8, .bold, leading: 11, baseline: 8.25, ink: .grey)
  /// The name of a party.
  static let name = Face(10, .bold, leading: 14, baseline: 10.5)
  /// A heading.
  static let heading = Face(11, .bold, leading: 15, baseline: 11.5)
  /// The title of the document.
  static let title = Face(20, .bold, leading: 27, baseline: 20.5)
  /// What stands beside the title, on its baseline.
  static let besideTitle = Face(11, leading: 27, baseline: 20.5)
  /// What stands below the title where there is no room beside it.
  static let belowTitle = Face(11, leading: 16, baseline: 12)
  /// A total that stands out.
  static let grandTotal = Face(11, .bold, leading: 16, baseline: 12)
  /// What stands above and below the text on every page.
  static let margin = Face(7.5, leading: 10, baseline: 7.5, ink: .grey)
}
