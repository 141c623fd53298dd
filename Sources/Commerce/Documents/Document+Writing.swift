import Amounts
package import CanonicalJSON

extension Document {
  /// Writes the members of the document in canonical form; what is empty or zero is left out.
  package func write(to writer: inout JSONWriter) {
    let content = content
    if !content.amount.isZero { writer.member("amount", content.amount.minorUnits) }
    writer.member("approvedBy", content.approvedBy?.text)
    if let closing = content.closing { writer.member("closing") { closing.write(to: &$0) } }
    if let count = content.count { writer.member("count") { count.write(to: &$0) } }
    writer.member("currency", content.currency.code)
    writer.member("customer", content.customer?.text)
    writer.member("due", content.due?.iso)
    if !content.gross.isZero { writer.member("gross", content.gross.minorUnits) }
    writer.member("head") { head.write(to: &$0) }
    write("items", content.items, to: &writer) { $1.write(to: &$0) }
    write("lines", content.lines, to: &writer) { $1.write(to: &$0) }
    write("movements", content.movements, to: &writer) { $1.write(to: &$0) }
    write("onBehalf", content.onBehalf, to: &writer) { $1.write(to: &$0) }
    write("postings", postings, to: &writer) { $1.write(to: &$0) }
    write("prepaidTaxes", content.prepaidTaxes, to: &writer) { $1.write(to: &$0) }
    writer.member("reason", content.reason)
    write("relations", content.relations, to: &writer) { $1.write(to: &$0) }
    if !content.cashRounding.isZero {
      writer.member("rounding", content.cashRounding.minorUnits)
    }
    write("signatures", content.signatures, to: &writer) { $0.string($1.text) }
    write("taxes", content.taxes, to: &writer) { $1.write(to: &$0) }
    write("tenders", content.tenders, to: &writer) { $1.write(to: &$0) }
  }

  private func write<Element>(
    _ name: String, _ elements: [Element], to writer: inout JSONWriter,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    if !elements.isEmpty { writer.member(name, elements, write) }
  }
}

extension DocumentHead {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("at", issuedAt.rfc3339)
    writer.member("date", businessDate.iso)
    writer.member("id", id)
    writer.member("language", language)
    writer.member("number", number)
    writer.member("pack", pack)
    writer.member("person", person.text)
    writer.member("register", register.text)
    writer.member("series", series)
    writer.member("shift", shift)
    writer.member("type", type.rawValue)
  }
}

extension DocumentLine {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("category", tax.category.rawValue)
      if !discount.isZero { $0.member("discount", discount.minorUnits) }
      $0.member("gross", gross.minorUnits)
      $0.member("kind", kind.rawValue)
      $0.member("net", net.minorUnits)
      $0.member("number", number)
      $0.member("original", original)
      $0.member("price", unitPrice.tenThousandths)
      $0.member("quantity", quantity.thousandths)
      $0.member("rate", tax.rate.basisPoints)
      $0.member("service", service)
      $0.member("text", text)
      $0.member("unit", unit)
    }
  }
}

extension TaxAmount {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("category", key.category.rawValue)
      $0.member("gross", gross.minorUnits)
      $0.member("rate", key.rate.basisPoints)
      $0.member("vat", vat.minorUnits)
    }
  }
}

extension Tender {
  /// Writes the tender as an object in canonical form.
  func write(to writer: inout JSONWriter) {
    writer.object {
      if let card { $0.member("card") { card.write(to: &$0) } }
      if !change.isZero { $0.member("change", change.minorUnits) }
      $0.member("due", due?.iso)
      $0.member("kind", kind.rawValue)
      $0.member("reference", reference)
      $0.member("retained", retained.minorUnits)
      $0.member("tendered", tendered.minorUnits)
      if !tip.isZero { $0.member("tip", tip.minorUnits) }
    }
  }
}

extension CardDetails {
  /// Writes the members of the details in canonical form.
  func write(to writer: inout JSONWriter) {
    if !application.isEmpty { writer.member("application", application) }
    writer.member("authorisation", authorisation)
    writer.member("batch", batch)
    if !identity.isEmpty { writer.member("identity", identity) }
    writer.member("number", maskedNumber)
    writer.member("scheme", scheme)
    writer.member("trace", trace)
    writer.member("verification", verification?.rawValue)
  }
}

extension Posting {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("account", account.name)
      $0.member("amount", amount.minorUnits)
    }
  }
}

extension Relation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("document", document)
      $0.member("kind", kind.rawValue)
      $0.member("name", name)
    }
  }
}

extension OnBehalf {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("amount", amount.minorUnits)
      $0.member("kind", kind.rawValue)
      $0.member("party", party)
      $0.member("reference", reference)
    }
  }
}

extension OpenItemChange {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("amount", amount.minorUnits)
      $0.member("customer", customer?.text)
      $0.member("due", due?.iso)
      $0.member("item", item)
      $0.member("kind", kind.rawValue)
      if !vat.isZero { $0.member("vat", vat.minorUnits) }
    }
  }
}

extension CashCount {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("piles", piles) { writer, pile in
      writer.object {
        $0.member("denomination", pile.denomination.minorUnits)
        $0.member("pieces", pile.pieces)
      }
    }
    writer.member("total", total.minorUnits)
  }
}

extension ClosingFigures {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("baskets", openBaskets) { $0.string($1.text) }
    writer.member("carriedOver", carriedOver.minorUnits)
    writer.member("closingCount", closingCount.minorUnits)
    writer.member("doubts", doubts) { $0.string($1.text) }
    writer.member("expected", expected.minorUnits)
    writer.member("headHash", headHash)
    writer.member("headSequence", headSequence)
    writer.member("openingCount", openingCount.minorUnits)
    writer.member("ranges", ranges) { writer, range in
      writer.object {
        $0.member("first", range.first)
        $0.member("last", range.last)
        $0.member("series", range.series)
      }
    }
    writer.member("signature", signature)
    writer.member("totals", totals) { writer, total in
      writer.object {
        $0.member("amount", total.amount)
        $0.member("count", total.count)
        $0.member("kind", total.kind.rawValue)
        $0.member("name", total.name)
        $0.member("vat", total.vat)
      }
    }
  }
}
