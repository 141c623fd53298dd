/// What a layout depends on besides the template and its values.
package struct LayoutOptions: Sendable {
  /// Where text with an odd margin of half characters stands.
  package enum HalfCells: String, Hashable, Sendable {
    /// On whole characters, halves rounded up: printers that only know spaces, and plain text.
    case round
    /// On half characters: printers with absolute positions, and the reference's SVG.
    case keep
  }

  /// Characters per line, 1 to 255.
  package var columns: Int
  /// Whether lines advance by 30 dots instead of 24.
  package var isSpaced: Bool
  /// Where text with an odd margin stands.
  package var halfCells: HalfCells
  /// What the printer can show.
  package var coverage: TextCoverage

  /// Options of a layout.
  package init(
    columns: Int, isSpaced: Bool = true, halfCells: HalfCells = .round,
    coverage: TextCoverage = .everything
  ) {
    self.columns = columns
    self.isSpaced = isSpaced
    self.halfCells = halfCells
    self.coverage = coverage
  }
}

/// Which characters a printer can show, and what stands in for those that it can't.
///
/// It is asked before anything is measured, because `EUR` is wider than `€`. ASCII is never asked
/// for.
package protocol CharacterCoverage: Sendable {
  /// What is done with a character that is not ASCII.
  func treatment(of scalar: Unicode.Scalar) -> CharacterTreatment
}

/// What is done with a character.
package enum CharacterTreatment: Hashable, Sendable {
  /// The printer has it.
  case shown
  /// Other characters of the printer stand in; `isLoss` where a reader misses something, as `a` for
  /// `ā`, and false for look-alikes such as a plain hyphen.
  case replaced([Unicode.Scalar], isLoss: Bool)
  /// The whole row is sent as a picture.
  case raster
  /// The page can't be printed here.
  case refused
}

/// What a printer can show.
package enum TextCoverage: Sendable {
  /// All characters: text, SVG, PDF, raster.
  case everything
  /// What a printer says.
  case of(any CharacterCoverage)
}
