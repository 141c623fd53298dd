/// The sums of the open period (GetTotals).
package enum NexoGetTotals {
  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// By what the sums shall be parted: `SaleID`, `OperatorID`, `TotalsGroupID` ...
    package let details: [String]

    /// A question.
    package init(details: [String] = []) { self.details = details }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(details: try fields.texts("TotalDetails"))
    }

    var json: NexoJSON {
      .members(["TotalDetails": .list(details.map { .string($0) })])
    }
  }

  /// What the terminal says.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse
    /// The period that is open.
    package let period: String?
    /// Its sums by brand.
    package let totals: [NexoTotals]

    /// An answer.
    package init(_ response: NexoResponse, period: String?, totals: [NexoTotals] = []) {
      self.response = response
      self.period = period
      self.totals = totals
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.needed(part: "Response"), period: try fields.text("POIReconciliationID"),
        totals: try fields.parts("TransactionTotals"))
    }

    var json: NexoJSON {
      .members([
        "Response": response.json, "POIReconciliationID": .text(period),
        "TransactionTotals": .list(totals.map(\.json)),
      ])
    }
  }
}
