package import PrinterLanguages

/// A piece of paper as it hangs out of a virtual printer, or lies below it.
package struct PaperPiece: Hashable, Sendable {
  /// What stands on it, from top to bottom.
  package let transcript: PaperTranscript
  /// Whether the printer cut it off; otherwise it still hangs, or its roll came to an end.
  package let isCut: Bool
}
