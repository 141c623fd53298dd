/// Looks for card numbers where no table tells where they are.
enum CardDataSearch {
  /// The bytes with card numbers hidden that stand in them as text, and behind field numbers of
  /// card data.
  static func hidden(_ bytes: [UInt8]) -> [UInt8] {
    // Fields first: what they hide may be digits of a row, and what is left of it is looked at
    // then.
    hiddenDigits(hiddenFields(bytes))
  }

  /// The bytes with the middle digits of card numbers in text made `*`: 13 to 19 digits, spaces
  /// and hyphens between them allowed, beginning with 2 to 6, whose check digit is right.
  static func hiddenDigits(_ bytes: [UInt8]) -> [UInt8] {
    var hidden = bytes
    var run: [Int] = []
    for index in bytes.indices {
      if isDigit(bytes[index]) {
        run.append(index)
      } else if !isSeparator(bytes[index], after: run.last, at: index) {
        hide(run, &hidden)
        run = []
      }
    }
    hide(run, &hidden)
    return hidden
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isSeparator(_ byte: UInt8, after last: Int?, at index: Int) -> Bool {
    (byte == 0x20 || byte == 0x2D) && last == index - 1
  }

  private static func hide(_ run: [Int], _ bytes: inout [UInt8]) {
    guard (13...19).contains(run.count) else { return }
    let digits = run.map { Int(bytes[$0] & 0x0F) }
    guard (2...6).contains(digits[0]), isLuhn(digits) else { return }
    for index in run.dropFirst(6).dropLast(4) { bytes[index] = 0x2A }
  }

  /// The check of ISO 7812: every second digit from the right doubled, digits summed.
  private static func isLuhn(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let value = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + value / 10 + value % 10
    }
    return sum % 10 == 0
  }

  /// Hides what follows the numbers of card fields, where a length in `Fx` follows them.
  private static func hiddenFields(_ bytes: [UInt8]) -> [UInt8] {
    var hidden = bytes
    var index = 0
    while index < bytes.count {
      guard let range = cardData(bytes, at: index) else {
        index += 1
        continue
      }
      let value = Array(bytes[range])
      let masked =
        bytes[index] == 0x22
        ? CardNumber.maskedBytes(value) : [UInt8](repeating: 0, count: value.count)
      hidden.replaceSubrange(range, with: masked)
      index = range.upperBound
    }
    return hidden
  }

  private static func cardData(_ bytes: [UInt8], at index: Int) -> Range<Int>? {
    guard let field = FieldTable.field(bytes[index]),
      field.kind == .secret || field.kind == .cardNumber
    else { return nil }
    var reader = ByteReader(bytes, from: index + 1)
    let length =
      switch field.layout {
      case .ll: reader.decimalLength(2)
      case .lll: reader.decimalLength(3)
      case .fixed, .container: Result<Int, PacketFault>.failure(PacketFault(.badLength, at: index))
      }
    guard case .success(let count) = length, count > 0 else { return nil }
    return reader.position..<min(reader.position + count, bytes.count)
  }
}
