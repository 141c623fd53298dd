package import Amounts

/// A payment is undone (Reversal).
package enum NexoReversal {
  /// Why (ReversalReason).
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case merchantCancel = "MerchantCancel"
    case customerCancel = "CustCancel"
    case malfunction = "Malfunction"
    case unableToComplete = "Unable2Compl"
  }

  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// The payment, by the terminal's name of it.
    package let original: TransactionIdentifier
    /// Why.
    package let reason: Reason
    /// The till's own name of the reversal, where it has one.
    package let sale: TransactionIdentifier?
    /// How much of it; nothing means all.
    package let amount: NexoAmount?

    /// A reversal.
    package init(
      of original: TransactionIdentifier, _ reason: Reason, sale: TransactionIdentifier? = nil,
      amount: Money? = nil
    ) {
      self.original = original
      self.reason = reason
      self.sale = sale
      self.amount = amount.map { NexoAmount($0) }
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      guard
        let original: TransactionIdentifier = try fields.fields("OriginalPOITransaction")?
          .part("POITransactionID")
      else { throw NexoFault(.missingMember, at: fields.path, "OriginalPOITransaction") }
      self.original = original
      reason = try fields.word("ReversalReason")
      sale = try fields.fields("SaleData")?.part("SaleTransactionID")
      amount = try fields.amount("ReversedAmount")
    }

    var json: NexoJSON {
      .members([
        "SaleData": sale.map { .members(["SaleTransactionID": $0.json]) },
        "OriginalPOITransaction": .members(["POITransactionID": original.json]),
        "ReversalReason": .string(reason.rawValue), "ReversedAmount": amount?.json,
      ])
    }
  }

  /// What the terminal tells of it.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse
    /// The terminal's name of the reversal.
    package let poi: TransactionIdentifier?
    /// The payment, as the terminal repeats it.
    package let original: TransactionIdentifier?
    /// How much was given back; nothing means all.
    package let amount: NexoAmount?
    /// The slips.
    package let receipts: [NexoReceipt]

    /// An answer to a reversal.
    package init(
      _ response: NexoResponse, poi: TransactionIdentifier?,
      original: TransactionIdentifier? = nil, amount: NexoAmount? = nil,
      receipts: [NexoReceipt] = []
    ) {
      self.response = response
      self.poi = poi
      self.original = original
      self.amount = amount
      self.receipts = receipts
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.needed(part: "Response"),
        poi: try fields.fields("POIData")?.part("POITransactionID"),
        original: try fields.fields("OriginalPOITransaction")?.part("POITransactionID"),
        amount: try fields.amount("ReversedAmount"), receipts: try fields.parts("PaymentReceipt"))
    }

    var json: NexoJSON {
      .members([
        "Response": response.json, "POIData": poi.map { .members(["POITransactionID": $0.json]) },
        "OriginalPOITransaction": original.map { .members(["POITransactionID": $0.json]) },
        "ReversedAmount": amount?.json, "PaymentReceipt": .list(receipts.map(\.json)),
      ])
    }
  }
}
