package import Amounts

/// Notes and coins as they were counted; the sum is computed, never typed.
package struct CashCount: Hashable, Sendable {
  /// How many pieces of one denomination.
  package struct Pile: Hashable, Sendable {
    /// The value of one piece.
    package let denomination: Money
    /// How many there are.
    package let pieces: Int64

    /// Pieces of a denomination.
    package init(denomination: Money, pieces: Int64) {
      self.denomination = denomination
      self.pieces = pieces
    }
  }

  /// The piles, the largest denomination first.
  package let piles: [Pile]
  /// What they come to.
  package let total: Money

  /// A count of piles.
  ///
  /// - Throws: `shift.count_invalid` for a denomination that the country does not have, one that
  ///   occurs twice, or a number of pieces below zero; `document.amount_out_of_range`.
  package init(_ piles: [Pile], in pack: CountryPack) throws(Refusal) {
    for pile in piles {
      guard pack.denominations.contains(pile.denomination), 0...1_000_000 ~= pile.pieces else {
        throw Refusal(
          .shiftCountInvalid, at: "count.\(pile.denomination.decimal)",
          ["value": pile.denomination.decimal])
      }
    }
    guard Set(piles.map(\.denomination)).count == piles.count else {
      throw Refusal(.shiftCountInvalid, at: "count")
    }
    self.piles = piles.sorted { $0.denomination.minorUnits > $1.denomination.minorUnits }
    total = try refusing { () throws(AmountError) in
      var sum = Money.zero(pack.currency)
      for pile in piles { sum = try sum + (try pile.denomination.part(pile.pieces, of: 1)) }
      return sum
    }
  }

  /// A count as it stands in the ledger.
  package init(recorded piles: [Pile], total: Money) {
    self.piles = piles
    self.total = total
  }
}
