package import Receipts

/// What stands on the paper after bytes were printed, from top to bottom; what tests and
/// technicians read.
package struct PaperTranscript: Hashable, Sendable {
  /// One thing that happened to the paper or to a device.
  package enum Entry: Hashable, Sendable {
    /// A line of characters, empty for a blank one.
    case line(TranscriptLine)
    /// A picture; strips that follow each other without a gap are one.
    case picture(Picture)
    /// A QR code that the printer drew itself.
    case qr(PrintedQR)
    /// A barcode that the printer drew itself.
    case barcode(PrintedBarcode)
    /// The paper moved without a line, in dots.
    case feed(dots: Int)
    /// The paper was cut.
    case cut(PrintedCut)
    /// A drawer's pulse was sent.
    case pulse(PrinterEffect.Pulse)
    /// The beeper sounded.
    case beep
  }

  /// What happened, in order.
  package var entries: [Entry]

  /// A transcript of entries.
  package init(entries: [Entry] = []) { self.entries = entries }

  /// What a printer of a profile makes of bytes; a command that is cut off leaves what it had
  /// printed, and a line without line feed does not appear.
  package init(of bytes: [UInt8], profile: PrinterProfile) {
    var reader = CommandReader(language: profile.language)
    var paper = PaperMachine(profile: profile)
    for byte in bytes {
      var event = reader.take(byte)
      if event == .rejected { event = reader.take(byte) }
      paper.take(byte, event)
    }
    entries = paper.entries
  }

  /// The lines of characters, blank ones too.
  package var lines: [TranscriptLine] {
    entries.compactMap { if case .line(let line) = $0 { line } else { nil } }
  }

  /// The pictures.
  package var pictures: [Picture] {
    entries.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
  }

  /// The QR codes that the printer drew itself.
  package var qrCodes: [PrintedQR] {
    entries.compactMap { if case .qr(let code) = $0 { code } else { nil } }
  }

  /// The barcodes that the printer drew itself.
  package var barcodes: [PrintedBarcode] {
    entries.compactMap { if case .barcode(let code) = $0 { code } else { nil } }
  }

  /// The cuts.
  package var cuts: [PrintedCut] {
    entries.compactMap { if case .cut(let cut) = $0 { cut } else { nil } }
  }

  /// The pulses to the drawers.
  package var pulses: [PrinterEffect.Pulse] {
    entries.compactMap { if case .pulse(let pulse) = $0 { pulse } else { nil } }
  }

  /// The lines as plain text, one under the other, each character once.
  package var text: String { lines.map { $0.text + "\n" }.joined() }

  /// The lines as the plain-text back end writes them: wide characters followed by spaces.
  package var spacedText: String { lines.map { $0.spaced + "\n" }.joined() }
}

/// A line of characters on the paper.
package struct TranscriptLine: Hashable, Sendable {
  /// Characters that look alike, side by side.
  package struct Piece: Hashable, Sendable {
    /// The characters, and spaces where the printer moved.
    package var text: String
    /// How they look.
    package let look: Look
  }

  /// How characters look.
  package struct Look: Hashable, Sendable {
    /// The font's number.
    package var font: UInt8 = 0
    /// Emphasised.
    package var isEmphasised = false
    /// Underlined.
    package var isUnderlined = false
    /// White on black.
    package var isInverse = false
    /// How many times as wide, from 1.
    package var widthScale = 1
    /// How many times as high, from 1.
    package var heightScale = 1
  }

  /// The characters, wide ones once.
  package let text: String
  /// The characters, one that is `s` times as wide followed by `s - 1` spaces.
  package let spaced: String
  /// The same characters with their looks.
  package let pieces: [Piece]
}

/// A QR code that a printer drew itself.
package struct PrintedQR: Hashable, Sendable {
  /// The bytes in it.
  package let data: [UInt8]
  /// The model, 1 or 2.
  package let model: Int
  /// The error correction: `l`, `m`, `q` or `h`.
  package let level: String
  /// The size of a module in dots.
  package let cell: Int
  /// Where it stands on the line.
  package let alignment: PrinterEffect.Alignment
}

/// A barcode that a printer drew itself.
package struct PrintedBarcode: Hashable, Sendable {
  /// The name of `BarcodeSymbol.Form`, or `gs1-128`.
  package let form: String
  /// The data as they were sent.
  package let data: [UInt8]
  /// Where it stands on the line.
  package let alignment: PrinterEffect.Alignment
}

/// A cut.
package struct PrintedCut: Hashable, Sendable {
  /// Whether a bridge is left.
  package let isPartial: Bool
  /// Dots between the last line or picture and the print line when it was cut: less than the way
  /// to the cutter, and the cut went through them.
  package let clearance: Int
}
