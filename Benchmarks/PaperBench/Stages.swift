import Graphics
import PrinterLanguages
import Receipts
import Stationery
import Typesetting

/// The stages from a document to paper and to the preview, each timed by itself.
struct Stages {
  private let shop: Shop
  private let runs: Int

  init(_ shop: Shop, runs: Int) {
    self.shop = shop
    self.runs = runs
  }

  /// The median time of each stage in microseconds, and the sizes of what it gives in bytes.
  func figures() throws -> [Figure] {
    let document = try shop.measuredReceipt()
    let (template, encoder, context) = (shop.template, shop.encoder, shop.context)
    let options = encoder.layoutOptions
    let values = DocumentValues.values(of: document, in: context)
    let page = try template.page(values, options)
    let bytes = try encoder.encode(page).bytes
    let bitmap = PageRaster.bitmap(of: page)
    let png = try PNG.encode(bitmap)
    return [
      Figure("lines", Double(page.lineCount)),
      try time("values") { DocumentValues.values(of: document, in: context).entries.count },
      try time("layout") { try template.page(values, options).blocks.count },
      try time("encode") { try encoder.encode(page).bytes.count },
      try time("layout_and_encode") {
        try encoder.encode(template.page(values, options)).bytes.count
      },
      try time("text") { PageText.text(of: page).utf8.count },
      try time("svg") { PageSVG.bytes(of: page).count },
      try time("raster", every: 10) { PageRaster.bitmap(of: page).bytes.count },
      try time("png", every: 100) { try PNG.encode(bitmap).count },
      Figure("escpos_bytes", Double(bytes.count)),
      Figure("svg_bytes", Double(PageSVG.bytes(of: page).count)),
      Figure("png_bytes", Double(png.count)),
    ]
  }

  /// The median of many runs, after some that warm the caches up.
  ///
  /// - Parameters:
  ///   - every: how many runs count as one: for stages that take long.
  ///   - work: answers a number of what it made, so that it is made.
  private func time(_ name: String, every: Int = 1, _ work: () throws -> Int) throws -> Figure {
    let count = max(5, runs / every)
    var made = 0
    for _ in 0..<count / 5 { made &+= try work() }
    var times: [Double] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      let start = ContinuousClock.now
      made &+= try work()
      times.append((ContinuousClock.now - start) / Duration.microseconds(1))
    }
    guard made > 0 else { throw Fault("\(name) made nothing") }
    return Figure("\(name)_us", times.sorted()[count / 2])
  }
}
