import Graphics

extension Composer {
  /// Places a code with the options that hold.
  mutating func compose(code: PropertyText, _ place: Alignment) {
    let data = text(of: code)
    guard !data.isEmpty else { return findings.warn(.codeEmpty, at: code.column) }
    switch settings.option.kind {
    case .qr: composeQR(data, at: code.column, place)
    case .barcode(let symbology): compose(symbology, data, at: code.column, place)
    }
  }

  private mutating func composeQR(
    _ data: [Unicode.Scalar], at column: Int, _ place: Alignment
  ) {
    let option = settings.option
    let bytes = data.flatMap { Array(UTF8.encode($0) ?? .init()) }
    guard let version = QRMatrix.version(forByteCount: bytes.count, level: option.level) else {
      findings.error(
        .qrTooLong, at: column,
        ["bytes": "\(bytes.count)", "level": option.level.rawValue.uppercased()])
      return
    }
    let size = (17 + 4 * version) * option.cell
    let left = left(of: size, place, .codeTooWide, at: column)
    add(
      .qr(
        QRCode(left: left, data: bytes, level: option.level, version: version, cell: option.cell)))
  }

  private mutating func compose(
    _ symbology: Symbology, _ data: [Unicode.Scalar], at column: Int, _ place: Alignment
  ) {
    let option = settings.option
    let shown = SettingText.string(data[...])
    let symbol: BarcodeSymbol
    do throws(BarcodeFault) {
      symbol = try BarcodeSymbol.make(symbology, data, module: option.module)
    } catch {
      let values = ["data": shown, "symbology": symbology.rawValue]
      return findings.error(.barcodeInvalid, at: column, values)
    }
    if symbol.wrongCheckDigit != nil {
      let expected = symbol.data.suffix(1).map { String(Unicode.Scalar($0)) }.joined()
      findings.error(.barcodeCheckDigit, at: column, ["data": shown, "expected": expected])
    }
    let left = left(of: symbol.width, place, .codeTooWide, at: column)
    add(
      .barcode(
        Barcode(left: left, symbol: symbol, height: option.height, showsText: option.showsText)))
  }

  /// Places a picture, if it can be read.
  mutating func compose(image: PropertyText, _ place: Alignment) {
    let base64 = Base64(text(of: image))
    if !base64.isClean { findings.error(.imageDataInvalid, at: image.column) }
    guard let bitmap = images?(base64.bytes) else {
      return findings.error(.imageUnreadable, at: image.column)
    }
    let left = left(of: bitmap.width, place, .imageTooWide, at: image.column)
    add(.image(Picture(left: left, bitmap: bitmap)))
  }

  /// The dots left of something in the line's block. What is wider than the block sticks out, but
  /// never on the left of the paper.
  private mutating func left(
    of width: Int, _ place: Alignment, _ tooWide: DiagnosticCode, at column: Int
  ) -> Int {
    let plan = ColumnPlan(block: settings, paper: paper)
    let room = plan.width * Page.cellWidth
    if width > room {
      findings.error(tooWide, at: column, ["needed": "\(width)", "available": "\(room)"])
    }
    return plan.left * Page.cellWidth + max(0, (room - width)) * place.rawValue / 2
  }
}
