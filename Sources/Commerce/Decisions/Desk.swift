package import Amounts

/// The place at which documents are made: the shift, the moment, the person, and the next free
/// numbers.
///
/// Numbers are only read here; they are taken when the document is written (section 4 of the rules
/// on documents: the number is taken last, in the document's transaction).
package struct Desk {
  /// The country's rules.
  package let pack: CountryPack
  /// The branch.
  package let branch: Branch
  /// The open shift.
  package let shift: Shift
  /// Now.
  package let at: Moment
  /// Who acts.
  package let person: PersonID
  private let nextDocument: Int64
  private let nextNumber: (String) throws -> Int64

  /// A desk of an open shift.
  ///
  /// - Parameters:
  ///   - nextDocument: the number within the ledger that the next document gets.
  ///   - nextNumber: the next number of a series.
  package init(
    pack: CountryPack, branch: Branch, shift: Shift, at: Moment, person: PersonID,
    nextDocument: Int64, nextNumber: @escaping (String) throws -> Int64
  ) {
    self.pack = pack
    self.branch = branch
    self.shift = shift
    self.at = at
    self.person = person
    self.nextDocument = nextDocument
    self.nextNumber = nextNumber
  }

  /// The step of cash rounding of the branch.
  package var cashStep: Money { Money(branch.cashStep, pack.currency) }

  /// What lines are priced by here.
  package var terms: Pricing.Terms {
    Pricing.Terms(pack: pack, date: shift.businessDate, language: branch.language)
  }

  /// The name that the next document of a type will bear.
  ///
  /// - Throws: what reading the series throws.
  package func name(of type: DocumentType) throws -> String {
    try head(type, following: 0).name
  }

  private func head(_ type: DocumentType, following: Int64) throws -> DocumentHead {
    let series = pack.series(of: type, register: shift.register, on: shift.businessDate)
    return DocumentHead(
      id: nextDocument + following, type: type, series: series, number: try nextNumber(series),
      register: shift.register, shift: shift.id, businessDate: shift.businessDate, issuedAt: at,
      person: person, language: branch.language, pack: "\(pack.code)/\(pack.version)")
  }

  /// Makes a document of a type.
  ///
  /// - Parameter following: how many documents of the same entry come before it; each of another
  ///   series.
  /// - Throws: a `Refusal`, or what reading the series throws.
  package func issue(_ type: DocumentType, _ content: DocumentContent, following: Int64 = 0)
    throws -> Document
  {
    try Document(try head(type, following: following), content)
  }
}
