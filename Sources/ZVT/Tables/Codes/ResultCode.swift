/// A result of a payment, an error of an answer or of an abort (PA00P015 §10).
package struct ResultCode: Hashable, Sendable {
  /// What a code means for whoever stands at the counter.
  package enum Meaning: String, Hashable, Sendable, CaseIterable {
    /// It went well.
    case success
    /// The acquirer says no.
    case declined
    /// The acquirer says: keep the card, or call.
    case referral
    /// Somebody, or a timeout, stopped it.
    case cancelled
    /// This card, or this way of paying, is not taken.
    case cardRefused = "card_refused"
    /// The card could not be read.
    case cardUnreadable = "card_unreadable"
    /// The amount is not possible.
    case amount
    /// The currency is not possible.
    case currency
    /// Wait, and ask again.
    case busy
    /// The acquirer can't be reached.
    case hostUnreachable = "host_unreachable"
    /// The batch has to be closed first, or could not be.
    case closeBatch = "close_batch"
    /// The terminal has to be initialised or activated.
    case initialisation
    /// The terminal has to ask its acquirer.
    case diagnosis
    /// A card is in the reader.
    case cardInserted = "card_inserted"
    /// The printer, or its paper.
    case printer
    /// The payment was taken back before.
    case alreadyReversed = "already_reversed"
    /// The payment can't be taken back.
    case notReversible = "not_reversible"
    /// The terminal does not know the command, or not the field.
    case unsupported
    /// The memory or the journal is full.
    case full
    /// The password is refused.
    case password
    /// The terminal restarts, updates itself or is being maintained.
    case maintenance
    /// Only the technician helps.
    case technician
    /// An error of another kind.
    case failure
  }

  /// The byte.
  package let code: UInt8
  /// What it means.
  package let meaning: Meaning
  /// What it means in English.
  package let words: String

  /// What a code means; every byte has one.
  package init(_ code: UInt8) {
    self.code = code
    if (0x01...0x63).contains(code) {
      (meaning, words) = HostCode.meaning(code)
    } else if let entry = Self.byCode[code] {
      (meaning, words) = (entry.meaning, entry.words)
    } else {
      (meaning, words) = (.failure, "unknown code")
    }
  }

  /// Whether it went well.
  package var isSuccess: Bool { code == 0 }

  /// Whether the code is the acquirer's, not the terminal's.
  package var isOfHost: Bool { (0x01...0x63).contains(code) }

  /// Whether a card holder must hear nothing but "declined", the true reason being the merchant's
  /// alone: on unattended terminals.
  package var isForMerchantOnly: Bool {
    (0x01...0x04).contains(code) || code == 0x29 || code == 0x2B
  }

  /// Whether the table knows the code.
  package var isKnown: Bool { isOfHost || Self.byCode[code] != nil }

  private static let byCode: [UInt8: (meaning: Meaning, words: String)] = Dictionary(
    entries.map { ($0.code, ($0.meaning, $0.words)) }, uniquingKeysWith: { first, _ in first })
}
