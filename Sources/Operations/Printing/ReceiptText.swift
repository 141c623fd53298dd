import Amounts
package import Commerce

/// A document as plain lines for a narrow printer: what a customer or an accountant needs to see.
package enum ReceiptText {
  /// Lays a document out.
  ///
  /// - Parameters:
  ///   - columns: the width of the paper, at least 24.
  ///   - copy: 0 for the original; the number of the copy otherwise, which stands on it.
  package static func lines(
    of document: Document, branch: Branch, pack: CountryPack, columns: Int, copy: Int64
  ) -> [String] {
    var page = Page(columns: max(columns, 24))
    let head = document.head
    let content = document.content
    page.add(branch.legalName)
    if !branch.registration.isEmpty { page.add(branch.registration) }
    page.rule()
    page.add(pack.titles[head.type]?[head.language] ?? head.type.rawValue)
    if copy > 0 { page.add("*** COPY \(copy) ***") }
    page.pair(head.name, head.issuedAt.rfc3339)
    page.pair(head.register.text, head.person.text)
    page.rule()
    for line in content.lines {
      page.add(line.text)
      page.pair(
        "  \(line.quantity.decimal) x \(line.unitPrice.decimal)",
        "\(line.gross.decimal) \(line.tax.accountSuffix)")
    }
    for part in content.onBehalf where part.kind == .agency {
      page.pair("\(part.party) \(part.reference)", part.amount.decimal)
    }
    for part in content.onBehalf where part.kind == .voucher {
      page.pair("*\(part.reference)", part.amount.decimal)
    }
    if !content.amount.isZero { page.pair(content.reason ?? "", content.amount.decimal) }
    for tax in content.taxes { page.pair(tax.key.name, "\(tax.gross.decimal) \(tax.vat.decimal)") }
    if !content.cashRounding.isZero { page.pair("+/-", content.cashRounding.decimal) }
    for tender in content.tenders {
      page.pair(tender.kind.rawValue, tender.retained.decimal)
      if let card = tender.card { page.add("  \(card.scheme) \(card.maskedNumber)") }
    }
    for pile in content.count?.piles ?? [] {
      page.pair("  \(pile.denomination.decimal)", "x \(pile.pieces)")
    }
    for relation in content.relations { page.add("> \(relation.name)") }
    if let closing = content.closing { closing.write(to: &page) }
    page.rule()
    return page.lines
  }

  /// Lines of a width; longer text is wrapped, pairs keep their right half whole.
  struct Page {
    let columns: Int
    var lines: [String] = []

    mutating func add(_ text: String) {
      var rest = Substring(text)
      while rest.count > columns {
        let cut =
          rest.prefix(columns).lastIndex(of: " ")
          ?? rest.index(
            rest.startIndex, offsetBy: columns)
        lines.append(String(rest[..<cut]))
        rest = rest[cut...].drop { $0 == " " }
      }
      lines.append(String(rest))
    }

    mutating func pair(_ left: String, _ right: String) {
      let gap = columns - left.count - right.count
      guard gap > 0 else {
        add(left)
        lines.append(String(repeating: " ", count: max(0, columns - right.count)) + right)
        return
      }
      lines.append(left + String(repeating: " ", count: gap) + right)
    }

    mutating func rule() { lines.append(String(repeating: "-", count: columns)) }
  }
}

extension ClosingFigures {
  /// Writes the figures of a Z, and the short form of the chain's head.
  fileprivate func write(to page: inout ReceiptText.Page) {
    page.pair("F1", carriedOver.decimal)
    page.pair("F2", openingCount.decimal)
    page.pair("F3", expected.decimal)
    page.pair("F4", closingCount.decimal)
    for range in ranges { page.pair(range.series, "\(range.first)-\(range.last)") }
    for total in totals where total.kind != .account {
      let amount = Money(total.amount, expected.currency).decimal
      page.pair("\(total.kind.rawValue) \(total.name) (\(total.count))", amount)
    }
    for doubt in doubts { page.add("? \(doubt.text)") }
    page.add("# \(headSequence) \(headHash.prefix(16))")
  }
}
