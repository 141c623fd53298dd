import Amounts
import Commerce
import Receipts

/// Everyday samples: for each template the document, report or slip of an ordinary day.
struct SampleScenes: Sendable {
  let pack: CountryPack
  let wording: Wording
  let shop: SampleBranch
  let context: PaperContext

  init(_ pack: CountryPack, _ wording: Wording) {
    self.pack = pack
    self.wording = wording
    shop = SampleBranch.everyday(pack)
    context = PaperContext(branch: shop.branch, pack: pack, wording: wording, people: shop.people)
  }

  var prices: SamplePrices { SamplePrices(pack, wording.language) }
  var texts: SampleTexts { SampleTexts.of(wording.language) }

  func values(for template: TemplateName) -> Values {
    switch template {
    case .cashBook: cashBook.values(at: SampleBranch.moment, by: shop.cashier, in: context)
    case .xReport:
      ShiftValues.values(
        of: shift, at: SampleBranch.moment, by: shop.cashier, in: context)
    case .cardSlip: slip.values(in: context)
    case .copyBanner:
      CopyBanner(
        of: shop.head(.receipt, number: 1234, pack, wording.language), number: 2,
        at: SampleBranch.moment, by: shop.cashier
      ).values(in: context)
    case .testPage:
      TestPage(
        printer: "Epson TM-T20III", profile: "epson-tm-t20", columns: 48,
        register: shop.register, at: SampleBranch.moment
      ).values(in: context)
    case .sale, .refund, .settlement, .invoice, .prepayment, .creditNote, .cashIn, .cashOut,
      .deposit, .count, .dayClose, .waybill, .actOfService, .order, .claim, .bankSettlement,
      .destruction:
      document(template.type ?? .receipt)
    }
  }

  func money(_ cents: Int64) -> Money { Money(cents, pack.currency) }

  private func document(_ type: DocumentType) -> Values {
    let content = content(type)
    let till = Account.till(shop.register)
    let cash = content.tenders.contains { $0.kind == .cash }
    let postings = content.movements + (cash ? [Posting(till, money(1))] : [])
    let document = Document(
      recorded: shop.head(type, number: 1234, pack, wording.language), content,
      postings: postings)
    var context = context
    if content.customer != nil { context.customer = Self.customer }
    return DocumentValues.values(of: document, in: context)
  }

  private static var customer: PaperContext.CustomerCard {
    var card = PaperContext.CustomerCard()
    card.name = "SIA „Jūras vējš”"
    card.registration = "40103000011"
    card.vatNumber = "LV40103000011"
    card.address = "Ostas iela 7, Ventspils, LV-3601"
    return card
  }

  func relation(_ type: DocumentType, _ number: Int64, _ kind: RelationKind) -> Relation {
    let head = shop.head(type, number: number, pack, wording.language)
    return Relation(document: number, name: head.name, kind: kind)
  }
}
