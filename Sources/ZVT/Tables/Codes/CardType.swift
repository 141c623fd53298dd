/// The brand of a card by ZVT's own numbers and by EMV applications (PA00P015 §12).
package enum CardType {
  /// The brand of a card type of field 8A or tag 41; nothing for one that is no payment card of
  /// our table, and for 255, which points to tag 41.
  package static func name(_ type: Int) -> String? { names[type] }

  /// The brand of an EMV application by its registered provider, RID; nothing for an unknown one.
  ///
  /// - Parameter application: RID of five bytes and what follows.
  package static func brand(ofApplication application: [UInt8]) -> String? {
    if application.starts(with: maestro) { return "Maestro" }
    return providers.first { application.starts(with: $0.rid) }?.name
  }

  /// Every number of the table.
  package static var known: [Int] { names.keys.sorted() }

  private static let maestro: [UInt8] = [0xA0, 0, 0, 0, 0x04, 0x30, 0x60]

  private static let providers: [(rid: [UInt8], name: String)] = [
    ([0xA0, 0, 0, 0, 0x03], "Visa"), ([0xA0, 0, 0, 0, 0x04], "Mastercard"),
    ([0xA0, 0, 0, 0, 0x25], "American Express"), ([0xA0, 0, 0, 0, 0x65], "JCB"),
    ([0xA0, 0, 0, 0x01, 0x52], "Diners"), ([0xA0, 0, 0, 0x03, 0x33], "UnionPay"),
  ]

  private static let names: [Int: String] = [
    2: "ec-card", 5: "girocard", 6: "Mastercard", 7: "EAPS", 8: "American Express",
    9: "direct debit", 10: "Visa", 11: "Visa Electron", 12: "Diners", 13: "V PAY", 14: "JCB",
    15: "REKA", 16: "Esso", 18: "DKV/SVG", 20: "Shell", 21: "Payeasy", 28: "UTA",
    30: "GeldKarte", 40: "BSW", 46: "Maestro", 47: "gift card", 69: "Postcard", 79: "Yapital",
    87: "Bancontact", 89: "Payback Pay", 97: "Alipay", 101: "EuroWag", 107: "Alipay @POS",
    111: "instant payment", 127: "AirPlus", 146: "DKV blue", 148: "Jet", 152: "Westfalen",
    154: "Elf", 156: "Agip", 158: "Total", 160: "AVIA", 162: "BFT", 164: "Routex",
    196: "Dankort", 197: "Visa/Dankort", 198: "China UnionPay", 217: "Austria Card",
    232: "Discover", 256: "MIFARE", 257: "myCard4u", 258: "instalment purchase",
    259: "AVIA prepaid", 260: "BlueCode",
  ]
}
