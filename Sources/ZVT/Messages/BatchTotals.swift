/// The sums of a batch as field 60 has them: 53 bytes (PA00P015 §3.1.3).
package struct BatchTotals: Hashable, Sendable {
  /// The sums of one slot.
  package struct Brand: Hashable, Sendable {
    /// The slot's name; vendors put other brands into it.
    package let name: String
    /// How many payments, 0 to 255; it wraps.
    package let count: UInt8
    /// What they come to, in minor units; refunds can't be seen.
    package let amount: Int64

    /// Sums of a slot.
    package init(name: String, count: UInt8, amount: Int64) {
      self.name = name
      self.count = count
      self.amount = amount
    }
  }

  /// The slots in the order of the field.
  package static let brandNames = [
    "girocard", "JCB", "Mastercard", "American Express", "Visa", "Diners", "other",
  ]

  /// The first receipt number of the batch.
  package let firstReceipt: Int
  /// The last one.
  package let lastReceipt: Int
  /// The slots, seven of them.
  package let brands: [Brand]

  /// Sums by slot; a slot that is missing is empty, one of another name is left out.
  package init(firstReceipt: Int, lastReceipt: Int, brands: [Brand]) {
    self.firstReceipt = firstReceipt
    self.lastReceipt = lastReceipt
    self.brands = Self.brandNames.map { name in
      brands.first { $0.name == name } ?? Brand(name: name, count: 0, amount: 0)
    }
  }

  /// Reads the value of field 60; nothing where it has another length or a digit A to F.
  package init?(_ value: [UInt8]) {
    var reader = ByteReader(value)
    guard value.count == 53, let first = reader.take(2).flatMap(BCD.number),
      let last = reader.take(2).flatMap(BCD.number)
    else { return nil }
    var brands: [Brand] = []
    for name in Self.brandNames {
      guard let count = reader.byte(), let amount = reader.take(6).flatMap(BCD.number) else {
        return nil
      }
      brands.append(Brand(name: name, count: count, amount: amount))
    }
    self.init(firstReceipt: Int(first), lastReceipt: Int(last), brands: brands)
  }

  /// The value of field 60.
  package var bytes: [UInt8] {
    BCD.bytes(Int64(firstReceipt), count: 2) + BCD.bytes(Int64(lastReceipt), count: 2)
      + brands.flatMap { [$0.count] + BCD.bytes($0.amount, count: 6) }
  }

  /// What all slots come to, in minor units.
  package var amount: Int64 { brands.reduce(0) { $0 &+ $1.amount } }
  /// How many payments there are in all slots.
  package var count: Int { brands.reduce(0) { $0 + Int($1.count) } }
}
