import Commerce
import Foundation
import PrinterLanguages
import Stationery

/// Prints receipts without end, in memory that must not grow.
struct ManyReceipts {
  private let shop: Shop
  /// Baskets of 1 to 12 lines; each receipt has another number and time besides.
  private let sales: [DocumentContent]

  init(_ shop: Shop) throws {
    self.shop = shop
    sales = try (0..<101).map {
      try shop.sale(first: $0, count: 1 + $0 % 12, isDiscounted: $0 % 5 == 0)
    }
  }

  /// Makes the bytes of so many receipts, and reports after each tenth.
  func print(_ receipts: Int, report: ([Figure]) -> Void) throws {
    let start = ContinuousClock.now
    var digest = Digest()
    var bytes = 0
    for number in 1...receipts {
      let document = try shop.receipt(sales[number % sales.count], number: Int64(number))
      let page = try shop.encoder.encode(shop.page(of: document))
      digest.add(page.bytes)
      bytes += page.bytes.count
      guard number % max(1, receipts / 10) == 0 else { continue }
      let seconds = (ContinuousClock.now - start) / Duration.seconds(1)
      report([
        Figure("receipts", Double(number)),
        Figure("receipts_per_second", Double(number) / seconds),
        Figure("bytes_per_receipt", Double(bytes) / Double(number)),
        Figure("resident_kb", Double(try Memory.residentKilobytes())),
        Figure("digest", Double(digest.value & 0xFFFF_FFFF)),
      ])
    }
  }
}

/// A sum over all bytes in their order (FNV-1a), so that none of them is made for nothing.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// What the system says of the memory of this process.
enum Memory {
  static func residentKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    guard let number = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Fault("the system does not tell the memory of this process")
    }
    return number
  }
}
