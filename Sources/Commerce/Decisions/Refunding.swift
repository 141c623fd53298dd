package import Amounts

/// What has been given back of a document so far.
package struct RefundHistory: Hashable, Sendable {
  /// Quantity and gross given back, both above zero, by line number of the original.
  package var lines: [Int64: (quantity: Int64, gross: Int64)] {
    Dictionary(returned.map { ($0.line, ($0.quantity, $0.gross)) }) {
      ($0.quantity + $1.quantity, $0.gross + $1.gross)
    }
  }
  /// Tax given back by category and rate, above zero.
  package let taxes: [TaxKey: Int64]
  /// Money given back by way of paying, above zero.
  package let tenders: [TenderKind: Int64]
  private let returned: [Returned]

  /// What was given back of a line.
  package struct Returned: Hashable, Sendable {
    /// The line of the original.
    package let line: Int64
    /// Thousandths given back.
    package let quantity: Int64
    /// Minor units given back.
    package let gross: Int64

    /// Quantity and gross given back of a line.
    package init(line: Int64, quantity: Int64, gross: Int64) {
      self.line = line
      self.quantity = quantity
      self.gross = gross
    }
  }

  /// What was given back of lines, taxes and tenders.
  package init(_ returned: [Returned], taxes: [TaxKey: Int64], tenders: [TenderKind: Int64]) {
    self.returned = returned
    self.taxes = taxes
    self.tenders = tenders
  }

  /// Whether nothing was given back.
  package var isEmpty: Bool { returned.isEmpty }
}

/// Refunds and credit notes: lines of the original at its rates, the last part takes the remainder.
package enum Refunding {
  /// A line to be given back.
  package struct Request: Hashable, Sendable {
    /// The line of the original, from 1.
    package let line: Int64
    /// How much of it, above zero.
    package let quantity: Quantity

    /// A quantity of a line.
    package init(line: Int64, quantity: Quantity) {
      self.line = line
      self.quantity = quantity
    }
  }

  /// Lines and taxes that are given back, as amounts below zero.
  ///
  /// A part of a line is `round(gross x quantity / sold)`, never more than what is left; the part
  /// that completes a line takes the rest of its gross. Tax is computed per rate from the part;
  /// the part that completes a rate takes the rest of its tax.
  /// - Throws: `document.lines_missing`, `refund.*`, `line.quantity_*`.
  package static func content(
    of original: Document, lines requests: [Request], history: RefundHistory
  ) throws(Refusal) -> DocumentContent {
    guard !requests.isEmpty else { throw Refusal(.documentLinesMissing, at: "lines") }
    guard Set(requests.map(\.line)).count == requests.count else {
      throw Refusal(.refundLineRepeated, at: "lines")
    }
    var lines: [DocumentLine] = []
    for (index, request) in requests.enumerated() {
      lines.append(
        try returned(
          request, number: Int64(index + 1), at: "lines[\(index)]", original, history))
    }
    var content = DocumentContent(original.content.currency)
    content.customer = original.content.customer
    let taxes = try self.taxes(of: lines, original, history)
    content.taxes = taxes
    content.lines = try refusing { () throws(AmountError) in
      try Taxation.withNets(lines, taxes)
    }
    content.gross = try refusing { () throws(AmountError) in
      try Money.sum(lines.map(\.gross), original.content.currency)
    }
    return content
  }

  private static func returned(
    _ request: Request, number: Int64, at path: String, _ original: Document,
    _ history: RefundHistory
  ) throws(Refusal) -> DocumentLine {
    guard let line = original.content.lines.first(where: { $0.number == request.line }) else {
      throw Refusal(.refundLineUnknown, at: "\(path).line")
    }
    guard request.quantity.thousandths != 0 else {
      throw Refusal(.lineQuantityZero, at: "\(path).quantity")
    }
    guard request.quantity.thousandths > 0 else {
      throw Refusal(.lineQuantityNegative, at: "\(path).quantity")
    }
    let before = history.lines[line.number] ?? (0, 0)
    let left = line.quantity.thousandths - before.quantity
    guard request.quantity.thousandths <= left else {
      throw Refusal(
        .refundExceedsQuantity, at: "\(path).quantity",
        ["remaining": Quantity(thousandths: left).decimal])
    }
    let rest = line.gross.minorUnits - before.gross
    let part = try refusing(at: path) { () throws(AmountError) in
      try line.gross.part(request.quantity.thousandths, of: line.quantity.thousandths)
    }
    let gross = request.quantity.thousandths == left ? rest : min(part.minorUnits, rest)
    let quantity = Quantity(thousandths: -request.quantity.thousandths)
    let discount = try refusing(at: path) { () throws(AmountError) in
      try line.unitPrice.times(quantity) - Money(-gross, line.gross.currency)
    }
    return DocumentLine(
      number: number, service: line.service, kind: line.kind, text: line.text,
      quantity: quantity, unit: line.unit, unitPrice: line.unitPrice, discount: discount,
      gross: Money(-gross, line.gross.currency), net: .zero(line.gross.currency), tax: line.tax,
      original: line.number)
  }

  private static func taxes(
    of lines: [DocumentLine], _ original: Document, _ history: RefundHistory
  ) throws(Refusal) -> [TaxAmount] {
    let parts = try refusing { () throws(AmountError) in
      try Taxation.taxes(of: lines, original.content.currency)
    }
    return parts.map { part in
      guard let whole = original.content.taxes.first(where: { $0.key == part.key }) else {
        return part
      }
      let rest = whole.vat.minorUnits - (history.taxes[part.key] ?? 0)
      let vat =
        completes(part.key, lines, original, history) ? rest : min(-part.vat.minorUnits, rest)
      return TaxAmount(key: part.key, gross: part.gross, vat: Money(-vat, part.vat.currency))
    }
  }

  /// Whether these lines return all that was left of a rate.
  private static func completes(
    _ key: TaxKey, _ lines: [DocumentLine], _ original: Document, _ history: RefundHistory
  ) -> Bool {
    original.content.lines.filter { $0.tax == key }.allSatisfy { line in
      let before = history.lines[line.number]?.quantity ?? 0
      let now = lines.filter { $0.original == line.number }.reduce(0) {
        $0 - $1.quantity.thousandths
      }
      return before + now == line.quantity.thousandths
    }
  }

  /// The tender by which money goes back, below zero, with the rounding of cash (rule V7,
  /// symmetric).
  ///
  /// - Parameters:
  ///   - amount: what goes back, above zero.
  ///   - kind: by which way.
  ///   - reference: attempt, customer or voucher digest.
  /// - Throws: `document.amount_out_of_range`.
  package static func tender(
    _ amount: Money, by kind: TenderKind, reference: String?, card: CardDetails? = nil,
    pack: CountryPack, cashStep: Money
  ) throws(Refusal) -> (tender: Tender, rounding: Money) {
    try refusing { () throws(AmountError) in
      let back = try -amount
      let retained =
        kind == .cash ? try pack.rounded(cash: back, step: cashStep) : back
      let tender = Tender(
        kind: kind, retained: retained, tendered: retained, change: .zero(amount.currency),
        tip: .zero(amount.currency), reference: reference, card: card)
      return (tender, try retained - back)
    }
  }

  /// The mirror of a whole receipt: every line, all money of others, each tender as it came (a
  /// void).
  ///
  /// - Parameter cards: the attempts that reversed card tenders, by the attempt they reverse.
  /// - Throws: `document.amount_out_of_range`.
  package static func mirror(
    of original: Document, cards: [String: (attempt: AttemptID, details: CardDetails?)]
  ) throws(Refusal) -> DocumentContent {
    let source = original.content
    return try refusing { () throws(AmountError) in
      var content = DocumentContent(source.currency)
      content.customer = source.customer
      content.lines = try source.lines.map { (line) throws(AmountError) in try line.mirrored() }
      content.taxes = try source.taxes.map { (tax) throws(AmountError) in
        TaxAmount(key: tax.key, gross: try -tax.gross, vat: try -tax.vat)
      }
      content.onBehalf = try source.onBehalf.map { (part) throws(AmountError) in
        OnBehalf(
          kind: part.kind, party: part.party, reference: part.reference, amount: try -part.amount)
      }
      content.items = try source.items.map { (item) throws(AmountError) in
        OpenItemChange(
          kind: item.kind, item: item.item, customer: item.customer, due: item.due,
          amount: try -item.amount, vat: try -item.vat)
      }
      content.prepaidTaxes = try source.prepaidTaxes.map { (tax) throws(AmountError) in
        TaxAmount(key: tax.key, gross: try -tax.gross, vat: try -tax.vat)
      }
      content.tenders = try source.tenders.map { (tender) throws(AmountError) in
        let card = tender.reference.flatMap { cards[$0] }
        return Tender(
          kind: tender.kind, retained: try -tender.retained, tendered: try -tender.retained,
          change: .zero(source.currency), tip: try -tender.tip,
          reference: card?.attempt.text ?? tender.reference, card: card?.details)
      }
      content.gross = try -source.gross
      content.cashRounding = try -source.cashRounding
      content.relations = [
        Relation(document: original.head.id, name: original.head.name, kind: .reverses)
      ]
      return content
    }
  }
}

extension DocumentLine {
  /// The line with its signs turned, pointing at itself as the original.
  fileprivate func mirrored() throws(AmountError) -> DocumentLine {
    DocumentLine(
      number: number, service: service, kind: kind, text: text,
      quantity: Quantity(thousandths: -quantity.thousandths), unit: unit, unitPrice: unitPrice,
      discount: try -discount, gross: try -gross, net: try -net, tax: tax,
      original: number)
  }
}
