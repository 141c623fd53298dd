package import Amounts

/// The sums of one brand in a period (TransactionTotals).
package struct NexoTotals: Hashable, Sendable, NexoPart {
  /// The sums of one kind of transaction (PaymentTotals).
  package struct Line: Hashable, Sendable, NexoPart {
    /// `Debit` for payments, `Credit` for refunds, `ReverseDebit`, `ReverseCredit`, `Declined` ...
    package let kind: String
    /// How many there were.
    package let count: Int?
    /// What they come to, without a sign.
    package let amount: NexoAmount?

    /// Sums of a kind.
    package init(_ kind: String, count: Int?, amount: NexoAmount?) {
      self.kind = kind
      self.count = count
      self.amount = amount
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.needed("TransactionType"), count: try fields.integer("TransactionCount"),
        amount: try fields.amount("TransactionAmount"))
    }

    var json: NexoJSON {
      .members([
        "TransactionType": .string(kind), "TransactionCount": count.map { .integer($0) },
        "TransactionAmount": amount?.json,
      ])
    }

    /// Whether money came or went, and whether a movement came or was taken back; nothing where the
    /// kind moves no money.
    package var effect: (money: Int64, movements: Int)? {
      switch kind {
      case "Debit", "CompletedDeffered", "CompletedReservation": (1, 1)
      case "Credit", "CashAdvance": (-1, 1)
      case "ReverseDebit": (-1, -1)
      case "ReverseCredit": (1, -1)
      default: nil
      }
    }
  }

  /// `Card`, `Mobile`, `StoredValue` ...
  package let instrument: String?
  /// The brand of the cards; nothing where the sums are not parted by brand.
  package let brand: String?
  /// The ISO 4217 code of the currency; nothing where there is only one.
  package let currency: String?
  /// The sums.
  package let lines: [Line]

  /// Sums of a brand.
  package init(instrument: String? = "Card", brand: String?, currency: String?, lines: [Line]) {
    self.instrument = instrument
    self.brand = brand
    self.currency = currency
    self.lines = lines
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      instrument: try fields.text("PaymentInstrumentType"), brand: try fields.text("CardBrand"),
      currency: try fields.text("PaymentCurrency"), lines: try fields.parts("PaymentTotals"))
  }

  var json: NexoJSON {
    .members([
      "PaymentInstrumentType": .text(instrument), "CardBrand": .text(brand),
      "PaymentCurrency": .text(currency), "PaymentTotals": .list(lines.map(\.json)),
    ])
  }

  /// What stands: payments less refunds, and how many of both; what was reversed is in neither.
  ///
  /// - Returns: nothing where an amount can't be read or is in another currency.
  package func sum(in currency: Currency) -> (amount: Money, count: Int)? {
    guard self.currency ?? currency.code == currency.code else { return nil }
    var units: Int64 = 0
    var count = 0
    for line in lines {
      guard let effect = line.effect else { continue }
      guard let amount = line.amount?.money(in: currency), amount.minorUnits >= 0,
        let movements = line.count, movements >= 0
      else { return nil }
      let (sum, overflow) = units.addingReportingOverflow(effect.money * amount.minorUnits)
      let (total, carried) = count.addingReportingOverflow(effect.movements * movements)
      guard !overflow, !carried else { return nil }
      (units, count) = (sum, total)
    }
    return (Money(units, currency), count)
  }
}
