package import Amounts
package import Nexo

/// A nexo terminal as its technician has set it up.
package struct NexoSettings: Hashable, Sendable {
  /// The till's name at the terminal, at least one character.
  package var saleID: String
  /// The terminal's name, as it is printed on it or told by its maker.
  package var poiID: String
  /// The currency of every amount.
  package var currency: Currency
  /// What the till says about its program.
  package var software: NexoSoftware
  /// By how much the terminal's amount may differ from the order's.
  package var allowance: AmountAllowance
  /// Whether the terminal tells its last transaction when it is asked without a name.
  package var tellsLast: Bool
  /// For how many hours the terminal surely knows what it did; an order that is older and that it
  /// does not know proves nothing. The protocol keeps names apart for 48 hours.
  package var memoryHours: Int
  /// How long things may take.
  package var timers: NexoTimers

  /// A terminal of a name; the rest as terminals mostly are.
  package init(
    saleID: String, poiID: String, currency: Currency,
    software: NexoSoftware = NexoSoftware(maker: "Kase", name: "Kase", version: "1"),
    allowance: AmountAllowance = AmountAllowance(), tellsLast: Bool = true, memoryHours: Int = 24,
    timers: NexoTimers = NexoTimers()
  ) {
    self.saleID = saleID
    self.poiID = poiID
    self.currency = currency
    self.software = software
    self.allowance = allowance
    self.tellsLast = tellsLast
    self.memoryHours = memoryHours
    self.timers = timers
  }

  var memoryMilliseconds: Int64 { Int64(clamping: memoryHours) &* 3_600_000 }
}
