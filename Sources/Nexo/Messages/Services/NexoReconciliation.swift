/// A period is closed, or asked for again (Reconciliation).
package enum NexoReconciliation {
  /// What is to be done (ReconciliationType).
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Closes the period between till and terminal.
    case sale = "SaleReconciliation"
    /// Closes the periods of acquirers.
    case acquirer = "AcquirerReconciliation"
    /// Compares with acquirers.
    case synchronisation = "AcquirerSynchronisation"
    /// Tells the sums of a period that is closed.
    case previous = "PreviousReconciliation"
  }

  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// What is to be done.
    package let kind: Kind
    /// The period that is asked for again; nothing means the last one.
    package let period: String?

    /// A request.
    package init(_ kind: Kind, period: String? = nil) {
      self.kind = kind
      self.period = period
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.word("ReconciliationType"), period: try fields.text("POIReconciliationID"))
    }

    var json: NexoJSON {
      .members([
        "ReconciliationType": .string(kind.rawValue), "POIReconciliationID": .text(period),
      ])
    }
  }

  /// What the terminal says.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse
    /// What was done, as the terminal repeats it.
    package let kind: String?
    /// The period.
    package let period: String?
    /// Its sums by brand.
    package let totals: [NexoTotals]

    /// An answer.
    package init(
      _ response: NexoResponse, kind: Kind, period: String? = nil, totals: [NexoTotals] = []
    ) {
      self.response = response
      self.kind = kind.rawValue
      self.period = period
      self.totals = totals
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      response = try fields.needed(part: "Response")
      kind = try fields.text("ReconciliationType")
      period = try fields.text("POIReconciliationID")
      totals = try fields.parts("TransactionTotals")
    }

    var json: NexoJSON {
      .members([
        "Response": response.json, "ReconciliationType": .text(kind),
        "POIReconciliationID": .text(period), "TransactionTotals": .list(totals.map(\.json)),
      ])
    }
  }
}
