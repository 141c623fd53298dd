import Amounts
import Commerce

/// The letters that tie a line to its rate on a receipt: `A` is the highest rate of the country.
///
/// A letter depends on the country's rates of a day alone, so that it means the same on every
/// receipt of that day; a rate that is no longer in force gets one of the letters after those.
struct VATMarks {
  /// The order in which categories get their letters.
  private static let order: [TaxCategory] = [
    .standardRated, .zeroRated, .exempt, .outsideScope, .reverseCharge, .intraCommunity, .export,
  ]

  /// A rate with what stands on paper for it.
  private struct Entry {
    let key: TaxKey
    let mark: String
    let rate: String
  }

  private let entries: [Entry]

  /// The letters of a country on a day, and of the rates of a document.
  init(_ context: PaperContext, on date: BusinessDate, and others: [TaxAmount] = []) {
    var keys: [TaxKey] = []
    for taxClass in context.pack.taxClasses.values {
      guard let rate = taxClass.rate(on: date) else { continue }
      let key = TaxKey(category: taxClass.category, rate: rate)
      if !keys.contains(key) { keys.append(key) }
    }
    keys.sort(by: Self.precedes)
    for tax in others where !keys.contains(tax.key) { keys.append(tax.key) }
    entries = keys.enumerated().map { index, key in
      Entry(key: key, mark: Self.letter(index), rate: context.rate(key))
    }
  }

  private static func precedes(_ left: TaxKey, _ right: TaxKey) -> Bool {
    if left.category == right.category { return left.rate > right.rate }
    return (order.firstIndex(of: left.category) ?? 0)
      < (order.firstIndex(of: right.category) ?? 0)
  }

  private static func letter(_ index: Int) -> String {
    guard index < 26 else { return "?" }
    return String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index)))
  }

  /// The letter of a key; `?` for one that is not known.
  func mark(_ key: TaxKey) -> String { entries.first { $0.key == key }?.mark ?? "?" }

  /// The rate of a key as people read it; empty for one that is not known.
  func rate(_ key: TaxKey) -> String { entries.first { $0.key == key }?.rate ?? "" }

  /// Taxes in the order of their letters.
  func ordered(_ taxes: [TaxAmount]) -> [TaxAmount] {
    entries.flatMap { entry in taxes.filter { $0.key == entry.key } }
  }

  /// Totals of taxes in the order of their letters, then those of rates that are not known.
  func ordered(_ totals: [ShiftTotal]) -> [ShiftTotal] {
    entries.flatMap { entry in totals.filter { $0.name == entry.key.name } }
      + totals.filter { key(named: $0.name) == nil }
  }

  /// The key with a name such as `S 21`, as totals bear it.
  func key(named name: String) -> TaxKey? { entries.first { $0.key.name == name }?.key }
}
