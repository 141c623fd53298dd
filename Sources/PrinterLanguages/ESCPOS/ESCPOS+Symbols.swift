import Graphics
import Receipts

/// QR codes and barcodes that the printer draws itself.
extension ESCPOS {
  func symbol(_ code: QRCode) -> CommandStream? {
    guard profile.hasNativeQR, profile.qrModels.contains(2), 1...8 ~= code.cell,
      code.data.count <= 2953
    else { return nil }
    var out = CommandStream()
    out.put([0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0])  // model 2
    out.put([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, UInt8(code.cell)])
    out.put([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x30 + code.level.number])
    out.put(
      header: [0x1D, 0x28, 0x6B] + littleEndian(code.data.count + 3) + [0x31, 0x50, 0x30],
      payload: code.data)
    out.put([0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30])  // print
    return harmless(out)
  }

  func symbol(_ code: Barcode) -> CommandStream? {
    let form = code.symbol.form
    let data = BarcodeData.escpos(code.symbol)
    guard profile.barcodes.contains(form.profileName), 24...240 ~= code.height,
      2...6 ~= code.symbol.module, 1...255 ~= data.count
    else { return nil }
    var out = CommandStream()
    out.put(0x1D, 0x68, UInt8(code.height))
    out.put(0x1D, 0x77, UInt8(code.symbol.module))
    out.put(0x1D, 0x48, code.showsText ? 2 : 0)
    if code.showsText { out.put(0x1D, 0x66, 0) }
    out.put(header: [0x1D, 0x6B, form.functionB, UInt8(data.count)], payload: data)
    return harmless(out)
  }

  /// A symbol that contains real-time bytes is drawn instead.
  private func harmless(_ symbol: CommandStream) -> CommandStream? {
    profile.obeysRealTimeInRaster && RealTimeBytes.occur(in: symbol.bytes) ? nil : symbol
  }
}

extension QRLevel {
  /// 0 for L to 3 for H.
  var number: UInt8 {
    switch self {
    case .l: 0
    case .m: 1
    case .q: 2
    case .h: 3
    }
  }
}

extension BarcodeSymbol.Form {
  /// The name that profiles list.
  var profileName: String { rawValue.lowercased() }

  /// The number of `GS k`, function B.
  fileprivate var functionB: UInt8 {
    switch self {
    case .upcA: 65
    case .upcE: 66
    case .ean13: 67
    case .ean8: 68
    case .code39: 69
    case .itf: 70
    case .codabar: 71
    case .code93: 72
    case .code128: 73
    }
  }
}
