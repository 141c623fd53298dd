import Amounts
import CanonicalJSON
import Commerce
import PrinterLanguages
import Receipts
import Setup
import Stationery

/// A Latvian branch with a printer, and the sales that are printed.
struct Shop {
  /// How many lines the measured receipt has.
  static let lineCount = 40

  let pack: CountryPack
  let context: PaperContext
  let template: Template
  let encoder: PageEncoder
  private let services: [Service]
  private let byCode: [String: Service]
  private let register = RegisterID(trusted: "R1")
  private let cashier = PersonID(trusted: "anna.ozola")
  private let date = BusinessDate(dayNumber: 20_785)

  init() throws {
    pack = try CountryPacks.load("LV")
    let wording = try Wording.carried("lv")
    context = PaperContext(
      branch: Shop.branch(pack, register), pack: pack, wording: wording,
      people: [cashier: "Anna Ozola"])
    let samples = SampleValues(pack: pack, wording: wording)
    template = try TemplateLibrary(samples: samples).template(.sale)
    encoder = PageEncoder(profile: try PrinterProfiles.load("epson-tm-t20iii"))
    let list = try CatalogueFile.read(
      CountryPacks.demoCatalogue, named: "services.csv", pack: pack)
    // What is collected for others stands apart from what is sold.
    services = list.services.filter { $0.kind != .agency }
    byCode = Dictionary(services.map { ($0.code, $0) }) { first, _ in first }
  }

  private static func branch(_ pack: CountryPack, _ register: RegisterID) -> Branch {
    var letterhead = Branch.Letterhead()
    letterhead.vatNumber = "LV40003000007"
    letterhead.address = "Brīvības iela 1, Rīga, LV-1010"
    letterhead.place = "Tallinas iela 20, Rīga, LV-1001"
    return Branch(
      code: "RIX1", legalName: "SIA „Pasta pakalpojumi”", registration: "40003000007",
      registers: [register], country: pack.code, packVersion: Int64(pack.version), packHash: "",
      cashStep: pack.cashStep.minorUnits, language: "lv", currency: pack.currency.code,
      letterhead: letterhead)
  }

  // MARK: Documents

  /// A cash sale of some entries of the price list, one after another.
  ///
  /// - Parameters:
  ///   - first: where in the list it begins; beyond the last entry comes the first.
  ///   - count: how many lines it has.
  ///   - isDiscounted: whether something is taken off the first line.
  func sale(first: Int, count: Int, isDiscounted: Bool) throws -> DocumentContent {
    let lines = (0..<count).map { index in
      BasketLine(
        service: services[(first + index) % services.count].code,
        quantity: Quantity(thousandths: Int64(1 + (first + index) % 3) * 1000),
        discount: Money(isDiscounted && index == 0 ? 1 : 0, pack.currency))
    }
    let quote = try Pricing.quote(
      lines, discount: .zero(pack.currency), services: { byCode[$0] },
      terms: Pricing.Terms(pack: pack, date: date, language: "lv"))
    var content = DocumentContent(pack.currency)
    content.lines = quote.lines
    content.taxes = quote.taxes
    content.gross = quote.gross
    let paid = (quote.gross.minorUnits / 1000 + 1) * 1000
    content.tenders = [
      Tender(
        kind: .cash, retained: quote.gross, tendered: Money(paid, pack.currency),
        change: Money(paid - quote.gross.minorUnits, pack.currency), tip: .zero(pack.currency))
    ]
    return content
  }

  /// The receipt of a sale.
  func receipt(_ content: DocumentContent, number: Int64) throws -> Document {
    let head = DocumentHead(
      id: number, type: .receipt,
      series: pack.series(of: .receipt, register: register, on: date), number: number,
      register: register, shift: 12, businessDate: date,
      issuedAt: Moment(
        milliseconds: 20_785 * 86_400_000 + 30_271_000 + number, offsetSeconds: 7200),
      person: cashier, language: "lv", pack: "\(pack.code)/\(pack.version)")
    return try Document(head, content)
  }

  // MARK: The measured receipt

  func page(of document: Document) throws -> Page {
    let values = DocumentValues.values(of: document, in: context)
    return try template.page(values, encoder.layoutOptions)
  }

  /// The receipt of exactly 40 printed lines: as many lines are sold as that takes.
  func measuredReceipt() throws -> Document {
    for count in 1...Shop.lineCount {
      for isDiscounted in [false, true] {
        let content = try sale(first: 0, count: count, isDiscounted: isDiscounted)
        let document = try receipt(content, number: 1234)
        if try page(of: document).lineCount == Shop.lineCount { return document }
      }
    }
    throw Fault("no sale makes a receipt of \(Shop.lineCount) lines")
  }

  /// The text of the measured receipt and the data of its code.
  func lines() throws -> JSON {
    let document = try measuredReceipt()
    let text = PageText.text(of: try page(of: document))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return .object([
      .init("lines", .array(lines.map { .string(String($0)) })),
      .init("qr", .string(document.head.name)),
    ])
  }
}

extension Page {
  /// How many lines of text, rules and blank lines it has.
  var lineCount: Int {
    blocks.count { block in
      switch block.content {
      case .row, .rule, .edge: true
      case .cut, .image, .qr, .barcode, .device: false
      }
    }
  }
}
