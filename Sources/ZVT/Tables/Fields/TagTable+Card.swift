extension TagTable {
  /// Cards, applications and receipts: tags 40 to 4D.
  static let card: [TagInfo] = [
    TagInfo(
      0x40, "EMV configuration",
      .flags([
        [
          0x80: "send 42", 0x40: "send 44", 0x20: "send 46", 0x10: "send 47", 0x08: "send 64",
          0x04: "send 65", 0x02: "send 66", 0x01: "send 67",
        ],
        [0x80: "send 4A"],
      ])),
    TagInfo(0x41, "card type", .cardType),
    TagInfo(0x42, "application's label", .text),
    TagInfo(0x43, "EMV application", .application),
    TagInfo(0x44, "application's preferred name", .text),
    TagInfo(0x45, "receipt parameter", .decimal),
    TagInfo(0x46, "EMV data for the customer", .text),
    TagInfo(0x47, "EMV data for the merchant", .text),
    TagInfo(0x48, "priority", .binary),
    TagInfo(0x49, "operator's card type", .binary),
    TagInfo(0x4A, "product's name", .text),
    TagInfo(0x4B, "issuer's country", .raw),
    TagInfo(0x4C, "card's unique id", .secret),
    TagInfo(0x4D, "card identification EF_ID", .cardNumber),
    TagInfo(
      0x1F05, "transaction parameter",
      .flags([
        [
          0x80: "return card data that can't be processed", 0x40: "swipe reader on",
        ]
      ])),
    TagInfo(0x1F08, "track 1", .secret),
    TagInfo(0x1F09, "track 2", .secret),
    TagInfo(0x1F0A, "track 3", .secret),
    TagInfo(0x1F0C, "number plate", .ascii),
    TagInfo(0x1F14, "card identification item", .secret),
    TagInfo(
      0x1F15, "card reading control",
      .flags([
        [
          0x80: "compute the card identification item", 0x40: "return the card's id",
          0x20: "return the balance",
        ]
      ])),
    TagInfo(0x1F19, "card acceptance", .choice([0: "accept", 1: "deny"])),
    TagInfo(0x1F1A, "pattern of card numbers", .raw),
    TagInfo(0x1F2D, "source of the card data", .choice([0: "stripe", 1: "chip", 2: "barcode"])),
    TagInfo(0x1F59, "configured applications", .ascii),
    TagInfo(0x1F5B, "card poll timeout in seconds", .binary),
    TagInfo(
      0x1F60, "allowed card technologies",
      .flags([
        [
          0x01: "stripe", 0x02: "chip", 0x04: "contactless",
        ]
      ])),
    TagInfo(0x1F6B, "smallest age", .decimal),
    TagInfo(
      0x1F6C, "age check",
      .choice([
        0: "too young", 1: "old enough", 2: "card can't tell", 3: "terminal can't tell",
      ])),
  ]
}
