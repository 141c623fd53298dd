package import Amounts

/// What a simulated nexo terminal is.
package struct NexoProfile: Hashable, Sendable {
  /// Its name.
  package var poiID: String
  /// The currency of its payments.
  package var currency: Currency
  /// When its clock stood at zero: what the simulator's owner calls 0 milliseconds.
  package var start: Moment
  /// Whether it tells its last transaction when it is asked without a name.
  package var tellsLast: Bool
  /// Whether it can close a period and tell its sums.
  package var hasTotals: Bool

  /// A terminal.
  package init(
    poiID: String = "KASE-SIM-1", currency: Currency = .euro,
    start: Moment = Moment(milliseconds: 1_795_000_000_000, offsetSeconds: 0),
    tellsLast: Bool = true, hasTotals: Bool = true
  ) {
    self.poiID = poiID
    self.currency = currency
    self.start = start
    self.tellsLast = tellsLast
    self.hasTotals = hasTotals
  }

  /// What its clock shows, RFC 3339.
  func time(at milliseconds: Int) -> String {
    Moment(
      milliseconds: start.milliseconds &+ Int64(milliseconds), offsetSeconds: start.offsetSeconds
    ).rfc3339
  }
}
