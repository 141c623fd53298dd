package import Amounts

/// Money by card, either way (Payment).
package enum NexoPayment {
  /// Which way the money goes (PaymentType).
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case normal = "Normal"
    case refund = "Refund"
  }

  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// Which way.
    package let kind: Kind
    /// The till's own name of it, with its time.
    package let sale: TransactionIdentifier
    /// How much.
    package let amount: NexoAmount
    /// The ISO 4217 code.
    package let currency: String
    /// The payment that is refunded, where one is known.
    package let original: TransactionIdentifier?

    /// A payment or refund of an amount.
    package init(
      _ kind: Kind, sale: TransactionIdentifier, amount: Money,
      original: TransactionIdentifier? = nil
    ) {
      self.kind = kind
      self.sale = sale
      self.amount = NexoAmount(amount)
      currency = amount.currency.code
      self.original = original
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      let transaction = try fields.fields("PaymentTransaction")
      guard let amounts = try transaction?.fields("AmountsReq"),
        let amount = try amounts.amount("RequestedAmount"),
        let sale: TransactionIdentifier = try fields.fields("SaleData")?.part("SaleTransactionID")
      else {
        throw NexoFault(.missingMember, at: fields.path, "SaleTransactionID and RequestedAmount")
      }
      let data = try fields.fields("PaymentData")
      kind = try data?.optionalWord("PaymentType") ?? .normal
      self.sale = sale
      self.amount = amount
      currency = try amounts.text("Currency") ?? ""
      original = try transaction?.fields("OriginalPOITransaction")?.part("POITransactionID")
    }

    var json: NexoJSON {
      .members([
        "SaleData": .members(["SaleTransactionID": sale.json]),
        "PaymentTransaction": .members([
          "AmountsReq": .members([
            "Currency": .string(currency), "RequestedAmount": amount.json,
          ]),
          "OriginalPOITransaction": original.map { .members(["POITransactionID": $0.json]) },
        ]),
        "PaymentData": .members(["PaymentType": .string(kind.rawValue)]),
      ])
    }
  }

  /// What the terminal tells of it.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse
    /// The till's own name of it, as the terminal repeats it.
    package let sale: TransactionIdentifier?
    /// The terminal's name of it.
    package let poi: TransactionIdentifier?
    /// The period that it belongs to.
    package let period: String?
    /// What was done; nothing where nothing was.
    package let result: PaymentResult?
    /// The slips.
    package let receipts: [NexoReceipt]

    /// An answer to a payment.
    package init(
      _ response: NexoResponse, sale: TransactionIdentifier?, poi: TransactionIdentifier?,
      period: String? = nil, result: PaymentResult? = nil, receipts: [NexoReceipt] = []
    ) {
      self.response = response
      self.sale = sale
      self.poi = poi
      self.period = period
      self.result = result
      self.receipts = receipts
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      let data = try fields.fields("POIData")
      self.init(
        try fields.needed(part: "Response"),
        sale: try fields.fields("SaleData")?.part("SaleTransactionID"),
        poi: try data?.part("POITransactionID"),
        period: try data?.text("POIReconciliationID"),
        result: try fields.part("PaymentResult"), receipts: try fields.parts("PaymentReceipt"))
    }

    var json: NexoJSON {
      let data = NexoJSON.members([
        "POITransactionID": poi?.json, "POIReconciliationID": .text(period),
      ])
      return .members([
        "Response": response.json,
        "SaleData": sale.map { .members(["SaleTransactionID": $0.json]) },
        "POIData": data.unlessEmpty, "PaymentResult": result?.json,
        "PaymentReceipt": .list(receipts.map(\.json)),
      ])
    }
  }
}
