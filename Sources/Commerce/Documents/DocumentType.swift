/// The types of primary accounting documents, by their codes.
package enum DocumentType: String, Hashable, Sendable, CaseIterable {
  /// Sale receipt.
  case receipt = "RCP"
  /// Refund receipt, line by line against its receipt.
  case refund = "RRF"
  /// Receipt for a payment of an earlier invoice.
  case settlement = "SET"
  /// Invoice on account.
  case invoice = "INV"
  /// Prepayment.
  case prepayment = "PRP"
  /// Credit note against an invoice.
  case creditNote = "CRN"
  /// Cash receipt order: money put into the drawer.
  case cashIn = "CIN"
  /// Cash expense order: money taken out of the drawer.
  case cashOut = "COU"
  /// Cash handed over to safe, bank or collector.
  case deposit = "DEP"
  /// Count sheet.
  case count = "CNT"
  /// Day closing.
  case dayClose = "ZRP"
  /// Cash-book page.
  case cashBook = "CBK"
  /// Waybill.
  case waybill = "WBL"
  /// Act of service rendered.
  case actOfService = "ACT"
  /// Order; also the record of a basket that was given up.
  case order = "ORD"
  /// Claim.
  case claim = "CLM"
  /// Settlement of a card batch, and other movements on the bank's side.
  case bankSettlement = "STL"
  /// Destruction act.
  case destruction = "DST"
}

/// How a document relates to an earlier one.
package enum RelationKind: String, Hashable, Sendable {
  /// Gives back lines of it.
  case refunds
  /// Undoes it as a whole.
  case reverses
  /// Corrects an invoice.
  case corrects
  /// Pays it.
  case settles
  /// Uses a prepayment.
  case prepays
  /// Was made from a basket or order.
  case fulfils
}
