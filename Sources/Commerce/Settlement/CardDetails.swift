/// What a terminal tells of a payment and what may be kept of it: nothing of a card beyond its
/// mask.
package struct CardDetails: Hashable, Sendable {
  /// How the holder was verified; decides whether a slip has to be signed.
  package enum Verification: String, Hashable, Sendable, CaseIterable {
    case none
    case pin
    case signature
    case device
    case unknown
  }

  /// The masked number: at most the first six and the last four digits.
  package let maskedNumber: String
  /// The brand as the terminal names it.
  package let scheme: String
  /// The issuer's authorisation code.
  package let authorisation: String
  /// The number under which the terminal keeps the payment.
  package let trace: String
  /// The terminal's batch.
  package let batch: String
  /// What tells the payment from every other one; empty where the terminal tells nothing but its
  /// number, and in entries of older versions.
  package let identity: String
  /// The EMV application; empty where none was told.
  package let application: String
  /// How the holder was verified; nothing in entries of older versions.
  package let verification: Verification?

  /// What a terminal told; a longer card number is cut to its mask.
  package init(
    maskedNumber: String, scheme: String, authorisation: String, trace: String, batch: String,
    identity: String = "", application: String = "", verification: Verification? = nil
  ) {
    self.maskedNumber = CardDigits.masked(maskedNumber)
    self.scheme = scheme
    self.authorisation = authorisation
    self.trace = trace
    self.batch = batch
    self.identity = identity
    self.application = application
    self.verification = verification
  }

  /// By what the terminal finds the payment again: its identity, or its number alone where there is
  /// no identity.
  package var reference: String { identity.isEmpty ? trace : identity }
}
