import Amounts
import Commerce

/// People and things that tests name.
enum Sample {
  static let register = RegisterID(trusted: "R01")
  static let person = PersonID(trusted: "anna")
  static let customer = CustomerID(trusted: "C-7")
  static let principal = PrincipalID(trusted: "latvenergo")
  static let terminal = TerminalID(trusted: "T01")
  static let attempt = AttemptID(trusted: "A-1")
  static let today = day(3, 2)
  static let now = Moment(milliseconds: 1_772_438_400_123, offsetSeconds: 7200)
  static let told = CardDetails(
    maskedNumber: "541333******4444", scheme: "Mastercard", authorisation: "AB1234",
    trace: "000123", batch: "17")
  static let till = Account.till(register)

  static func terms(_ pack: CountryPack = TestPack.plain, on date: BusinessDate = today)
    -> Pricing.Terms
  {
    Pricing.Terms(pack: pack, date: date, language: "lv")
  }

  static func head(_ type: DocumentType, id: Int64 = 1, number: Int64 = 1) -> DocumentHead {
    DocumentHead(
      id: id, type: type, series: "\(type.rawValue)-R01", number: number, register: register,
      shift: 1, businessDate: today, issuedAt: now, person: person, language: "lv", pack: "LV/1")
  }

  static func cash(_ cents: Int64) -> Tender {
    Tender(
      kind: .cash, retained: eur(cents), tendered: eur(cents), change: eur(0), tip: eur(0))
  }

  static func card(_ cents: Int64, tip: Int64 = 0) -> Tender {
    Tender(
      kind: .card, retained: eur(cents), tendered: eur(cents), change: eur(0), tip: eur(tip),
      reference: attempt.text, card: told)
  }

  static func shift(carriedOver: Int64, openingCount: Int64) -> Shift {
    Shift(
      id: 1, register: register, businessDate: today, state: .open, openedAt: now,
      openedBy: person, holder: person, carriedOver: eur(carriedOver),
      openingCount: eur(openingCount))
  }
}

/// A priced line of a test: what one piece costs, how many, at which class, less which discount.
struct Sold: Sendable {
  var price: String
  var quantity = "1"
  var taxClass = "standard"
  var discount: Int64 = 0
  var kind = ServiceKind.service

  init(
    _ price: String, _ quantity: String = "1", _ taxClass: String = "standard",
    discount: Int64 = 0, kind: ServiceKind = .service
  ) {
    self.price = price
    self.quantity = quantity
    self.taxClass = taxClass
    self.discount = discount
    self.kind = kind
  }
}

/// Prices a basket whose services are named after their place.
func quote(
  _ sold: [Sold], discount: Int64 = 0, pack: CountryPack = TestPack.plain,
  on date: BusinessDate = Sample.today
) throws -> Quote {
  var services: [String: Service] = [:]
  var lines: [BasketLine] = []
  for (index, line) in sold.enumerated() {
    let code = "s\(index + 1)"
    services[code] = Service(
      code: code, kind: line.kind, unit: "C62", price: try UnitPrice(decimal: line.price, .euro),
      taxClass: line.taxClass, names: ["lv": "Prece \(index + 1)", "en": "Item \(index + 1)"])
    lines.append(
      BasketLine(
        service: code, quantity: try Quantity(decimal: line.quantity),
        discount: eur(line.discount)))
  }
  return try Pricing.quote(
    lines, discount: eur(discount), services: { services[$0] },
    terms: Sample.terms(pack, on: date))
}

/// No open items at all.
func noItems(_: OpenItemChange.Kind, _: String) -> OpenItem? { nil }

/// A receipt of a basket, settled by offers; card offers are approved at once.
func receipt(
  _ quote: Quote, offers: [TenderOffer], pack: CountryPack = TestPack.plain, id: Int64 = 1,
  customer: CustomerID? = nil,
  items: (OpenItemChange.Kind, String) throws -> OpenItem? = noItems
) throws -> Document {
  let purchase = try Purchase.sale(quote, customer: customer, vouchers: [])
  return try document(of: purchase, offers: offers, pack: pack, id: id, items: items)
}

/// A document of a purchase, settled by offers; card offers are approved at once.
func document(
  of purchase: Purchase, offers: [TenderOffer], pack: CountryPack = TestPack.plain, id: Int64 = 1,
  items: (OpenItemChange.Kind, String) throws -> OpenItem? = noItems
) throws -> Document {
  let policy = purchase.policy(pack, cashStep: pack.cashStep)
  var settlement = try Settlement(payable: purchase.payable, policy: policy)
  for offer in offers {
    if case .askTerminal = try settlement.handle(.offered(offer)) {
      _ = try settlement.handle(.approved(attempt: Sample.attempt, Sample.told))
    }
  }
  let head = Sample.head(purchase.type, id: id, number: id)
  let content = try CheckOut.content(
    of: purchase, paid: settlement, name: head.name, pack: pack, on: head.businessDate,
    items: items)
  return try Document(head, content)
}

/// Postings as text, one per line: the account, then the amount.
func book(_ postings: [Posting]) -> [String] {
  postings.map { "\($0.account.name) \($0.amount.decimal)" }
}

/// What postings come to.
func sum(_ postings: [Posting]) throws -> Money {
  try Money.sum(postings.map(\.amount), .euro)
}
