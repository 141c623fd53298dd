package import Amounts
package import Commerce

/// The figures of a shift as they stand, for an X; a Z has frozen its own.
package struct ShiftFigures: Hashable, Sendable {
  /// The shift.
  package let shift: Shift
  /// F3: what must be in the drawer.
  package let expected: Money
  /// All totals so far.
  package let totals: [ShiftTotal]
  /// The numbers taken from each series so far.
  package let ranges: [SeriesRange]
  /// Card attempts in doubt.
  package let doubts: [AttemptID]
  /// Baskets that are not finished.
  package let openBaskets: [BasketID]
  /// Whether the reader may know figures from which the drawer could be computed; card attempts
  /// are all that others see.
  package let seesCash: Bool

  /// Figures of an open shift.
  package init(
    shift: Shift, expected: Money, totals: [ShiftTotal], ranges: [SeriesRange],
    doubts: [AttemptID] = [], openBaskets: [BasketID] = [], seesCash: Bool = true
  ) {
    self.shift = shift
    self.expected = expected
    self.totals = totals
    self.ranges = ranges
    self.doubts = doubts
    self.openBaskets = openBaskets
    self.seesCash = seesCash
  }
}
