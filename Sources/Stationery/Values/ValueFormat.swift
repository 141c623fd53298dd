package import Amounts

/// How numbers, money, dates and times read in a language.
///
/// Money stands as `1234,56` on receipts, where columns are narrow, and as `1 234,56` with a
/// no-break space on sheets. English has a decimal point; the other languages have a comma.
package struct ValueFormat: Hashable, Sendable {
  /// What the values are printed on.
  package enum Paper: Hashable, Sendable {
    /// A receipt roll.
    case roll
    /// A sheet of A4.
    case sheet
  }

  /// The language's code.
  package let language: String
  /// What the values are printed on.
  package let paper: Paper
  private let decimalMark: UInt8
  private let isEnglish: Bool

  /// The form of values in a language.
  package init(language: String, paper: Paper) {
    self.language = language
    self.paper = paper
    isEnglish = language == "en"
    decimalMark = UInt8(ascii: isEnglish ? "." : ",")
  }

  /// An amount with all its decimals, without the currency.
  package func money(_ amount: Money) -> String {
    money(amount.minorUnits, amount.currency)
  }

  /// An amount of minor units with all its decimals, without the currency.
  package func money(_ minorUnits: Int64, _ currency: Currency) -> String {
    let scale = Int(currency.minorDigits)
    return decimal(minorUnits, scale: scale, decimalsMin: scale)
  }

  /// A quantity without needless decimals: `1`, `2,5`.
  package func quantity(_ quantity: Quantity) -> String {
    decimal(quantity.thousandths, scale: 3, decimalsMin: 0)
  }

  /// A unit price with at least the decimals of its currency, and at most four.
  package func price(_ price: UnitPrice) -> String {
    decimal(price.tenThousandths, scale: 4, decimalsMin: Int(price.currency.minorDigits))
  }

  /// A rate: `21 %`, `5,5 %`.
  package func rate(_ rate: TaxRate) -> String {
    let number = decimal(rate.basisPoints, scale: 2, decimalsMin: 0)
    return isEnglish ? number + "%" : number + " %"
  }

  /// A day: `28.11.2026.` in Latvian, `28/11/2026` in English, `28.11.2026` elsewhere.
  package func date(_ date: BusinessDate) -> String {
    let (year, month, day) = date.civil
    let mark = UInt8(ascii: isEnglish ? "/" : ".")
    var text: [UInt8] = []
    text.append(contentsOf: Self.twoDigits(day))
    text.append(mark)
    text.append(contentsOf: Self.twoDigits(month))
    text.append(mark)
    text.append(contentsOf: Self.twoDigits(year / 100))
    text.append(contentsOf: Self.twoDigits(year % 100))
    if language == "lv" { text.append(mark) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The local day of an instant.
  package func date(_ moment: Moment) -> String {
    date(moment.businessDate(cutOffMinutes: 0))
  }

  /// The local time of an instant: `10:24:31`.
  package func time(_ moment: Moment) -> String {
    let local = moment.milliseconds / 1000 + Int64(moment.offsetSeconds)
    let second = Int((local % 86_400 + 86_400) % 86_400)
    return Self.clock([second / 3600, second / 60 % 60, second % 60])
  }

  /// How far the local clock is ahead of UTC: `+02:00`.
  package func offset(_ moment: Moment) -> String {
    let ahead = Int(moment.offsetSeconds.magnitude)
    return (moment.offsetSeconds < 0 ? "-" : "+") + Self.clock([ahead / 3600, ahead / 60 % 60])
  }

  private static func clock(_ parts: [Int]) -> String {
    var text: [UInt8] = []
    for part in parts {
      if !text.isEmpty { text.append(UInt8(ascii: ":")) }
      text.append(contentsOf: twoDigits(part))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func twoDigits(_ value: Int) -> [UInt8] {
    [UInt8(ascii: "0") + UInt8(value / 10 % 10), UInt8(ascii: "0") + UInt8(value % 10)]
  }

  /// A scaled whole number as decimal text, written from its last digit on.
  ///
  /// - Parameters:
  ///   - scale: how many decimals the unit carries.
  ///   - decimalsMin: how many stand there even if they are zero.
  private func decimal(_ value: Int64, scale: Int, decimalsMin: Int) -> String {
    var rest = value.magnitude
    var reversed: [UInt8] = []
    reversed.reserveCapacity(32)
    var place = 0
    while rest > 0 || place <= scale {
      let digit = UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      if place < scale {
        if digit > 0 || !reversed.isEmpty || place >= scale - decimalsMin {
          reversed.append(UInt8(ascii: "0") + digit)
        }
      } else {
        let whole = place - scale
        if whole == 0, !reversed.isEmpty { reversed.append(decimalMark) }
        if whole > 0, whole % 3 == 0, paper == .sheet { reversed += Self.noBreakSpaceReversed }
        reversed.append(UInt8(ascii: "0") + digit)
      }
      place += 1
    }
    if value < 0 { reversed.append(UInt8(ascii: "-")) }
    reversed.reverse()
    return String(decoding: reversed, as: UTF8.self)
  }

  /// U+00A0 in UTF-8, its last byte first.
  private static let noBreakSpaceReversed: [UInt8] = [0xA0, 0xC2]
}
