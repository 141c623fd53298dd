package import Amounts
package import CanonicalJSON
package import Commerce
import LedgerStore

/// What is to be paid, as it is asked for.
package enum PurchaseRequest: Hashable, Sendable {
  /// Services and articles, and vouchers to be sold.
  case sale(lines: [BasketLine], discount: Money, customer: CustomerID?, vouchers: [OnBehalf])
  /// Money for a principal, and the fee for taking it.
  case agency(service: String, principal: PrincipalID, reference: String, amount: Money)
  /// An open invoice, or a part of it.
  case settlement(invoice: String, amount: Money)
  /// Money in advance.
  case prepayment(customer: CustomerID, service: String, amount: Money)

  /// The kinds of purchases in a stored basket.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sale
    case agency
    case settlement = "pay_invoice"
    case prepayment
  }

  /// Reads what is to be paid.
  ///
  /// - Throws: `request.*`.
  package init(_ kind: Kind, _ reader: inout RequestReader) throws(Refusal) {
    let zero = Money.zero(reader.currency)
    switch kind {
    case .sale:
      let lines = try reader.list("lines") { (r) throws(Refusal) in
        BasketLine(
          service: try r.text("service"), quantity: try r.quantity("quantity"),
          discount: try r.optionalMoney("discount") ?? zero)
      }
      let vouchers = try reader.list("vouchers", max: 20) { (r) throws(Refusal) in
        try VoucherCode.sale(try r.text("code"), try r.money("amount"), at: r.path(of: "amount"))
      }
      self = .sale(
        lines: lines, discount: try reader.optionalMoney("discount") ?? zero,
        customer: try reader.optionalIdentifier("customer"), vouchers: vouchers)
    case .agency:
      self = .agency(
        service: try reader.text("service"), principal: try reader.identifier("principal"),
        reference: try reader.text("reference"), amount: try reader.money("amount"))
    case .settlement:
      self = .settlement(
        invoice: try reader.text("invoice"), amount: try reader.money("amount"))
    case .prepayment:
      self = .prepayment(
        customer: try reader.identifier("customer"), service: try reader.text("service"),
        amount: try reader.money("amount"))
    }
  }

  /// Reads a purchase that a basket keeps: the request with its kind in `do`.
  package init(stored value: JSON, _ currency: Currency) throws(Refusal) {
    var reader = try RequestReader(value, currency)
    try self.init(try reader.choice("do"), &reader)
    try reader.finish()
  }
}

/// Codes of vouchers: the ledger keeps only their digests.
enum VoucherCode {
  /// The digest under which a voucher is kept.
  static func digest(_ code: String) -> String {
    sha256(Array("kase.voucher.v1\n\(code)".utf8)).hexadecimal
  }

  static func sale(_ code: String, _ amount: Money, at path: String) throws(Refusal) -> OnBehalf {
    guard amount.isPositive else { throw Refusal(.tenderAmountInvalid, at: path) }
    return OnBehalf(
      kind: .voucher, party: digest(code), reference: String(code.suffix(4)), amount: amount)
  }
}

extension TenderOffer {
  /// Reads a tender. - Throws: `request.*`.
  package init(_ reader: inout RequestReader) throws(Refusal) {
    let kind: TenderKind = try reader.choice("kind")
    switch kind {
    case .cash: self = .cash(tendered: try reader.money("tendered"))
    case .card:
      self = .card(
        amount: try reader.money("amount"),
        tip: try reader.optionalMoney("tip") ?? .zero(reader.currency))
    case .transfer:
      self = .transfer(
        amount: try reader.money("amount"), reference: try reader.text("reference"))
    case .account:
      self = .account(
        amount: try reader.money("amount"), customer: try reader.identifier("customer"),
        due: try reader.date("due_date"))
    case .voucher:
      self = .voucher(
        amount: try reader.money("amount"), digest: VoucherCode.digest(try reader.text("code")))
    case .prepayment:
      self = .prepayment(
        amount: try reader.money("amount"), document: try reader.text("document"))
    }
  }

  /// Reads the tenders of a request. - Throws: `document.tenders_missing` where they are absent.
  package static func list(_ reader: inout RequestReader) throws(Refusal) -> [TenderOffer] {
    try reader.list("tenders", max: 20) { (r) throws(Refusal) in try TenderOffer(&r) }
  }
}
