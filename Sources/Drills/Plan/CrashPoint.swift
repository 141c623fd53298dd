/// Where the till's power fails in a drill; the facts F1 to F5 are what a till stores, in their
/// order, each before it acknowledges anything.
package enum CrashPoint: String, Hashable, Sendable, CaseIterable {
  /// It does not fail.
  case none
  /// The attempt is stored, nothing was sent.
  case afterIntent = "after_f1"
  /// The terminal's word on the money has come and is not stored.
  case beforeStatus = "before_f3"
  /// It is stored and not acknowledged.
  case afterStatus = "after_f3"
  /// A piece of the slip has come and is not stored.
  case atSlip = "at_print_line"
  /// The end has come and is not stored.
  case beforeEnd = "before_f5"
}
