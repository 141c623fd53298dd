package import Amounts
package import Commerce

/// The journal as plain text for the programs `ledger` and `hledger`.
///
/// One transaction a document, its name as the code, amounts with all decimals; a count asserts the
/// balance of its drawer.
package struct LedgerText: Sendable {
  private let currency: Currency
  /// What each drawer holds so far, in minor units, for the assertions.
  private var drawers: [Account: Int64] = [:]

  /// An export of books in a currency.
  package init(_ currency: Currency) { self.currency = currency }

  /// What stands before the first transaction: the currency, and every account, so that
  /// strict readers find a name that was mistyped.
  package func header(accounts: [Account]) -> String {
    let thousand = Decimals.format(
      powerOfTen(Int(currency.minorDigits) + 3), scale: Int(currency.minorDigits))
    var text = "; written by Kase, one transaction a document\n"
    text += "commodity \(currency.code)\n    format \(thousand) \(currency.code)\n\n"
    for account in accounts { text += "account \(account.name)\n" }
    return text + "\n"
  }

  /// The transaction of a document; empty for one that posts nothing.
  package mutating func transaction(_ document: Document) -> String {
    guard !document.postings.isEmpty else { return "" }
    let head = document.head
    var text = "\(head.businessDate.iso) * (\(head.name)) \(head.type.rawValue)\n"
    let till = Account.till(head.register)
    for posting in document.postings {
      let amount = "\(posting.amount.decimal) \(currency.code)"
      let gap = max(2, 60 - posting.account.name.utf8.count - amount.utf8.count)
      let blanks = String(repeating: " ", count: gap)
      text += "    \(posting.account.name)\(blanks)\(amount)"
      if posting.account == till {
        drawers[till, default: 0] += posting.amount.minorUnits
      }
      let isLast = posting == document.postings.last { $0.account == till }
      if head.type == .count, posting.account == till, isLast {
        let held = Money(drawers[till] ?? 0, currency)
        text += " = \(held.decimal) \(currency.code)"
      }
      text += "\n"
    }
    return text + "\n"
  }
}
