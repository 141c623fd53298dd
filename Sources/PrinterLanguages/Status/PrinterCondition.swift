/// What a printer said of itself, in one vocabulary for all languages.
package struct PrinterCondition: Hashable, Sendable {
  /// How much paper there is.
  package enum Paper: String, Hashable, Sendable {
    case enough
    case nearEnd = "near_end"
    case end
  }

  /// Whether it takes no data.
  package var isOffline = false
  /// Whether the cover is open.
  package var isCoverOpen = false
  /// Whether somebody holds the feed key.
  package var isFeedKeyPressed = false
  /// How much paper there is.
  package var paper: Paper = .enough
  /// Whether the cutter is stuck.
  package var hasCutterError = false
  /// Whether only switching off helps.
  package var isUnrecoverable = false
  /// Whether it waits for its head to cool, or for a similar state that ends by itself.
  package var isRecoverable = false
  /// The level of the drawer's sense pin; nothing where it was not told.
  package var isDrawerPinHigh: Bool?

  /// A printer without complaints.
  package init() {}

  /// Whether a page may be sent.
  package var isClean: Bool {
    !isOffline && !isCoverOpen && paper != .end && !hasCutterError && !isUnrecoverable
      && !isRecoverable
  }
}
