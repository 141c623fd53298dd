package import Amounts
package import CanonicalJSON

/// What a command made true. An entry of the journal holds all facts of one command.
package enum Fact: Hashable, Sendable {
  /// The branch was set up, or its settings were changed.
  case branch(Branch)
  /// Entries of the price list were added or changed.
  case catalogue([Service])
  /// A shift was opened.
  case shiftOpened(Shift)
  /// Another person answers for the drawer.
  case shiftHandedOver(shift: Int64, to: PersonID)
  /// A shift was closed.
  case shiftClosed(shift: Int64, ShiftClosing)
  /// A document was issued; `prints` says whether it goes to the printer.
  case document(Document, prints: Bool)
  /// A basket was saved in a state.
  case basket(Basket)
  /// A card attempt reached a state.
  case attempt(CardAttempt)
  /// A terminal said something.
  case told(TerminalRecord)
  /// The close of a terminal's batch reached a state.
  case terminalClosed(TerminalClose)
  /// A print job reached a state.
  case print(PrintJob)
  /// A request for a second person reached a state.
  case approval(Approval)
  /// A command was refused.
  case refusal(RefusedCommand)
  /// Something happened that must be known later and changes nothing: sign-in, clock jump.
  case event(name: String, details: JSON)
}

/// A command that was refused, without its content: only its hash is kept.
package struct RefusedCommand: Hashable, Sendable {
  /// The reason.
  package let code: String
  /// Where in the command.
  package let path: String
  /// The key that the command bore.
  package let key: String
  /// SHA-256 of the command, in hexadecimal.
  package let hash: String

  /// A refusal of a command.
  package init(code: String, path: String, key: String, hash: String) {
    self.code = code
    self.path = path
    self.key = key
    self.hash = hash
  }
}

/// The branch that the ledger belongs to, with its settings.
package struct Branch: Hashable, Sendable {
  /// The name of the branch: `RIX1`.
  package let code: String
  /// The legal name of the business.
  package let legalName: String
  /// The registration number of the business.
  package let registration: String
  /// The registers, each with its terminal if it has one.
  package let registers: [RegisterID]
  /// The code of the country pack.
  package let country: String
  /// The edition of the pack.
  package let packVersion: Int64
  /// SHA-256 of the pack's text, in hexadecimal; a pack that changes under its edition is found
  /// out.
  package let packHash: String
  /// The step of cash rounding, in minor units.
  package let cashStep: Int64
  /// The language of documents.
  package let language: String
  /// The currency's code.
  package let currency: String
  /// What else stands on its documents.
  package let letterhead: Letterhead

  /// What stands on documents besides the name and the registration number; empty where the
  /// business did not give it.
  package struct Letterhead: Hashable, Sendable {
    /// The VAT number, with the country's prefix.
    package var vatNumber = ""
    /// The legal address, on one line.
    package var address = ""
    /// Where the counter stands, if that is another address.
    package var place = ""
    /// The account for transfers: an IBAN without blanks.
    package var iban = ""
    /// The bank's BIC.
    package var bic = ""
    /// Telephone, mail, page: on one line.
    package var contact = ""

    /// An empty letterhead.
    package init() {}
  }

  /// A branch with its settings.
  package init(
    code: String, legalName: String, registration: String, registers: [RegisterID],
    country: String, packVersion: Int64, packHash: String, cashStep: Int64, language: String,
    currency: String, letterhead: Letterhead = Letterhead()
  ) {
    self.code = code
    self.legalName = legalName
    self.registration = registration
    self.registers = registers
    self.country = country
    self.packVersion = packVersion
    self.packHash = packHash
    self.cashStep = cashStep
    self.language = language
    self.currency = currency
    self.letterhead = letterhead
  }
}

extension Branch {
  /// The branch with another letterhead.
  package func with(_ letterhead: Letterhead) -> Branch {
    Branch(
      code: code, legalName: legalName, registration: registration, registers: registers,
      country: country, packVersion: packVersion, packHash: packHash, cashStep: cashStep,
      language: language, currency: currency, letterhead: letterhead)
  }
}

/// What a basket holds before it is paid: it survives a restart.
package struct Basket: Hashable, Sendable {
  /// Where a basket stands.
  package enum State: String, Hashable, Sendable {
    /// Being rung up, or parked.
    case open
    /// Money has been taken, the rest is due.
    case paying
    /// A document has been issued.
    case finished
    /// Given up.
    case discarded
  }

  /// The basket's name, made by the caller.
  package let id: BasketID
  /// The register.
  package let register: RegisterID
  /// Who saved it last.
  package let person: PersonID
  /// Counts the savings, from 1; a stale edit is refused by it.
  package let version: Int64
  /// Where it stands.
  package let state: State
  /// What people call it while it is parked.
  package let label: String
  /// What is to be paid, as the command that asked for it; read by `Purchase`.
  package let purchase: JSON

  /// A basket with all it has.
  package init(
    id: BasketID, register: RegisterID, person: PersonID, version: Int64, state: State,
    label: String, purchase: JSON
  ) {
    self.id = id
    self.register = register
    self.person = person
    self.version = version
    self.state = state
    self.label = label
    self.purchase = purchase
  }
}

/// A request for a second person, bound to the hash of one command.
package struct Approval: Hashable, Sendable {
  /// Where a request stands.
  package enum State: String, Hashable, Sendable {
    case requested
    case granted
    case refused
    case consumed
  }

  /// The request's name.
  package let id: ApprovalID
  /// SHA-256 of the command, in hexadecimal.
  package let commandHash: String
  /// What it is about, for the approver: the kind of command.
  package let subject: String
  /// The sum that went over the limit, in minor units.
  package let amount: Int64
  /// Which right or limit it is about.
  package let right: String
  /// Who asked.
  package let requester: PersonID
  /// Who answered.
  package let approver: PersonID?
  /// Milliseconds since 1970 after which it is void.
  package let expires: Int64
  /// Where it stands.
  package let state: State

  /// A request in a state.
  package init(
    id: ApprovalID, commandHash: String, subject: String, amount: Int64, right: String,
    requester: PersonID, approver: PersonID?, expires: Int64, state: State
  ) {
    self.id = id
    self.commandHash = commandHash
    self.subject = subject
    self.amount = amount
    self.right = right
    self.requester = requester
    self.approver = approver
    self.expires = expires
    self.state = state
  }
}
