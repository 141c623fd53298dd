package import Commerce

/// The templates that Kase carries: one for each type of document, and one for each slip that is
/// no document.
package enum TemplateName: String, Hashable, Sendable, CaseIterable {
  case sale
  case refund
  case settlement
  case invoice
  case prepayment
  case creditNote = "credit-note"
  case cashIn = "cash-in"
  case cashOut = "cash-out"
  case deposit
  case count
  case dayClose = "z"
  case cashBook = "cash-book"
  case waybill
  case actOfService = "act"
  case order
  case claim
  case bankSettlement = "bank-settlement"
  case destruction
  case xReport = "x"
  case cardSlip = "card-slip"
  case copyBanner = "copy"
  case testPage = "test"

  /// The template of a type of document.
  package init(_ type: DocumentType) {
    self =
      switch type {
      case .receipt: .sale
      case .refund: .refund
      case .settlement: .settlement
      case .invoice: .invoice
      case .prepayment: .prepayment
      case .creditNote: .creditNote
      case .cashIn: .cashIn
      case .cashOut: .cashOut
      case .deposit: .deposit
      case .count: .count
      case .dayClose: .dayClose
      case .cashBook: .cashBook
      case .waybill: .waybill
      case .actOfService: .actOfService
      case .order: .order
      case .claim: .claim
      case .bankSettlement: .bankSettlement
      case .destruction: .destruction
      }
  }

  /// The type of document that the template is for; nothing for slips, reports and banners.
  package var type: DocumentType? {
    DocumentType.allCases.first { TemplateName($0) == self && $0 != .cashBook }
  }

  /// The name of the file: `sale.receipt`.
  package var fileName: String { "\(rawValue).receipt" }

  /// The source that Kase carries.
  package var carried: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    switch self {
    case .sale: PackageResources.sale_receipt
    case .refund: PackageResources.refund_receipt
    case .settlement: PackageResources.settlement_receipt
    case .invoice: PackageResources.invoice_receipt
    case .prepayment: PackageResources.prepayment_receipt
    case .creditNote: PackageResources.credit_note_receipt
    case .cashIn: PackageResources.cash_in_receipt
    case .cashOut: PackageResources.cash_out_receipt
    case .deposit: PackageResources.deposit_receipt
    case .count: PackageResources.count_receipt
    case .dayClose: PackageResources.z_receipt
    case .cashBook: PackageResources.cash_book_receipt
    case .waybill: PackageResources.waybill_receipt
    case .actOfService: PackageResources.act_receipt
    case .order: PackageResources.order_receipt
    case .claim: PackageResources.claim_receipt
    case .bankSettlement: PackageResources.bank_settlement_receipt
    case .destruction: PackageResources.destruction_receipt
    case .xReport: PackageResources.x_receipt
    case .cardSlip: PackageResources.card_slip_receipt
    case .copyBanner: PackageResources.copy_receipt
    case .testPage: PackageResources.test_receipt
    }
  }
}
