extension TagTable {
  /// Transactions, receipts and money: tags 1F01 to 1F83.
  static let transaction: [TagInfo] = [
    TagInfo(
      0x1F01, "receipt to repeat",
      .choice([
        1: "the last one", 2: "merchant's", 3: "customer's", 4: "end of day", 5: "journal",
        6: "reconciliation",
      ])),
    TagInfo(0x1F02, "from transaction", .decimal),
    TagInfo(0x1F03, "to transaction", .decimal),
    TagInfo(
      0x1F04, "receipt parameter bits",
      .flags([
        [
          0x80: "customer's receipt when approved", 0x40: "customer's receipt when not approved",
          0x20: "merchant's receipt when approved", 0x10: "merchant's receipt when not approved",
          0x08: "customer before merchant", 0x04: "short receipt", 0x02: "without product data",
          0x01: "till prints for this command",
        ],
        [0x80: "barcodes allowed"],
      ])),
    TagInfo(
      0x1F06, "kind of reservation",
      .choice([
        2: "reservation", 3: "extension", 6: "reservation by telephone",
        7: "extension by telephone",
      ])),
    TagInfo(
      0x1F07, "kind of receipt",
      .choice([
        1: "merchant's", 2: "customer's", 3: "administration",
      ])),
    TagInfo(0x1F0D, "till's data", .ascii),
    TagInfo(0x1F0E, "date", .date),
    TagInfo(0x1F0F, "time", .time),
    TagInfo(
      0x1F10, "cardholder verification",
      .choice([
        0: "none", 1: "signature", 2: "online PIN", 3: "offline enciphered PIN",
        4: "offline plain PIN", 5: "offline enciphered PIN and signature",
        6: "offline plain PIN and signature", 7: "online PIN and signature", 0xFF: "unknown",
      ])),
    TagInfo(0x1F11, "authorisation", .choice([0: "offline", 1: "online"])),
    TagInfo(0x1F12, "card technology", .choice([0: "stripe", 1: "chip", 2: "contactless"])),
    TagInfo(0x1F1B, "conversion markup in percent", .decimal),
    TagInfo(0x1F1C, "conversion card name", .text),
    TagInfo(
      0x1F1D, "kind of amount",
      .choice([
        1: "base", 2: "rate", 3: "foreign", 4: "commission", 5: "balance",
      ])),
    TagInfo(0x1F1E, "decimals", .binary),
    TagInfo(0x1F1F, "unique transaction identifier", .raw),
    TagInfo(0x1F20, "amount", .amount),
    TagInfo(0x1F21, "currency", .currency),
    TagInfo(0x1F22, "rate's unit", .raw),
    TagInfo(0x1F23, "retrieval number", .ascii),
    TagInfo(0x1F24, "reference number", .ascii),
    TagInfo(0x1F25, "cashback", .amount),
    TagInfo(0x1F26, "end of day", .choice([0: "normal", 1: "forced", 2: "automatic"])),
    TagInfo(0x1F2B, "long trace number", .decimal),
    TagInfo(0x1F2E, "kind of barcode", .choice(SlipLine.Barcode.kinds)),
    TagInfo(0x1F2F, "barcode", .ascii),
    TagInfo(0x1F30, "purse top-up", .amount),
    TagInfo(0x1F36, "tip", .amount),
    TagInfo(
      0x1F37, "receipt",
      .flags([
        [
          0x01: "positive", 0x02: "has a signature field", 0x04: "negative",
          0x80: "must be printed",
        ]
      ])),
    TagInfo(0x1F3B, "transaction", .flags([[0x01: "a tip may follow"]])),
    TagInfo(0x1F3F, "card's balance", .amount),
    TagInfo(0x1F62, "reference number's type", .raw),
    TagInfo(0x1F63, "reference number's value", .ascii),
    TagInfo(0x1F6A, "remaining amount", .decimal),
    TagInfo(0x1F70, "partial approval", .choice([0: "not handled", 1: "handled"])),
    TagInfo(0x1F82, "transaction reference", .raw),
    TagInfo(0x1F83, "acquirer", .decimal),
  ]
}
