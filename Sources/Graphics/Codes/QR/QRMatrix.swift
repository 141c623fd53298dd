/// The modules of a QR code (ISO/IEC 18004, model 2) in byte mode, without its quiet zone.
package struct QRMatrix: Hashable, Sendable {
  /// The version, 1 to 40: the smallest that holds the data.
  package let version: Int
  private let modules: ModuleGrid

  /// Encodes bytes; the mask is the one with the least penalty.
  ///
  /// - Parameters:
  ///   - data: 1 to 2953 bytes, less at higher levels; text as UTF-8.
  ///   - level: how much of the symbol may be damaged.
  /// - Returns: nothing where the data are empty or too many for version 40.
  package init?(_ data: [UInt8], level: QRLevel) {
    guard !data.isEmpty, let number = Self.version(forByteCount: data.count, level: level) else {
      return nil
    }
    let version = QRVersion(number: number)
    var canvas = QRCanvas(version)
    canvas.draw(QRCodewords.make(data, version, level))
    self.version = number
    modules = canvas.masked(level)
  }

  /// The smallest version that holds so many bytes, or nothing where none does.
  package static func version(forByteCount count: Int, level: QRLevel) -> Int? {
    guard let capacities = byteCapacities[level] else { return nil }
    return capacities.firstIndex { $0 >= count }.map { $0 + 1 }
  }

  /// The bytes that versions 1 to 40 hold, counted once.
  private static let byteCapacities = Dictionary(
    uniqueKeysWithValues: QRLevel.allCases.map { level in
      (level, QRVersion.all.map { $0.byteCapacity(level) })
    })

  /// Modules along one side: 21 to 177.
  package var size: Int { modules.size }

  /// Whether a module is dark; outside of the symbol everything is light.
  package func isDark(_ x: Int, _ y: Int) -> Bool {
    guard 0..<size ~= x, 0..<size ~= y else { return false }
    return modules[x, y]
  }
}
