/// What a command does, in one vocabulary for all languages.
package enum PrinterEffect: Hashable, Sendable {
  /// Where what is printed next stands on the line.
  package enum Alignment: UInt8, Hashable, Sendable, CaseIterable { case left, centre, right }

  /// The size of a picture whose dots follow row by row.
  package struct Raster: Hashable, Sendable {
    /// Bytes of one row.
    package let bytesPerRow: Int
    /// Dots of one row.
    package let width: Int
    /// How many rows follow.
    package let rows: Int
    /// Whether each dot is printed twice as wide.
    package var isWide = false
    /// Whether each dot is printed twice as high.
    package var isHigh = false
    /// Whether it is a row of a page, so that white may be left out at its right end.
    package var isPageRow = false
  }

  /// A band of dots whose bytes stand upright, one column after the other.
  package struct Columns: Hashable, Sendable {
    /// How many columns follow.
    package let count: Int
    /// Bytes of one column: 1 or 3.
    package let bytesPerColumn: Int
    /// Whether each column is printed twice as wide.
    package let isWide: Bool
  }

  /// A pulse to the connector of the cash drawers.
  package struct Pulse: Hashable, Sendable {
    /// Drawer 1 (connector pin 2) or 2 (pin 5).
    package let drawer: Int
    /// How long it is on, in milliseconds.
    package let onMilliseconds: Int
    /// How long it is off afterwards, in milliseconds.
    package let offMilliseconds: Int
  }

  /// Forgets styles, page, position and what stands in the line.
  case initialise
  /// Takes the code page of a slot.
  case codePage(UInt8)
  /// Takes a font by its number.
  case font(UInt8)
  /// Emphasis.
  case emphasis(Bool)
  /// Underline: 0 none, else the thickness in dots.
  case underline(UInt8)
  /// White on black.
  case inverse(Bool)
  /// Characters so many times as wide and high, from 1.
  case size(width: Int, height: Int)
  /// Font, emphasis, size and underline at once, as the bits of `ESC !`.
  case printMode(UInt8)
  /// Where the line stands.
  case alignment(Alignment)
  /// Dots between two characters.
  case characterSpacing(Int)
  /// How far a line advances, in dots; nothing for the printer's own.
  case lineSpacing(Int?)
  /// Prints the line.
  case lineFeed
  /// Goes to the next tab stop.
  case tab
  /// Prints the line and feeds so many lines in all.
  case feedLines(Int)
  /// Prints the line and feeds so many dots in all.
  case feedDots(Int)
  /// Feeds as many dots as the data say in digits.
  case feedDigits
  /// Goes to a place, in dots from the left margin.
  case position(Int)
  /// Goes so many dots to the right, or to the left where it is negative.
  case move(Int)
  /// Sets the left margin, in dots.
  case leftMargin(Int)
  /// Sets the width of the print area, in dots.
  case areaWidth(Int)
  /// Cuts; `feed` dots beyond the cutter come first, nothing cuts where the paper stands.
  case cut(isPartial: Bool, feed: Int?)
  /// Opens a drawer.
  case pulse(Pulse)
  /// Sets how long the next pulses take, in milliseconds.
  case pulseLength(on: Int, off: Int)
  /// Opens a drawer, 1 or 2, with the pulse that was set.
  case fire(drawer: Int)
  /// Sounds the beeper.
  case beep
  /// A picture; the data are its rows.
  case picture(Raster)
  /// A picture that is kept until it is printed.
  case storePicture(Raster)
  /// Prints the kept picture.
  case printStored
  /// Dots in the line, in upright bytes.
  case columns(Columns)
  /// Dots in the line, 24 rows of so many bytes.
  case band(bytesPerRow: Int)
  /// Enters or leaves the mode where everything is dots.
  case rasterMode(Bool)
  /// The model of the next QR codes.
  case qrModel(UInt8)
  /// The dots of one module of the next QR codes.
  case qrCell(UInt8)
  /// The error correction of the next QR codes, 0 to 3 for L, M, Q, H.
  case qrLevel(UInt8)
  /// The data are what stands in the next QR code.
  case storeQR
  /// Prints the QR code.
  case printQR
  /// A barcode, by the name of `BarcodeSymbol.Form` or `gs1-128`; the data are what stands in it.
  case barcode(form: String)
  /// Something is asked of the printer itself.
  case request(PrinterRequest)
  /// Changes nothing that the paper shows, in words.
  case setting(String)
}

/// What a printer is asked besides printing.
package enum PrinterRequest: Hashable, Sendable {
  /// `DLE EOT`: status of a kind, 1 to 4, at once.
  case realTimeStatus(UInt8)
  /// `DLE ENQ 1`: recover and go on.
  case resume
  /// `DLE ENQ 2`, `DLE DC4 8`: recover and forget what has arrived.
  case clear
  /// `DLE DC4 1`: a drawer pulse at once.
  case realTimePulse(PrinterEffect.Pulse)
  /// `DLE DC4 7 1`: the automatic status block at once.
  case basicStatus
  /// `GS ( D`: whether `DLE DC4 1` acts.
  case realTimePulseAllowed(Bool)
  /// `GS a`: which changes are told without a question.
  case automaticStatus(UInt8)
  /// `GS r`: status when all before is done.
  case queuedStatus(UInt8)
  /// `GS I`: who it is.
  case identity(UInt8)
  /// `GS ( H`: four bytes that are said again when all before is done.
  case processID([UInt8])
  /// Star `ESC ACK SOH`: status at once.
  case starStatus
  /// Star `ESC RS a`: whether changes are told without a question.
  case starAutomatic(UInt8)
  /// Star ETB: counts when all before is done.
  case starETB
  /// Star `ESC GS ETX`: three bytes of a marker that is answered when all before is done.
  case starMarker([UInt8])
  /// Star: model and version.
  case starIdentity
  /// Star: serial number.
  case starSerial

  /// Whether it acts as soon as it arrives.
  package var isRealTime: Bool {
    switch self {
    case .realTimeStatus, .resume, .clear, .realTimePulse, .basicStatus, .starStatus: true
    default: false
    }
  }
}
