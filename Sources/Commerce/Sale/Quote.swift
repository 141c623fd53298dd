package import Amounts

/// A line as it is asked for, before prices are known.
package struct BasketLine: Hashable, Sendable {
  /// The code of the service.
  package let service: String
  /// How much, above zero.
  package let quantity: Quantity
  /// What is taken off the line; zero for nothing.
  package let discount: Money

  /// A line of a basket.
  package init(service: String, quantity: Quantity, discount: Money) {
    self.service = service
    self.quantity = quantity
    self.discount = discount
  }
}

/// A priced line with its tax; what documents freeze.
package struct DocumentLine: Hashable, Sendable {
  /// Counts from 1 within the document.
  package let number: Int64
  /// The code of the service.
  package let service: String
  /// Service, article or fee.
  package let kind: ServiceKind
  /// The name at the time, in the language of the document.
  package let text: String
  /// How much; below zero on a document that gives back.
  package let quantity: Quantity
  /// The unit's code.
  package let unit: String
  /// The price of one unit at the time, tax included.
  package let unitPrice: UnitPrice
  /// What was taken off: the line's own discount and its share of the document's.
  package let discount: Money
  /// What the line comes to, tax included.
  package let gross: Money
  /// The part of `gross` that is no tax (rule V4).
  package let net: Money
  /// Category and rate at the time.
  package let tax: TaxKey
  /// The number of the line that this one gives back.
  package let original: Int64?
}

/// Tax of one category and rate (rule V3): stored once, added up afterwards, never recomputed.
package struct TaxAmount: Hashable, Sendable {
  /// Category and rate.
  package let key: TaxKey
  /// The sum of the lines, tax included.
  package let gross: Money
  /// The tax in it.
  package let vat: Money

  /// Tax within a sum.
  package init(key: TaxKey, gross: Money, vat: Money) {
    self.key = key
    self.gross = gross
    self.vat = vat
  }

  /// The sum without its tax. - Throws: `overflow`.
  package func net() throws(AmountError) -> Money { try gross - vat }
}

/// Lines with prices and taxes: what a basket comes to on a day.
package struct Quote: Hashable, Sendable {
  /// The priced lines, numbered from 1.
  package let lines: [DocumentLine]
  /// The taxes, one for each category and rate, in order.
  package let taxes: [TaxAmount]
  /// The sum of the lines, tax included.
  package let gross: Money

  /// The sum of all discounts.
  package let discount: Money
}

/// Prices and taxes of baskets by the rules V1 to V4.
package enum Pricing {
  /// What lines are priced by.
  package struct Terms: Sendable {
    /// The country's rules.
    package let pack: CountryPack
    /// The day of the supply.
    package let date: BusinessDate
    /// The language of the texts.
    package let language: String

    /// Rules, day and language.
    package init(pack: CountryPack, date: BusinessDate, language: String) {
      self.pack = pack
      self.date = date
      self.language = language
    }
  }

  /// Prices a basket: line gross, discounts, taxes gross-first, nets by largest remainder.
  ///
  /// - Parameters:
  ///   - lines: what is sold; at least one.
  ///   - discount: taken off the whole, spread over the lines before tax; zero for nothing.
  ///   - services: the price list.
  ///   - terms: rules, day, language.
  /// - Throws: `document.lines_missing`, `line.*`, `discount.*`, `tax.*`,
  ///   `document.amount_out_of_range`.
  package static func quote(
    _ lines: [BasketLine], discount: Money, services: (String) -> Service?, terms: Terms
  ) throws(Refusal) -> Quote {
    guard !lines.isEmpty else { throw Refusal(.documentLinesMissing, at: "lines") }
    guard !discount.isNegative else { throw Refusal(.discountSignInvalid, at: "discount") }
    var priced: [PricedLine] = []
    for (index, line) in lines.enumerated() {
      priced.append(
        try price(line, at: "lines[\(index)]", service: services(line.service), terms: terms))
    }
    return try spread(discount, over: priced, terms.pack.currency)
  }

  /// A line before the document's discount and its tax.
  struct PricedLine {
    let service: Service
    let text: String
    let quantity: Quantity
    let discount: Money
    let gross: Money
    let tax: TaxKey
  }

  private static func price(
    _ line: BasketLine, at path: String, service: Service?, terms: Terms
  ) throws(Refusal) -> PricedLine {
    guard let service else {
      throw Refusal(
        .lineServiceUnknown, at: "\(path).service", ["service": line.service])
    }
    guard line.quantity.thousandths != 0 else {
      throw Refusal(.lineQuantityZero, at: "\(path).quantity")
    }
    guard line.quantity.thousandths > 0 else {
      throw Refusal(.lineQuantityNegative, at: "\(path).quantity")
    }
    guard !line.discount.isNegative else {
      throw Refusal(.discountSignInvalid, at: "\(path).discount")
    }
    let tax: TaxKey
    do {
      tax = try terms.pack.taxKey(class: service.taxClass, on: terms.date)
    } catch { throw error.at("\(path).service") }
    let full = try refusing(at: "\(path).quantity") { () throws(AmountError) in
      try service.price.times(line.quantity)
    }
    let gross = try refusing(at: "\(path).discount") { () throws(AmountError) in
      try full - line.discount
    }
    guard !gross.isNegative else {
      throw Refusal(.discountExceedsLine, at: "\(path).discount", ["gross": full.decimal])
    }
    return PricedLine(
      service: service, text: service.name(in: terms.language), quantity: line.quantity,
      discount: line.discount, gross: gross, tax: tax)
  }

  private static func spread(
    _ discount: Money, over priced: [PricedLine], _ currency: Currency
  ) throws(Refusal) -> Quote {
    try refusing { () throws(AmountError) in
      try Money.sum(priced.map(\.gross), currency)
    }.covers(discount)
    return try refusing { () throws(AmountError) in
      let shares = try discount.spread(over: priced.map(\.gross))
      var lines: [DocumentLine] = []
      var discounts = Money.zero(currency)
      for (index, line) in priced.enumerated() {
        let whole = try line.discount + shares[index]
        discounts = try discounts + whole
        lines.append(
          DocumentLine(
            number: Int64(index + 1), service: line.service.code, kind: line.service.kind,
            text: line.text, quantity: line.quantity, unit: line.service.unit,
            unitPrice: line.service.price, discount: whole,
            gross: try line.gross - shares[index], net: .zero(currency), tax: line.tax,
            original: nil))
      }
      let taxes = try Taxation.taxes(of: lines, currency)
      return Quote(
        lines: try Taxation.withNets(lines, taxes), taxes: taxes,
        gross: try Money.sum(lines.map(\.gross), currency), discount: discounts)
    }
  }
}

extension Money {
  /// Refuses a discount on the document that is larger than the document.
  fileprivate func covers(_ discount: Money) throws(Refusal) {
    guard minorUnits >= discount.minorUnits else {
      throw Refusal(.discountExceedsDocument, at: "discount", ["gross": decimal])
    }
  }
}
