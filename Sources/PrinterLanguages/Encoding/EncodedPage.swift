/// A page in a printer's language: what is stored, sent, and sent again for a copy.
package struct EncodedPage: Hashable, Sendable {
  /// Something that a technician should know: a character or a row that the printer can't show.
  package struct Note: Hashable, Sendable {
    /// What was done.
    package enum Kind: String, Hashable, Sendable {
      /// A row was sent as a picture.
      case rasterRow = "raster_row"
      /// Other letters stand in for a character.
      case transliterated
    }
    /// What was done.
    package let kind: Kind
    /// The characters it was done for, each once.
    package let characters: String
    /// The line of the template.
    package let line: Int

    /// A note.
    package init(_ kind: Kind, _ characters: String, line: Int) {
      self.kind = kind
      self.characters = characters
      self.line = line
    }
  }

  /// The page from the first command to the cut; never a drawer's pulse.
  package let bytes: [UInt8]
  /// The drawer's pulse where the page asks for it; sent once with the original, never again.
  package let pulse: [UInt8]
  /// Where in `bytes` pictures and symbols lie, in order, each with its header: a job that is given
  /// up within one of them has to fill it with NUL first.
  package let payloads: [Range<Int>]
  /// What a technician should know.
  package let notes: [Note]

  /// An encoded page.
  package init(bytes: [UInt8], pulse: [UInt8], payloads: [Range<Int>], notes: [Note]) {
    self.bytes = bytes
    self.pulse = pulse
    self.payloads = payloads
    self.notes = notes
  }
}

/// Why a page can't be put into a printer's language.
package struct EncodingError: Error, Hashable, Sendable {
  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable {
    /// A character that no code page has, where the profile asks for an error.
    case characterUnprintable = "print.character_unprintable"
    /// The page is wider than the paper.
    case pageTooWide = "print.page_too_wide"
    /// A symbol or picture leaves the paper.
    case symbolTooWide = "print.symbol_too_wide"
  }
  /// The kind of fault.
  package let code: Code
  /// The line of the template, 0 where it is the whole page.
  package let line: Int
  /// The characters or sizes that it is about.
  package let detail: String

  /// A fault of a page.
  package init(_ code: Code, line: Int, detail: String) {
    self.code = code
    self.line = line
    self.detail = detail
  }
}
