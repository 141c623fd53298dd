import Amounts
import Commerce

/// The business of the samples, and who works there.
struct SampleBranch {
  let branch: Branch
  let people: [PersonID: String]
  let cashier: PersonID
  let register: RegisterID

  /// An ordinary post office.
  static func everyday(_ pack: CountryPack) -> SampleBranch {
    var letterhead = Branch.Letterhead()
    letterhead.vatNumber = "LV40003000007"
    letterhead.address = "Brīvības iela 1, Rīga, LV-1010"
    letterhead.place = "Tallinas iela 20, Rīga, LV-1001"
    letterhead.iban = "LV80BANK0000435195001"
    letterhead.bic = "BANKLV22"
    letterhead.contact = "+371 67000000, pasts@example.lv"
    return SampleBranch(
      pack, letterhead, name: "SIA „Paraugs”", registration: "40003000007", register: "R1",
      cashier: "Anna Bērziņa")
  }

  /// A business with names as long as they can be.
  static func longest(_ pack: CountryPack) -> SampleBranch {
    var letterhead = Branch.Letterhead()
    letterhead.vatNumber = "LV40003000007"
    letterhead.address = long
    letterhead.place = "\(long) 2"
    letterhead.iban = "LV80BANK0000435195001"
    letterhead.bic = "BANKLV22XXX"
    letterhead.contact = long
    return SampleBranch(
      pack, letterhead, name: long, registration: "40003000007",
      register: String(repeating: "R", count: 64), cashier: long)
  }

  /// A text of many words, one of them wider than any receipt.
  static let long =
    "Starptautisko pasta, sakaru un naudas pārvedumu pakalpojumu akciju sabiedrība "
    + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

  private init(
    _ pack: CountryPack, _ letterhead: Branch.Letterhead, name: String, registration: String,
    register: String, cashier: String
  ) {
    self.register = RegisterID(trusted: register)
    self.cashier = PersonID(trusted: "anna")
    people = [self.cashier: cashier, PersonID(trusted: "janis"): "Jānis Kalniņš"]
    branch = Branch(
      code: "RIX1", legalName: name, registration: registration, registers: [self.register],
      country: pack.code, packVersion: Int64(pack.version), packHash: "",
      cashStep: pack.cashStep.minorUnits, language: pack.languages.first ?? "en",
      currency: pack.currency.code, letterhead: letterhead)
  }

  /// The day of the samples.
  static let date = BusinessDate(dayNumber: 20_785)
  /// The time of the samples, two hours ahead of UTC.
  static let moment = Moment(
    milliseconds: 20_785 * 86_400_000 + 30_271_000, offsetSeconds: 7200)

  /// The head of a document of the samples.
  func head(
    _ type: DocumentType, number: Int64, _ pack: CountryPack, _ language: String
  ) -> DocumentHead {
    DocumentHead(
      id: number, type: type,
      series: pack.series(of: type, register: register, on: Self.date), number: number,
      register: register, shift: 12, businessDate: Self.date, issuedAt: Self.moment,
      person: cashier, language: language, pack: "\(pack.code)/\(pack.version)")
  }
}
