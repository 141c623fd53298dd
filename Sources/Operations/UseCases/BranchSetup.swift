package import Amounts
import CanonicalJSON
package import Commerce
package import LedgerStore
import Setup
import Stationery

/// Sets a branch up and changes its price list.
package struct BranchSetup: Sendable {
  private let ledger: Ledger
  private let surroundings: Surroundings

  /// The set-up of a ledger's branch.
  package init(ledger: Ledger, surroundings: Surroundings) {
    self.ledger = ledger
    self.surroundings = surroundings
  }

  /// What the branch is called and how it is set up.
  package struct Particulars: Sendable {
    /// The code of the branch: `RIX1`.
    package var code: String
    /// The legal name of the business.
    package var legalName: String
    /// Its registration number.
    package var registration: String
    /// The registers.
    package var registers: [RegisterID]
    /// The code of the country.
    package var country: String
    /// The step of cash rounding; the country's own where it is absent.
    package var cashStep: Money?
    /// The language of documents; the country's first where it is absent.
    package var language: String?
    /// What else stands on documents.
    package var letterhead = Branch.Letterhead()

    /// Particulars of a branch.
    package init(
      code: String, legalName: String, registration: String, registers: [RegisterID],
      country: String, cashStep: Money? = nil, language: String? = nil,
      letterhead: Branch.Letterhead = Branch.Letterhead()
    ) {
      self.code = code
      self.legalName = legalName
      self.registration = registration
      self.registers = registers
      self.country = country
      self.cashStep = cashStep
      self.language = language
      self.letterhead = letterhead
    }
  }

  /// Writes the first entry of a new ledger.
  ///
  /// - Throws: `branch.already_initialised`, `request.value_invalid` without registers or with one
  ///   that is named twice, `LedgerError`.
  package func initialise(_ particulars: Particulars, pack: CountryPack) async throws {
    let registers = particulars.registers
    guard !registers.isEmpty, Set(registers).count == registers.count else {
      throw Refusal(.requestValueInvalid, at: "registers")
    }
    let branch = Branch(
      code: particulars.code, legalName: particulars.legalName,
      registration: particulars.registration, registers: particulars.registers,
      country: pack.code, packVersion: Int64(pack.version),
      packHash: sha256(Array((CountryPacks.text(of: pack.code) ?? "").utf8)).hexadecimal,
      cashStep: (particulars.cashStep ?? pack.cashStep).minorUnits,
      language: particulars.language ?? pack.languages.first ?? "en",
      currency: pack.currency.code, letterhead: try Self.checked(particulars.letterhead))
    try await append("branch.initialise", [.branch(branch)], by: Actor.system.person) { reader in
      if (try? reader.branch()) != nil { throw Refusal(.branchAlreadyInitialised) }
    }
  }

  /// Changes what stands on documents that are issued from now on.
  ///
  /// - Returns: the branch as it is now.
  /// - Throws: `request.value_invalid` for an account number that can't be one, or a line that is
  ///   too long or has control characters; `LedgerError`.
  package func change(letterhead: Branch.Letterhead, by person: PersonID) async throws -> Branch {
    let checked = try Self.checked(letterhead)
    let at = surroundings.now()
    return try await ledger.commit { transaction in
      let branch = try transaction.branch().with(checked)
      try transaction.append(
        JournalEntry(
          kind: "branch.letterhead", at: at, register: nil, actor: person, key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: [.branch(branch)], answer: .null))
      return branch
    }
  }

  private static func checked(_ letterhead: Branch.Letterhead) throws -> Branch.Letterhead {
    let lines = [
      ("vat-number", letterhead.vatNumber), ("address", letterhead.address),
      ("place", letterhead.place), ("iban", letterhead.iban), ("bic", letterhead.bic),
      ("contact", letterhead.contact),
    ]
    for (name, line) in lines {
      guard line.utf8.count <= 200, line.unicodeScalars.allSatisfy(Self.isPlain) else {
        throw Refusal(.requestValueInvalid, at: name, ["value": line])
      }
    }
    guard !letterhead.iban.isEmpty else { return letterhead }
    var result = letterhead
    do { result.iban = try IBAN(letterhead.iban).compact } catch {
      throw Refusal(.requestValueInvalid, at: "iban", ["value": letterhead.iban])
    }
    return result
  }

  /// Whether a character may stand on a document: no controls, nothing that turns text around.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }

  /// Takes over what is new or changed in a price list; an unchanged list changes nothing.
  ///
  /// - Returns: how many entries were added or changed.
  /// - Throws: `LedgerError`.
  package func importCatalogue(_ services: [Service], by person: PersonID) async throws -> Int {
    let known = try await ledger.read { try $0.services() }
    let byCode = Dictionary(uniqueKeysWithValues: known.map { ($0.code, $0) })
    let changed = services.filter { byCode[$0.code] != $0 }
    guard !changed.isEmpty else { return 0 }
    try await append("catalogue.import", [.catalogue(changed)], by: person) { _ in }
    return changed.count
  }

  /// The same from the text of a CSV file; a list with a bad line is refused whole.
  ///
  /// - Throws: `catalogue.invalid` at the first bad line, `LedgerError`.
  package func importCatalogue(csv: String, pack: CountryPack, by person: PersonID) async throws
    -> Int
  {
    let content: CatalogueFile.Content
    do throws(SetupError) {
      content = try CatalogueFile.read(csv, named: "csv", pack: pack)
      if let first = content.faults.first { throw first }
    } catch {
      throw Refusal(
        .catalogueInvalid, at: "csv", ["line": String(error.line), "reason": error.reason])
    }
    return try await importCatalogue(content.services, by: person)
  }

  private func append(
    _ kind: String, _ facts: [Fact], by person: PersonID,
    check: @escaping @Sendable (LedgerReader) throws -> Void
  ) async throws {
    let at = surroundings.now()
    try await ledger.commit { transaction in
      try check(transaction.reader)
      try transaction.append(
        JournalEntry(
          kind: kind, at: at, register: nil, actor: person, key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: facts, answer: .null))
    }
  }
}
