package import Amounts

/// A link to an earlier document.
package struct Relation: Hashable, Sendable {
  /// The number within the ledger of the document that is meant.
  package let document: Int64
  /// Its name.
  package let name: String
  /// What this document does to it.
  package let kind: RelationKind

  /// A link to a document.
  package init(document: Int64, name: String, kind: RelationKind) {
    self.document = document
    self.name = name
    self.kind = kind
  }
}

/// Money in a document that is not our turnover (rule V9): taken for a principal, or for a voucher.
package struct OnBehalf: Hashable, Sendable {
  /// What the money is for.
  package enum Kind: String, Hashable, Sendable {
    /// Taken for a principal, or paid out for one.
    case agency
    /// Paid for a voucher.
    case voucher
  }

  /// What it is for.
  package let kind: Kind
  /// The principal, or the digest of the voucher's code.
  package let party: String
  /// The principal's reference; the voucher's last four characters.
  package let reference: String
  /// The sum; below zero where it was paid out.
  package let amount: Money

  /// Money that is not ours.
  package init(kind: Kind, party: String, reference: String, amount: Money) {
    self.kind = kind
    self.party = party
    self.reference = reference
    self.amount = amount
  }
}

/// What a document does to something that stays open: a receivable, a prepayment, a voucher.
package struct OpenItemChange: Hashable, Sendable {
  /// The kinds of open items.
  package enum Kind: String, Hashable, Sendable {
    case receivable
    case prepayment
    case voucher
  }

  /// What stays open.
  package let kind: Kind
  /// The name of the document that opened it; the digest of a voucher's code.
  package let item: String
  /// Whose it is; nothing for a voucher.
  package let customer: CustomerID?
  /// When it is due.
  package let due: BusinessDate?
  /// What is added to what is open.
  package let amount: Money
  /// The tax in it, of a prepayment.
  package let vat: Money

  /// A change of an open item.
  package init(
    kind: Kind, item: String, customer: CustomerID?, due: BusinessDate?, amount: Money, vat: Money
  ) {
    self.kind = kind
    self.item = item
    self.customer = customer
    self.due = due
    self.amount = amount
    self.vat = vat
  }
}

/// What identifies a document and who made it when.
package struct DocumentHead: Hashable, Sendable {
  /// Counts from 1 in the ledger, over all series.
  package let id: Int64
  /// The type.
  package let type: DocumentType
  /// The series.
  package let series: String
  /// The number within the series, from 1, without a gap.
  package let number: Int64
  /// The register.
  package let register: RegisterID
  /// The shift.
  package let shift: Int64
  /// The day on which it is booked.
  package let businessDate: BusinessDate
  /// When it was issued.
  package let issuedAt: Moment
  /// Who made it.
  package let person: PersonID
  /// The language of its texts.
  package let language: String
  /// The country pack and its edition: `LV/1`.
  package let pack: String

  /// The document's name: `RCP-R1-000123`.
  package var name: String { Self.name(series: series, number: number) }

  /// The name of a document by its series and its number within it, of six digits at least.
  package static func name(series: String, number: Int64) -> String {
    let digits = String(number)
    return "\(series)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
  }

  /// A head with all it has.
  package init(
    id: Int64, type: DocumentType, series: String, number: Int64, register: RegisterID,
    shift: Int64, businessDate: BusinessDate, issuedAt: Moment, person: PersonID,
    language: String, pack: String
  ) {
    self.id = id
    self.type = type
    self.series = series
    self.number = number
    self.register = register
    self.shift = shift
    self.businessDate = businessDate
    self.issuedAt = issuedAt
    self.person = person
    self.language = language
    self.pack = pack
  }
}

/// A primary accounting document: numbered, frozen, balanced.
package struct Document: Hashable, Sendable {
  /// Number, author, time.
  package let head: DocumentHead
  /// What it is about.
  package let content: DocumentContent
  /// The entries in the books; they sum to zero.
  package let postings: [Posting]

  /// A document of a head and a content, with its postings made by the rules P1 to P20.
  ///
  /// - Throws: `document.not_balanced` where the postings do not sum to zero.
  package init(_ head: DocumentHead, _ content: DocumentContent) throws(Refusal) {
    self.head = head
    self.content = content
    postings = try PostingRules.postings(head, content)
  }

  /// A document as it stands in the journal.
  package init(recorded head: DocumentHead, _ content: DocumentContent, postings: [Posting]) {
    self.head = head
    self.content = content
    self.postings = postings
  }
}

/// What a document is about; everything printed is stored here.
package struct DocumentContent: Hashable, Sendable {
  /// The currency of every sum.
  package let currency: Currency
  /// The customer, where there is one.
  package var customer: CustomerID?
  /// When an invoice is due.
  package var due: BusinessDate?
  /// Why: the reason of a movement of cash, or of a correction.
  package var reason: String?
  /// Earlier documents.
  package var relations: [Relation] = []
  /// The lines of our own supplies.
  package var lines: [DocumentLine] = []
  /// Their taxes.
  package var taxes: [TaxAmount] = []
  /// Tax that was due at a prepayment and is taken off here (rule V8).
  package var prepaidTaxes: [TaxAmount] = []
  /// Money in it that is not turnover.
  package var onBehalf: [OnBehalf] = []
  /// How it was paid; below zero where money was given back.
  package var tenders: [Tender] = []
  /// What happens to open items.
  package var items: [OpenItemChange] = []
  /// The turnover, tax included.
  package var gross: Money
  /// The sum of a document without turnover: a movement of cash, a settlement, a difference.
  package var amount: Money
  /// The rounding of the cash part.
  package var cashRounding: Money
  /// The accounts of a movement of cash or on the bank's side, besides the drawer.
  package var movements: [Posting] = []
  /// The counted cash.
  package var count: CashCount?
  /// The two people of a handover; the first hands over.
  package var signatures: [PersonID] = []
  /// The second person who agreed.
  package var approvedBy: PersonID?
  /// The figures of a day closing.
  package var closing: ClosingFigures?

  /// A content of nothing yet.
  package init(_ currency: Currency) {
    self.currency = currency
    gross = .zero(currency)
    amount = .zero(currency)
    cashRounding = .zero(currency)
  }
}

/// What a Z freezes: figures of the shift, its totals, ranges of numbers, doubts and the chain's
/// head.
package struct ClosingFigures: Hashable, Sendable {
  /// F1.
  package let carriedOver: Money
  /// F2.
  package let openingCount: Money
  /// F3.
  package let expected: Money
  /// F4.
  package let closingCount: Money
  /// All totals of the shift.
  package let totals: [ShiftTotal]
  /// The numbers taken from each series, the Z's own apart.
  package let ranges: [SeriesRange]
  /// Card attempts that are still in doubt.
  package let doubts: [AttemptID]
  /// Baskets that are carried over to the next shift.
  package let openBaskets: [BasketID]
  /// The last journal entry before the close.
  package let headSequence: Int64
  /// Its hash, 32 bytes in hexadecimal.
  package let headHash: String
  /// The branch's signature of the head (Ed25519, 64 bytes in hexadecimal); nothing where
  /// no key is set up.
  package let signature: String?

  /// Figures of a close.
  package init(
    carriedOver: Money, openingCount: Money, expected: Money, closingCount: Money,
    totals: [ShiftTotal], ranges: [SeriesRange], doubts: [AttemptID], openBaskets: [BasketID],
    headSequence: Int64, headHash: String, signature: String? = nil
  ) {
    self.carriedOver = carriedOver
    self.openingCount = openingCount
    self.expected = expected
    self.closingCount = closingCount
    self.totals = totals
    self.ranges = ranges
    self.doubts = doubts
    self.openBaskets = openBaskets
    self.headSequence = headSequence
    self.headHash = headHash
    self.signature = signature
  }
}
