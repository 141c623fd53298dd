import Amounts
import Commerce

/// Lines of the samples, priced and taxed by the rules of a country.
struct SamplePrices {
  private let pack: CountryPack
  private let language: String
  private let texts: SampleTexts

  init(_ pack: CountryPack, _ language: String) {
    self.pack = pack
    self.language = language
    texts = SampleTexts.of(language)
  }

  /// The basket of an ordinary sale: pieces, kilograms, half an hour, a discount, three rates.
  func basket() -> Quote? {
    quote([
      item("P-103", .service, "C62", 41_900, exempt, texts.letter, 2000),
      item("P-112", .service, "KGM", 38_750, standard, texts.parcel, 2500),
      item("B-201", .goods, "C62", 89_900, reduced, texts.book, 1000, discount: 100),
      item("T-303", .service, "HUR", 325_000, standard, texts.hour, 500),
    ])
  }

  /// What a business buys on account.
  func invoiceLines() -> Quote? {
    quote([
      item("P-112", .service, "KGM", 38_750, standard, texts.parcel, 250_000),
      item("B-201", .goods, "C62", 89_900, reduced, texts.book, 10_000),
      item("P-103", .service, "C62", 41_900, exempt, texts.letter, 20_000),
    ])
  }

  /// The fee for money that is taken for somebody else.
  func fee() -> Quote? { quote([item("A-702", .agency, "C62", 11_500, standard, "", 1000)]) }

  /// One line of every tax class, each of a price, and one with a discount.
  func everything(_ price: UnitPrice, _ quantity: Quantity, name: String) -> Quote? {
    let classes = pack.taxClasses.keys.sorted().filter { rate(of: $0) != nil }
    guard let first = classes.first else { return nil }
    var items = classes.dropFirst().map { item("S", .service, "C62", 10_000, $0, name, 1000) }
    items.append(item("D", .goods, "KGM", 20_000, first, name, 1000, discount: 100))
    items.append(
      item(
        "LONG", .service, "HUR", price.tenThousandths, first, name, quantity.thousandths))
    return quote(items)
  }

  private func quote(_ items: [Item]) -> Quote? {
    let services = Dictionary(items.map { ($0.line.service, $0.service) }) { first, _ in first }
    return try? Pricing.quote(
      items.map(\.line), discount: .zero(pack.currency), services: { services[$0] },
      terms: Pricing.Terms(pack: pack, date: SampleBranch.date, language: language))
  }

  /// An entry of the price list and a line that asks for it; lines know entries by code and class.
  private struct Item {
    let service: Service
    let line: BasketLine
  }

  private func item(
    _ code: String, _ kind: ServiceKind, _ unit: String, _ price: Int64, _ taxClass: String,
    _ name: String, _ quantity: Int64, discount: Int64 = 0
  ) -> Item {
    Item(
      service: Service(
        code: code, kind: kind, unit: unit,
        price: UnitPrice(tenThousandths: price, pack.currency), taxClass: taxClass,
        names: [language: name]),
      line: BasketLine(
        service: code + taxClass, quantity: Quantity(thousandths: quantity),
        discount: Money(discount, pack.currency)))
  }

  private func rate(of name: String) -> TaxRate? {
    pack.taxClasses[name]?.rate(on: SampleBranch.date)
  }

  private var rated: [String] {
    pack.taxClasses.values
      .filter { $0.category == .standardRated && rate(of: $0.name) != nil }
      .sorted { (rate(of: $0.name) ?? .zero, $0.name) > (rate(of: $1.name) ?? .zero, $1.name) }
      .map(\.name)
  }

  private var standard: String { rated.first ?? anything }
  private var reduced: String { rated.last ?? anything }
  private var exempt: String {
    pack.taxClasses.values.filter { $0.category == .exempt && rate(of: $0.name) != nil }
      .map(\.name).min() ?? anything
  }
  private var anything: String { pack.taxClasses.keys.min() ?? "" }
}
