/// A card that a customer of a simulated terminal presents.
package struct PresentedCard: Hashable, Sendable {
  /// The name in scripts.
  package let name: String
  /// The brand as the terminal calls it (BMP 8B).
  package let brand: String
  /// The card type of ZVT (BMP 8A, PA00P015 §12).
  package let type: UInt8
  /// The EMV application (tag 43), in hexadecimal.
  package let application: String
  /// The number, masked: digits, and E for what is hidden.
  package let maskedNumber: String
  /// How the holder was verified (tag 1F10): 00 not at all, 01 signature, 02 PIN.
  package let verification: UInt8
  /// How the card was read (tag 1F12): 00 stripe, 01 chip, 02 contactless.
  package let source: UInt8
  /// The brand's own place in the sums of a batch, 0 to 6 (PA00P015 §3.1.3).
  private let slot: Int

  private init(
    _ name: String, _ brand: String, type: UInt8, application: String, number: String,
    verification: UInt8 = 0x02, source: UInt8 = 0x01, slot: Int
  ) {
    self.name = name
    self.brand = brand
    self.type = type
    self.application = application
    maskedNumber = number
    self.verification = verification
    self.source = source
    self.slot = slot
  }

  /// A contactless Visa card.
  package static let visa = PresentedCard(
    "visa", "VISA", type: 10, application: "A0000000031010", number: "EEEEEEEEEEEE9012",
    verification: 0x00, source: 0x02, slot: 4)

  /// The cards that scripts know.
  package static let known: [PresentedCard] = [
    .visa,
    PresentedCard(
      "mastercard", "Mastercard", type: 6, application: "A0000000041010",
      number: "EEEEEEEEEEEE4444", slot: 2),
    PresentedCard(
      "maestro", "Maestro", type: 46, application: "A0000000043060", number: "EEEEEEEEEEEE0005",
      slot: 2),
    PresentedCard(
      "girocard", "girocard", type: 5, application: "A00000035910100101",
      number: "EEEEEEEEEEEEEEE1234", slot: 0),
    PresentedCard(
      "vpay", "V PAY", type: 13, application: "A0000000032020",
      number: "EEEEEEEEEEEE7777", slot: 4),
    PresentedCard(
      "amex", "American Express", type: 8, application: "A00000002501",
      number: "EEEEEEEEEEE1005", verification: 0x01, slot: 3),
    PresentedCard(
      "jcb", "JCB", type: 14, application: "A0000000651010", number: "EEEEEEEEEEEE0505", slot: 1),
    PresentedCard(
      "diners", "Diners", type: 12, application: "A0000001523010", number: "EEEEEEEEEE0259",
      verification: 0x01, source: 0x00, slot: 5),
    PresentedCard(
      "unionpay", "UnionPay", type: 198, application: "A000000333010101",
      number: "EEEEEEEEEEEE0011", slot: 6),
  ]

  /// The brand's place in the sums of a batch: girocard, JCB, Mastercard, American Express, Visa,
  /// Diners, others.
  ///
  /// - Parameter isMaestroGirocard: whether Maestro and V PAY count as girocard.
  package func slot(isMaestroGirocard: Bool) -> Int {
    isMaestroGirocard && (name == "maestro" || name == "vpay") ? 0 : slot
  }

  /// The card of a name; nothing for any other text.
  package init?(_ name: String) {
    guard let card = Self.known.first(where: { $0.name == name }) else { return nil }
    self = card
  }
}
