/// Values in words.
enum ValueWords {
  /// - Parameter set: the character set of texts.
  static func words(_ bytes: [UInt8], _ kind: ValueKind, in set: CharacterSet) -> String {
    switch kind {
    case .raw, .container, .totals: BCD.nibbles(bytes)
    case .binary: binary(bytes)
    case .decimal: BCD.nibbles(bytes)
    case .amount: amount(bytes)
    case .currency: currency(bytes)
    case .time: separated(bytes, by: ":")
    case .date: separated(bytes, by: "-")
    case .cardNumber: CardNumber.masked(bytes)
    case .secret: "hidden, \(bytes.count) bytes"
    case .text: text(bytes, set)
    case .ascii: text(bytes, .zvt8)
    case .application: named(bytes, CardType.brand(ofApplication: bytes))
    case .command: named(bytes, command(bytes))
    case .flags(let names): flags(bytes, names)
    case .cardType: cardType(bytes)
    case .result, .state, .intermediate, .characterSet, .printAttribute, .choice,
      .paymentType:
      bytes.count == 1 ? code(bytes[0], kind) : BCD.nibbles(bytes)
    }
  }

  /// Two decimals, as every currency has that a terminal takes.
  static func amount(_ bytes: [UInt8]) -> String {
    guard let number = BCD.number(bytes) else { return "no amount: \(BCD.nibbles(bytes))" }
    let cents = number % 100
    return "\(number / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// A tag in hexadecimal digits, as short as it is.
  static func tag(_ tag: UInt32) -> String {
    BCD.nibbles(TLV.tagBytes(tag))
  }

  private static func binary(_ bytes: [UInt8]) -> String {
    (1...7).contains(bytes.count)
      ? String(bytes.reduce(Int64(0)) { $0 << 8 | Int64($1) }) : BCD.nibbles(bytes)
  }

  private static func currency(_ bytes: [UInt8]) -> String {
    guard let number = BCD.number(bytes), number <= 999 else {
      return "no currency: \(BCD.nibbles(bytes))"
    }
    return CurrencyWords.code(UInt16(number)) ?? String(number)
  }

  /// Digits in pairs; the first four together in a date of eight.
  private static func separated(_ bytes: [UInt8], by separator: String) -> String {
    let pairs = bytes.map { BCD.nibbles([$0]) }
    guard bytes.count == 4 else { return pairs.joined(separator: separator) }
    return ([pairs[0] + pairs[1]] + pairs[2...]).joined(separator: separator)
  }

  private static func text(_ bytes: [UInt8], _ set: CharacterSet) -> String {
    Text.printable(set.decode(bytes).text)
  }

  private static func named(_ bytes: [UInt8], _ name: String?) -> String {
    name.map { "\(BCD.nibbles(bytes)): \($0)" } ?? BCD.nibbles(bytes)
  }

  private static func command(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 2 else { return nil }
    return CommandTable.command(UInt16(bytes[0]) << 8 | UInt16(bytes[1]), from: .terminal)?.name
  }

  private static func cardType(_ bytes: [UInt8]) -> String {
    let name = bytes.count <= 2 ? CardType.name(bytes.reduce(0) { $0 << 8 | Int($1) }) : nil
    return named(bytes, name)
  }

  private static func flags(_ bytes: [UInt8], _ names: [[UInt8: String]]) -> String {
    var set: [String] = []
    for (byte, words) in zip(bytes, names) {
      set += words.keys.sorted(by: >).filter { byte & $0 != 0 }.compactMap { words[$0] }
    }
    return named(bytes, set.isEmpty ? nil : set.joined(separator: ", "))
  }

  private static func code(_ byte: UInt8, _ kind: ValueKind) -> String {
    named([byte], name(byte, kind))
  }

  private static func name(_ byte: UInt8, _ kind: ValueKind) -> String? {
    switch kind {
    case .result: ResultCode(byte).words
    case .state: TerminalState(byte).words
    case .intermediate: IntermediateCode(byte).words
    case .characterSet: CharacterSet(tag: byte)?.name ?? "unknown"
    case .printAttribute: attribute(byte)
    case .paymentType: paymentType(byte)
    case .choice(let names): names[byte] ?? "unknown"
    default: nil
    }
  }

  /// PA00P015 §2.2.1.
  private static func paymentType(_ byte: UInt8) -> String {
    let ways = [
      "direct debit, offline", "GeldKarte", "online without PIN", "girocard by its rules",
      "the terminal decides", "the terminal decides, GeldKarte too",
    ]
    let way = Int(byte >> 4)
    let bits: [(UInt8, String)] = [
      (0x02, "data of the card read before"), (0x04, "printer ready"), (0x08, "tip possible"),
    ]
    let words = bits.filter { byte & $0.0 != 0 }.map(\.1)
    return ([way < ways.count ? ways[way] : "unknown"] + words).joined(separator: ", ")
  }

  private static func attribute(_ byte: UInt8) -> String {
    switch byte {
    case 0x80: return "reserved"
    case 0xFF: return "feed"
    case 0x81...0xFE: return "last line of the slip"
    default:
      let line = SlipLine(attribute: byte, [], in: .ascii)
      let words = [
        line.isCentred ? "centred" : nil, line.isDoubleWidth ? "double width" : nil,
        line.isDoubleHeight ? "double height" : nil,
        line.indent > 0 ? "indent \(line.indent)" : nil,
      ].compactMap { $0 }
      return words.isEmpty ? "normal" : words.joined(separator: ", ")
    }
  }
}
