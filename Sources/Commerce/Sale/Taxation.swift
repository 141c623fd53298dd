package import Amounts

/// Taxes of lines: computed per category and rate, never line by line (rules V3 and V4).
package enum Taxation {
  /// The tax of each category and rate: VAT = round(G x r / (100 + r)), in the order of the keys.
  ///
  /// Works for lines of either sign; a document that gives back is the mirror of its sale.
  /// - Throws: `overflow`, `mixedCurrencies`.
  package static func taxes(of lines: [DocumentLine], _ currency: Currency)
    throws(AmountError) -> [TaxAmount]
  {
    var result: [TaxAmount] = []
    for key in keys(of: lines) {
      let gross = try Money.sum(lines.filter { $0.tax == key }.map(\.gross), currency)
      result.append(TaxAmount(key: key, gross: gross, vat: try key.rate.tax(inGross: gross)))
    }
    return result
  }

  /// The categories and rates of lines, each once, in order.
  static func keys(of lines: [DocumentLine]) -> [TaxKey] {
    Set(lines.map(\.tax)).sorted()
  }

  /// The lines with their nets: the net of each category spread over its lines by largest remainder
  /// of the exact nets, ties to the lower line number (rule V4).
  ///
  /// The exact nets of one rate are proportional to the gross, so the gross amounts are the
  /// weights.
  /// - Throws: `overflow`, `mixedCurrencies`.
  package static func withNets(_ lines: [DocumentLine], _ taxes: [TaxAmount])
    throws(AmountError) -> [DocumentLine]
  {
    var result = lines
    for tax in taxes {
      let indices = lines.indices.filter { lines[$0].tax == tax.key }
      let nets = try spread(
        try tax.net(), over: indices.map { lines[$0].gross }, rate: tax.key.rate)
      for (index, net) in zip(indices, nets) { result[index] = lines[index].with(net: net) }
    }
    return result
  }

  /// Floors the exact net of each gross, then gives what is left, a cent each, to the largest
  /// fractions.
  private static func spread(_ net: Money, over gross: [Money], rate: TaxRate)
    throws(AmountError) -> [Money]
  {
    let divisor = Int128(10_000 + rate.basisPoints)
    let sign: Int64 = net.isNegative || gross.contains(where: \.isNegative) ? -1 : 1
    var shares: [Int64] = []
    var fractions: [(index: Int, remainder: Int128)] = []
    for (index, amount) in gross.enumerated() {
      let (share, remainder) = (Int128(amount.minorUnits * sign) * 10_000)
        .quotientAndRemainder(dividingBy: divisor)
      guard let small = Int64(exactly: share) else { throw .overflow }
      shares.append(small)
      fractions.append((index, remainder))
    }
    let rest = net.minorUnits * sign - shares.reduce(0, +)
    fractions.sort {
      $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index
    }
    // A part that takes the remainder of its rate's tax can be off by a cent more than its own
    // rounding; then the cents go round again, or come back from the smallest fractions.
    var step = 0
    let count = fractions.count
    while step < rest.magnitude, count > 0 {
      let entry = rest > 0 ? fractions[step % count] : fractions[count - 1 - step % count]
      shares[entry.index] += rest.signum()
      step += 1
    }
    return shares.map { Money($0 * sign, net.currency) }
  }
}

extension DocumentLine {
  /// The same line with its net.
  func with(net: Money) -> DocumentLine {
    DocumentLine(
      number: number, service: service, kind: kind, text: text, quantity: quantity, unit: unit,
      unitPrice: unitPrice, discount: discount, gross: gross, net: net, tax: tax,
      original: original)
  }
}
