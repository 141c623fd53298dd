/// How text is set: the family, the weight and the size.
struct Font: Hashable, Sendable {
  /// The kinds of letters, each with what stands in where the first is not installed.
  enum Family: String, Hashable, Sendable {
    /// Letters of their own width, figures of one width.
    case proportional = "Roboto,Noto Sans,DejaVu Sans,sans-serif"
    /// Everything of one width.
    case monospaced = "DejaVu Sans Mono,Noto Sans Mono,monospace"
  }

  /// How heavy letters are.
  enum Weight: Int, Hashable, Sendable {
    case regular = 400
    case bold = 700
  }

  /// The kind of letters.
  var family = Family.proportional
  /// How heavy they are.
  var weight = Weight.regular
  /// The size of the letters' square, in the unit of the page that is drawn on.
  var size: Double
}
