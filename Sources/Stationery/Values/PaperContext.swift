package import Amounts
package import Commerce
package import Receipts

/// What a document's values depend on besides the document: whose paper it is, and in which
/// language.
///
/// Made once for a branch and a language; the parts that differ from print to print are set on a
/// copy.
package struct PaperContext: Sendable {
  /// The other side of a document, where more is known of it than its code.
  package struct CustomerCard: Hashable, Sendable {
    /// The name.
    package var name = ""
    /// The registration number.
    package var registration = ""
    /// The VAT number.
    package var vatNumber = ""
    /// The address on one line.
    package var address = ""

    /// A customer of whom nothing is known.
    package init() {}
  }

  /// What does not change from print to print, in one piece: contexts are copied for each print.
  private final class Fixed: Sendable {
    let branch: Branch
    let pack: CountryPack
    let wording: Wording
    let format: ValueFormat
    let base: [String: Value]

    init(_ branch: Branch, _ pack: CountryPack, _ wording: Wording, _ paper: ValueFormat.Paper) {
      self.branch = branch
      self.pack = pack
      self.wording = wording
      format = ValueFormat(language: wording.language, paper: paper)
      base = wording.values.merging(PaperContext.seller(branch, wording)) { word, _ in word }
    }
  }

  private let fixed: Fixed
  /// Names of people by their codes; a code without a name stands for itself.
  package var people: [PersonID: String]
  /// The customer of the document.
  package var customer = CustomerCard()
  /// The number of the copy; 0 for the original.
  package var copy: Int64 = 0

  /// What paper of a branch looks like in a language.
  ///
  /// - Parameters:
  ///   - wording: the words; they decide the language.
  ///   - paper: a receipt roll or a sheet.
  ///   - people: names of people by their codes.
  package init(
    branch: Branch, pack: CountryPack, wording: Wording, paper: ValueFormat.Paper = .roll,
    people: [PersonID: String] = [:]
  ) {
    fixed = Fixed(branch, pack, wording, paper)
    self.people = people
  }

  /// The branch with its letterhead.
  package var branch: Branch { fixed.branch }
  /// The country's rules: titles, rates, accounts.
  package var pack: CountryPack { fixed.pack }
  /// The words.
  package var wording: Wording { fixed.wording }
  /// How numbers and dates read.
  package var format: ValueFormat { fixed.format }
  /// The words and the letterhead: what all values of this context share.
  package var base: [String: Value] { fixed.base }
  /// The language's code.
  package var language: String { wording.language }

  /// The name of a person, or the code where there is no name.
  func name(of person: PersonID) -> String { people[person] ?? person.text }

  /// The printed title of a type of document.
  func title(of type: DocumentType) -> String {
    let titles = pack.titles[type]
    return titles?[language] ?? titles?["en"] ?? type.rawValue
  }

  private static func seller(_ branch: Branch, _ wording: Wording) -> [String: Value] {
    let letterhead = branch.letterhead
    let account = (try? IBAN(letterhead.iban))?.grouped ?? letterhead.iban
    func label(_ key: String) -> Value {
      .text(wording.word("\(key).\(branch.country)") ?? wording[key])
    }
    return [
      "seller.name": .text(branch.legalName),
      "seller.registration": .text(branch.registration),
      "seller.registration_label": label("registration"),
      "seller.vat_number": .text(letterhead.vatNumber),
      "seller.vat_label": label("vat_number"),
      "seller.address": .text(letterhead.address),
      "seller.place": .text(letterhead.place == letterhead.address ? "" : letterhead.place),
      "seller.contact": .text(letterhead.contact),
      "seller.iban": .text(account),
      "seller.bic": .text(letterhead.bic),
      "seller.bank": .flag(!account.isEmpty),
      "seller.branch": .text(branch.code),
    ]
  }
}
