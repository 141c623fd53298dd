package import Amounts

/// A period of one register with a business date, from the opening count to the Z.
package struct Shift: Hashable, Sendable {
  /// Where a shift stands.
  package enum State: String, Hashable, Sendable {
    case open
    case closed
  }

  /// Counts from 1 in the ledger.
  package let id: Int64
  /// The register.
  package let register: RegisterID
  /// The day on which its business is booked; fixed when it is opened.
  package let businessDate: BusinessDate
  /// Where it stands.
  package let state: State
  /// When it was opened.
  package let openedAt: Moment
  /// Who opened it.
  package let openedBy: PersonID
  /// Who answers for the drawer now.
  package let holder: PersonID
  /// F1: what the previous closing left in the drawer.
  package let carriedOver: Money
  /// F2: what the opener counted.
  package let openingCount: Money

  /// D1 = F2 - F1, of the interval before this shift. - Throws: `overflow`.
  package func openingDifference() throws(AmountError) -> Money { try openingCount - carriedOver }

  /// A shift with all it has.
  package init(
    id: Int64, register: RegisterID, businessDate: BusinessDate, state: State, openedAt: Moment,
    openedBy: PersonID, holder: PersonID, carriedOver: Money, openingCount: Money
  ) {
    self.id = id
    self.register = register
    self.businessDate = businessDate
    self.state = state
    self.openedAt = openedAt
    self.openedBy = openedBy
    self.holder = holder
    self.carriedOver = carriedOver
    self.openingCount = openingCount
  }
}

/// The end of a shift: the four cash figures and the two differences, complete.
package struct ShiftClosing: Hashable, Sendable {
  /// F3: what must be in the drawer.
  package let expected: Money
  /// F4: what the closer counted.
  package let closingCount: Money
  /// D2 = F4 - F3.
  package let closingDifference: Money
  /// What stays in the drawer after the drop: F1 of the next shift.
  package let leftInDrawer: Money

  /// A closing with its figures.
  package init(
    expected: Money, closingCount: Money, closingDifference: Money, leftInDrawer: Money
  ) {
    self.expected = expected
    self.closingCount = closingCount
    self.closingDifference = closingDifference
    self.leftInDrawer = leftInDrawer
  }
}

/// A total that is maintained with every commit; a Z shows all of its shift.
package struct ShiftTotal: Hashable, Sendable {
  /// What totals are kept of.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// By type of document: how many, and the sum they come to.
    case document
    /// By way of paying: what was retained.
    case method
    /// By category and rate: gross, and the tax in it.
    case tax
    /// By purpose: pay-ins, pay-outs, deposits, money for others, rounding, receivables, drawer.
    case flow
    /// By account: what was posted.
    case account
    /// By state: the card attempts that ended in it.
    case attempt
  }

  /// What the total is of.
  package let kind: Kind
  /// Which one of the kind: `RCP`, `cash`, `S 21`, `assets:card:clearing`.
  package let name: String
  /// How many made it.
  package let count: Int64
  /// What they come to, in minor units.
  package let amount: Int64
  /// The tax in it, in minor units; zero for all kinds but `tax`.
  package let vat: Int64

  /// A total, or what one document adds to it.
  package init(_ kind: Kind, _ name: String, count: Int64, amount: Int64, vat: Int64 = 0) {
    self.kind = kind
    self.name = name
    self.count = count
    self.amount = amount
    self.vat = vat
  }
}

/// The numbers that a shift took from one series.
package struct SeriesRange: Hashable, Sendable {
  /// The series.
  package let series: String
  /// The first number.
  package let first: Int64
  /// The last number.
  package let last: Int64

  /// From a number to a number of a series.
  package init(series: String, first: Int64, last: Int64) {
    self.series = series
    self.first = first
    self.last = last
  }
}
