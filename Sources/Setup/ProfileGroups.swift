import PrinterLanguages
import Yams

/// What stands in the groups of a printer's profile, and which values fit together.
enum ProfileGroups {
  static func match(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    let file = fields.file
    profile.usb = try fields.list("usb").map { (node) throws(SetupError) in
      var device = try YAMLFields(node, file: file)
      let match = PrinterProfile.USBMatch(
        vendor: try device.value("vid", number),
        product: try device.optionalValue("pid", number),
        productPattern: try device.optionalValue("product", pattern),
        mode: try device.value("mode") { PrinterProfile.USBMatch.Mode(rawValue: $0) })
      try device.finish()
      return match
    }
    profile.modelPattern = try fields.optionalValue("gs_i_67", pattern)
    if let node = fields.value("ieee1284") {
      var device = try YAMLFields(node, file: file)
      profile.deviceID = PrinterProfile.DeviceIDMatch(
        maker: try device.text("mfg"), model: try device.text("mdl"))
      try device.finish()
    }
  }

  /// A number of USB: four hexadecimal digits.
  private static func number(_ text: String) -> UInt16? {
    text.utf8.count == 4 ? UInt16(text, radix: 16) : nil
  }

  private static func pattern(_ text: String) throws -> String? {
    _ = try Regex(text)
    return text
  }

  static func geometry(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.dpi = try fields.integer("dpi", in: 100...600)
    profile.dotsPerLine = try fields.integer("dots_per_line", in: 96...2000)
    profile.marginDots = try fields.integer("margin_dots", in: 0...500)
    profile.lineSpacingDots = try fields.integer("line_spacing_dots", in: 24...255)
    profile.fonts = [:]
    let node = try fields.node("fonts")
    var fonts = try fields.fields("fonts")
    for name in fonts.names {
      let node = try fonts.node(name)
      var font = try YAMLFields(node, file: fields.file)
      let width = try font.integer("w", in: 1...48)
      let columns = try font.integer("columns", in: 1...255)
      profile.fonts[name] = PrinterProfile.Font(
        width: width, height: try font.integer("h", in: 1...48), columns: columns,
        number: UInt8(try font.integer("number", in: 0...255)))
      try font.finish()
      guard columns * width + profile.marginDots <= profile.dotsPerLine else {
        throw fields.fault(
          node,
          "\(columns) columns of \(width) dots are more than \(profile.dotsPerLine) dots a line")
      }
    }
    guard profile.fonts["A"] != nil else { throw fields.fault(node, "font A is missing") }
  }

  static func text(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.language = try fields.value("language") { PrinterProfile.Language(rawValue: $0) }
    profile.codePages = try codePages(&fields)
    let order = try fields.node("encoding_order")
    profile.encodingOrder = try fields.texts(of: order, "encoding_order")
    for name in profile.encodingOrder where profile.codePages[name] == nil {
      throw fields.fault(order, "\(name) is not among code_pages")
    }
    guard Set(profile.encodingOrder).count == profile.encodingOrder.count else {
      throw fields.fault(order, "a page stands there twice")
    }
    profile.unknownSlots = try fields.integers("unknown_slots", in: 0...255)
    profile.hasASCIISwapRisk = try fields.flag("ascii_swap_risk")
    profile.fallback = try fields.value("fallback") { PrinterProfile.Fallback(rawValue: $0) }
    guard profile.language != .stargraphic || profile.codePages.isEmpty else {
      throw fields.fault(try fields.node("code_pages"), "stargraphic has no code pages")
    }
  }

  private static func codePages(_ fields: inout YAMLFields) throws(SetupError) -> [String: Int] {
    var pages = try fields.fields("code_pages")
    var slots: [String: Int] = [:]
    for name in pages.names {
      let node = try pages.node(name)
      guard CodePage.named(name) != nil else { throw pages.fault(node, "\(name) is no code page") }
      let slot = try pages.integer(name, in: 0...255)
      if let other = slots.first(where: { $0.value == slot })?.key {
        throw pages.fault(node, "slot \(slot) is \(other)")
      }
      slots[name] = slot
    }
    return slots
  }

  static func graphics(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    let rasters: [PrinterProfile.Raster] =
      switch profile.language {
      case .escpos: [.gsv0, .gs8L, .escstar]
      case .starprnt: [.starprnt]
      case .starline: [.starline]
      case .stargraphic: [.stargraphic]
      }
    profile.raster = try fields.value("raster") { text in
      rasters.first { $0.rawValue == text }
    }
    profile.rasterRowsMax = try fields.integer("raster_rows_max", in: 1...255)
    profile.hasNativeQR = try fields.value("qr") { ["native": true, "raster": false][$0] }
    profile.qrModels = try fields.integers("qr_models", in: 1...2)
    guard !profile.hasNativeQR || profile.qrModels.contains(2) else {
      throw fields.fault(try fields.node("qr"), "qr: native needs model 2 among qr_models")
    }
    let barcodes = try fields.node("barcodes")
    profile.barcodes = try fields.texts(of: barcodes, "barcodes")
    for name in profile.barcodes where !barcodeNames.contains(name) {
      throw fields.fault(barcodes, "\(name) is no barcode")
    }
    profile.obeysRealTimeInRaster = try fields.flag("realtime_in_raster")
    profile.canDisableRealTime = try fields.flag("realtime_switch")
  }

  private static let barcodeNames: Set<String> = [
    "upca", "upce", "ean13", "ean8", "code39", "itf", "codabar", "code93", "code128",
  ]

  static func cutter(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.cutter.isFull = try fields.flag("full")
    profile.cutter.isPartial = try fields.flag("partial")
    profile.cutter.feedDots = try fields.integer("feed_dots", in: 0...1000)
    profile.cutter.feedsAndCuts = try fields.flag("feeds_and_cuts")
    profile.cutter.hasBlackMark = try fields.flag("black_mark")
    guard profile.cutter.isPresent || !profile.cutter.feedsAndCuts else {
      throw fields.fault(try fields.node("feeds_and_cuts"), "there is no cutter")
    }
  }

  static func drawer(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.drawer.pin = try fields.value("pin") { ["2": 2, "5": 5][$0] }
    profile.drawer.onMilliseconds = try fields.integer("on_ms", in: 2...510)
    profile.drawer.offMilliseconds = try fields.integer("off_ms", in: 2...510)
    profile.drawer.isHighWhenOpen = try fields.optionalValue("sense") {
      ["open_high": true, "open_low": false][$0]
    }
  }

  static func status(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.isBidirectional = try fields.flag("bidirectional")
    profile.realTimeStatus = try fields.integers("dle_eot", in: 1...4)
    profile.hasAutomaticStatus = try fields.flag("automatic")
    profile.confirmation = try fields.value("confirmation") { confirmations[$0] }
    profile.statusBufferBytes = try fields.integer("buffer_bytes", in: 1...65_536)
    let isFitting =
      switch profile.confirmation {
      case .none: true
      case .processID, .queuedStatus: profile.isBidirectional && profile.language == .escpos
      case .starCounter: profile.isBidirectional && profile.language != .escpos
      }
    guard isFitting else {
      throw fields.fault(
        try fields.node("confirmation"), "a printer of this language can't confirm that way")
    }
  }

  private static let confirmations: [String: PrinterProfile.Confirmation] = [
    "process_id": .processID, "queued_status": .queuedStatus, "star_counter": .starCounter,
    "none": .none,
  ]

  static func usb(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    profile.chunkBytes = try fields.integer("chunk_bytes", in: 64...8192)
    profile.chunkPauseMilliseconds = try fields.integer("chunk_pause_ms", in: 0...1000)
    let reader = fields
    profile.quirks = Set(
      try fields.list("quirks").map { (node) throws(SetupError) in
        try reader.value(of: node, "a quirk") { PrinterProfile.Quirk(rawValue: $0) }
      })
    if let node = fields.value("endpoints") {
      var device = try YAMLFields(node, file: fields.file)
      let output = try device.value("out", endpoint)
      let input = try device.optionalValue("in", endpoint)
      guard let endpoints = PrinterProfile.Endpoints(output: output, input: input) else {
        throw fields.fault(node, "endpoints are 01 to 0f out and 81 to 8f in")
      }
      profile.endpoints = endpoints
      try device.finish()
    }
  }

  /// An address of an endpoint: two hexadecimal digits.
  private static func endpoint(_ text: String) -> UInt8? {
    text.utf8.count == 2 ? UInt8(text, radix: 16) : nil
  }

  static func deviations(_ fields: inout YAMLFields, _ profile: inout PrinterProfile)
    throws(SetupError)
  {
    let reader = fields
    profile.deviations = Set(
      try fields.list("seen").map { (node) throws(SetupError) in
        try reader.value(of: node, "a deviation") { PrinterProfile.Deviation(rawValue: $0) }
      })
  }
}

extension YAMLFields {
  /// A whole number within bounds.
  fileprivate mutating func integer(_ name: String, in range: ClosedRange<Int>)
    throws(SetupError) -> Int
  {
    let number = try integer(name)
    guard range ~= number else {
      throw fault(try node(name), "\(name) is \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Whole numbers within bounds, each once.
  fileprivate mutating func integers(_ name: String, in range: ClosedRange<Int>)
    throws(SetupError) -> [Int]
  {
    let node = try node(name)
    let reader = self
    let numbers = try list(name).map { (node) throws(SetupError) in
      try reader.value(of: node, name) { Int($0).flatMap { range ~= $0 ? $0 : nil } }
    }
    guard Set(numbers).count == numbers.count else {
      throw fault(node, "a number stands twice in \(name)")
    }
    return numbers
  }

  /// Texts in a list.
  func texts(of node: Node, _ name: String) throws(SetupError) -> [String] {
    guard case .sequence(let sequence) = node else { throw fault(node, "\(name) is a list") }
    return try sequence.map { (node) throws(SetupError) in try text(node, name) }
  }

  /// The value of a key, or nothing for `null` and where it is left out.
  fileprivate mutating func value(_ name: String) -> Node? {
    guard let node = optional(name), node.null == nil else { return nil }
    return node
  }

  /// A value that is read by a function, or nothing for `null`.
  fileprivate mutating func optionalValue<Value>(
    _ name: String, _ read: (String) throws -> Value?
  ) throws(SetupError) -> Value? {
    guard let node = value(name) else { return nil }
    return try value(of: node, name, read)
  }
}
