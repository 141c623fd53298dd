import Amounts

/// The postings of each document (events P1 to P20), derived from what the document says.
///
/// One rule serves all: lines credit revenue and tax, money that is not ours credits its owner,
/// tenders debit what they brought, rounding takes the difference. Giving back is the mirror.
package enum PostingRules {
  /// Postings of a document, each account once, without zero amounts.
  ///
  /// - Throws: `document.not_balanced`, `document.amount_out_of_range`.
  package static func postings(_ head: DocumentHead, _ content: DocumentContent)
    throws(Refusal) -> [Posting]
  {
    let book = try refusing { () throws(AmountError) in
      var book = Book(currency: content.currency)
      try bookLines(content, head.type, &book)
      try bookOnBehalf(content, &book)
      try bookTenders(content, head.register, &book)
      try bookRounding(content.cashRounding, head.type, &book)
      try bookItems(content, head.type, &book)
      for movement in content.movements { try book.debit(movement.account, movement.amount) }
      return book
    }
    guard try refusing({ () throws(AmountError) in try book.sum() }).isZero else {
      throw Refusal(.documentNotBalanced)
    }
    let sums = book.postings.map(\.amount) + content.tenders.map(\.tendered)
    guard sums.allSatisfy({ $0.minorUnits.magnitude <= amountMax }) else {
      throw Refusal(.documentAmountOutOfRange)
    }
    return book.postings
  }

  /// The largest amount of one posting in minor units: so the totals of a shift can't overflow.
  static let amountMax: UInt64 = 10_000_000_000_000

  /// Amounts by account, in the order in which the accounts first occur.
  private struct Book {
    let currency: Currency
    var entries: [Posting] = []

    mutating func debit(_ account: Account, _ amount: Money) throws(AmountError) {
      guard !amount.isZero else { return }
      if let index = entries.firstIndex(where: { $0.account == account }) {
        entries[index] = Posting(account, try entries[index].amount + amount)
      } else {
        entries.append(Posting(account, amount))
      }
    }

    mutating func credit(_ account: Account, _ amount: Money) throws(AmountError) {
      try debit(account, try -amount)
    }

    func sum() throws(AmountError) -> Money { try Money.sum(entries.map(\.amount), currency) }

    var postings: [Posting] { entries.filter { !$0.amount.isZero } }
  }

  /// Revenue and tax (P1 to P3, P5, P6, P8, P9's fee, P20's use); a prepayment instead credits
  /// what is owed in kind (P7).
  private static func bookLines(
    _ content: DocumentContent, _ type: DocumentType, _ book: inout Book
  ) throws(AmountError) {
    for line in content.lines {
      let account =
        type == .prepayment ? Account.prepayments : Account.revenue(line.kind, line.tax)
      try book.credit(account, line.net)
    }
    for tax in content.taxes { try book.credit(.vatDue(tax.key), tax.vat) }
    for tax in content.prepaidTaxes {
      try book.debit(.prepayments, try tax.net())
      try book.debit(.vatDue(tax.key), tax.vat)
    }
  }

  /// Money of principals (P9, P10) and of vouchers (P20).
  private static func bookOnBehalf(_ content: DocumentContent, _ book: inout Book)
    throws(AmountError)
  {
    for part in content.onBehalf {
      switch part.kind {
      case .agency: try book.credit(.agency(PrincipalID(trusted: part.party)), part.amount)
      case .voucher: try book.credit(.vouchers, part.amount)
      }
    }
  }

  /// What came in, or went out, by each way of paying. A prepayment is booked with its taxes.
  private static func bookTenders(
    _ content: DocumentContent, _ register: RegisterID, _ book: inout Book
  ) throws(AmountError) {
    for tender in content.tenders {
      switch tender.kind {
      case .cash: try book.debit(.till(register), tender.retained)
      case .card: try book.debit(.cardClearing, tender.retained)
      case .transfer: try book.debit(.transferClearing, tender.retained)
      case .voucher: try book.debit(.vouchers, tender.retained)
      case .account:
        try book.debit(
          .receivable(CustomerID(trusted: tender.reference ?? "")), tender.retained)
      case .prepayment: break
      }
      try book.credit(.tips, tender.tip)
    }
  }

  /// The difference that cash rounding makes (P1): a gain is income, a loss an expense. A document
  /// that gives back takes it from the account where its sale put it.
  private static func bookRounding(
    _ delta: Money, _ type: DocumentType, _ book: inout Book
  ) throws(AmountError) {
    let givesBack = type == .refund || type == .creditNote
    try book.credit(delta.isNegative != givesBack ? .roundingLoss : .roundingGain, delta)
  }

  /// Receivables: an invoice opens one (P3), a settlement pays it (P4), a credit note lowers it
  /// (P6). A receipt on account books its receivable as a tender.
  private static func bookItems(
    _ content: DocumentContent, _ type: DocumentType, _ book: inout Book
  ) throws(AmountError) {
    guard type != .receipt, type != .refund else { return }
    for item in content.items where item.kind == .receivable {
      if let customer = item.customer { try book.debit(.receivable(customer), item.amount) }
    }
  }
}
