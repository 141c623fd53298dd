/// What is known of a printer's model: flat, every value with its source in the file it comes from.
///
/// A capability that is not known has the careful value.
package struct PrinterProfile: Hashable, Sendable {
  /// What a printer is spoken to in.
  package enum Language: String, Hashable, Sendable, CaseIterable {
    case escpos
    case starprnt
    case starline
    case stargraphic
  }

  /// A font's size and how many characters of it a line takes.
  package struct Font: Hashable, Sendable {
    /// The width of a character in dots.
    package let width: Int
    /// Its height in dots.
    package let height: Int
    /// Characters per line.
    package let columns: Int
    /// The number by which it is selected.
    package let number: UInt8

    /// A font.
    package init(width: Int, height: Int, columns: Int, number: UInt8) {
      self.width = width
      self.height = height
      self.columns = columns
      self.number = number
    }
  }

  /// A USB device that the profile may belong to; a suggestion, never a decision.
  package struct USBMatch: Hashable, Sendable {
    /// How the device presents itself.
    package enum Mode: String, Hashable, Sendable, CaseIterable {
      case printerClass = "printer-class"
      case vendorClass = "vendor-class"
      case vcom
    }
    /// The vendor's number.
    package let vendor: UInt16
    /// The product's number; nothing for any.
    package let product: UInt16?
    /// A regular expression that the trimmed product string matches; nothing for any.
    package let productPattern: String?
    /// How the device presents itself.
    package let mode: Mode

    /// A match.
    package init(vendor: UInt16, product: UInt16?, productPattern: String?, mode: Mode) {
      self.vendor = vendor
      self.product = product
      self.productPattern = productPattern
      self.mode = mode
    }
  }

  /// What the device says of itself in its IEEE 1284 string; a suggestion, never a decision.
  package struct DeviceIDMatch: Hashable, Sendable {
    /// The maker, `MFG`.
    package let maker: String
    /// The model, `MDL`.
    package let model: String

    /// A match.
    package init(maker: String, model: String) {
      self.maker = maker
      self.model = model
    }
  }

  /// What is done with a character that no code page of the printer has.
  package enum Fallback: String, Hashable, Sendable, CaseIterable {
    /// The row is sent as a picture.
    case raster
    /// Similar letters stand in.
    case transliterate
    /// The page is refused.
    case error
  }

  /// The command for pictures.
  package enum Raster: String, Hashable, Sendable, CaseIterable {
    case gsv0
    case gs8L
    case escstar
    case starprnt
    case starline
    case stargraphic
  }

  /// Where a queued marker is answered, so that the end of a job is proved.
  package enum Confirmation: Hashable, Sendable {
    /// `GS ( H` with the job's number.
    case processID
    /// `GS r 1`.
    case queuedStatus
    /// Star's `ESC GS ETX`.
    case starCounter
    /// Nothing proves it.
    case none
  }

  /// The cutter.
  package struct Cutter: Hashable, Sendable {
    /// Whether it cuts through.
    package var isFull = false
    /// Whether it leaves a bridge.
    package var isPartial = false
    /// Dots to feed before the cut, so that the last line is above the blade.
    package var feedDots = 120
    /// Whether `GS V 65/66` feeds and cuts.
    package var feedsAndCuts = false
    /// Whether the paper has black marks.
    package var hasBlackMark = false

    /// No cutter.
    package init() {}

    /// Whether there is one.
    package var isPresent: Bool { isFull || isPartial }
  }

  /// The drawer's connector.
  package struct Drawer: Hashable, Sendable {
    /// Connector pin 2 or 5.
    package var pin = 2
    /// How long the pulse is on, in milliseconds, 2 to 510.
    package var onMilliseconds = 50
    /// How long it is off afterwards, in milliseconds, 2 to 510.
    package var offMilliseconds = 500
    /// Whether the sense pin is high while the drawer is open; nothing where it is not known.
    package var isHighWhenOpen: Bool?

    /// The usual drawer.
    package init() {}
  }

  /// How the firmware differs from its manual.
  package enum Deviation: String, Hashable, Sendable, CaseIterable {
    case absPosAfterTextIgnored
    case relNegIgnored
    case escJIgnored
    case lfAfterRasterSwallowed
    case gsV66NoFeed
    case crIgnored
  }

  /// How the device behaves on USB besides the class's rules.
  package enum Quirk: String, Hashable, Sendable, CaseIterable {
    case unidir
    case delayClose = "delay-close"
    case noReattach = "no-reattach"
    case softReset = "soft-reset"
    case vendorClass = "vendor-class"
    case noDeviceID = "noDeviceId"
  }

  /// Endpoints of USB that stand in for those of a device whose descriptors are wrong.
  package struct Endpoints: Hashable, Sendable {
    /// Where pages go, 01h to 0Fh.
    package let output: UInt8
    /// Where answers come from, 81h to 8Fh; nothing for a device that is never read.
    package let input: UInt8?

    /// Endpoints; nothing for addresses of the wrong direction.
    package init?(output: UInt8, input: UInt8?) {
      guard 0x01...0x0F ~= output, input.map({ 0x81...0x8F ~= $0 }) ?? true else { return nil }
      self.output = output
      self.input = input
    }
  }

  /// The profile's name: `epson-tm-t20iii`.
  package var id: String
  /// The maker.
  package var vendor: String
  /// The model.
  package var model: String
  /// What a technician should know.
  package var notes: String = ""
  /// Where the values come from.
  package var sources: [String] = []
  /// The values that no document and no device confirms, by group and field: `drawer.on_ms`.
  package var unverified: [String] = []
  /// USB devices it may belong to.
  package var usb: [USBMatch] = []
  /// A regular expression that the answer to `GS I 67` matches.
  package var modelPattern: String?
  /// What it says of itself in its IEEE 1284 string; nothing where that is not known.
  package var deviceID: DeviceIDMatch?
  /// Dots per inch.
  package var dpi = 203
  /// Printable dots per line.
  package var dotsPerLine = 384
  /// Dots that are left free on the left.
  package var marginDots = 0
  /// How far a line advances by itself, in dots.
  package var lineSpacingDots = 30
  /// The fonts by their letter; A is there.
  package var fonts: [String: Font] = ["A": Font(width: 12, height: 24, columns: 32, number: 0)]
  /// What it is spoken to in.
  package var language: Language = .escpos
  /// Slot numbers by the name of the page: `1257` is 51.
  package var codePages: [String: Int] = [:]
  /// The pages in the order in which they are tried.
  package var encodingOrder: [String] = []
  /// Slots whose page is not known.
  package var unknownSlots: [Int] = []
  /// Whether an international set may have swapped ASCII characters.
  package var hasASCIISwapRisk = false
  /// What is done with a character that no page has.
  package var fallback: Fallback = .transliterate
  /// The command for pictures.
  package var raster: Raster = .gsv0
  /// The most rows of one strip, 1 to 255.
  package var rasterRowsMax = 24
  /// Whether it draws QR codes itself.
  package var hasNativeQR = false
  /// The QR models it knows: 1, 2.
  package var qrModels: [Int] = []
  /// The barcodes it draws itself, by the names of `BarcodeSymbol.Form` in lower case.
  package var barcodes: [String] = []
  /// Whether real-time commands act also within picture data; unknown counts as yes.
  package var obeysRealTimeInRaster = true
  /// Whether `GS ( D` switches real-time commands off.
  package var canDisableRealTime = false
  /// The cutter.
  package var cutter = Cutter()
  /// The drawer's connector.
  package var drawer = Drawer()
  /// Whether it answers.
  package var isBidirectional = false
  /// The kinds of `DLE EOT` that it answers: 1 to 4.
  package var realTimeStatus: [Int] = []
  /// Whether it sends its status by itself (`GS a`).
  package var hasAutomaticStatus = false
  /// How the end of a job is proved.
  package var confirmation: Confirmation = .none
  /// How many bytes its status buffer holds.
  package var statusBufferBytes = 128
  /// Bytes of one write, 64 to 8192.
  package var chunkBytes = 4096
  /// Pause between two writes, in milliseconds.
  package var chunkPauseMilliseconds = 0
  /// How it behaves on USB.
  package var quirks: Set<Quirk> = []
  /// Endpoints that stand in for those of its descriptors; nothing where those are right.
  package var endpoints: Endpoints?
  /// How the firmware differs from its manual.
  package var deviations: Set<Deviation> = []

  /// A careful profile: 58 mm paper, ASCII, nothing clever.
  ///
  /// - Parameters:
  ///   - id: the profile's name, in lower case with hyphens.
  ///   - vendor: the maker.
  ///   - model: the model.
  package init(id: String, vendor: String, model: String) {
    self.id = id
    self.vendor = vendor
    self.model = model
  }

  /// Characters per line of font A.
  package var columns: Int { fonts["A"]?.columns ?? 32 }

  /// How many NUL bytes end a picture that was cut off, at least the largest strip.
  package var flushLength: Int { max(8192, rasterRowsMax * ((dotsPerLine + 7) / 8) + 1) }
}
