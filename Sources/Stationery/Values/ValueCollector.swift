import Amounts
import Receipts

/// Gathers the values of one page, and notes how wide its money is.
struct ValueCollector {
  /// The longest amount that fits a compact receipt: `999999,99`. Longer ones make the page wide.
  private static let compactMax = 9

  let format: ValueFormat
  let wording: Wording
  private(set) var entries: [String: Value] = [:]
  private var longest = 0

  init(_ format: ValueFormat, _ wording: Wording) {
    self.format = format
    self.wording = wording
    entries.reserveCapacity(128)
  }

  /// Whether some amount needs more room than a compact column has.
  private var isWide: Bool { longest > Self.compactMax }

  mutating func set(_ name: String, _ text: String) { entries[name] = .text(text) }

  mutating func set(_ name: String, _ value: Value) { entries[name] = value }

  mutating func set(_ name: String, flag: Bool) { entries[name] = .flag(flag) }

  mutating func set(_ name: String, money amount: Money) { entries[name] = money(amount) }

  /// Adds a list, and a flag `has.NAME` that says whether something is in it.
  mutating func set<Element>(
    _ name: String, _ elements: [Element],
    _ values: (inout ValueCollector, Element) -> [String: Value]
  ) {
    entries[name] = .list(elements.map { Values(values(&self, $0)) })
    entries["has.\(name)"] = .flag(!elements.isEmpty)
  }

  /// An amount as people read it.
  mutating func money(_ amount: Money) -> Value {
    money(amount.minorUnits, amount.currency)
  }

  /// An amount of minor units as people read it.
  mutating func money(_ minorUnits: Int64, _ currency: Currency) -> Value {
    let text = format.money(minorUnits, currency)
    longest = max(longest, text.utf8.count)
    return .money(text)
  }

  /// The values, before those of a context.
  mutating func finished(over base: [String: Value]) -> Values {
    set("wide", flag: isWide)
    return Values(entries, over: base)
  }
}

extension Money {
  /// The sum, wrapped around where it leaves 64 bits, which nothing that was issued does.
  func adding(_ other: Money) -> Money { Money(minorUnits &+ other.minorUnits, currency) }

  /// The difference, wrapped around as in `adding`.
  func subtracting(_ other: Money) -> Money { Money(minorUnits &- other.minorUnits, currency) }

  /// The mirror, wrapped around as in `adding`.
  var mirrored: Money { Money(0 &- minorUnits, currency) }

  /// Whether the amount fits large type on the narrowest receipt: nine characters at the most.
  var isShort: Bool { -10_000_000 < minorUnits && minorUnits < 100_000_000 }
}

extension [Money] {
  /// The sum, wrapped around as in `adding`.
  func sum(_ currency: Currency) -> Money {
    reduce(.zero(currency)) { $0.adding($1) }
  }
}
