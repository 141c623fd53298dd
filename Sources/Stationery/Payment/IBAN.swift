/// An account number of ISO 13616, checked offline: it can exist, whether or not it does.
package struct IBAN: Hashable, Sendable {
  /// The number without blanks, in capitals.
  package let compact: String
  /// Whether the length and form were checked too; an unknown country is checked by MOD 97 alone.
  package let isOfKnownCountry: Bool

  /// Reads a number as people type it, with or without blanks.
  ///
  /// - Throws: `accountForm`, `accountLength`, `accountCheckDigits`.
  package init(_ text: String) throws(PaymentFault) {
    compact = CheckDigits.compact(text, dropping: " ")
    let bytes = Array(compact.utf8)
    guard 5...34 ~= bytes.count, Piece.letters(2).matches(bytes[..<2]),
      Piece.digits(2).matches(bytes[2..<4])
    else { throw .accountForm }
    let form = Self.forms[String(compact.prefix(2))]
    isOfKnownCountry = form != nil
    if let form { try Self.check(bytes, form) }
    guard CheckDigits.remainder(bytes) != nil else { throw .accountForm }
    guard CheckDigits.holds(compact) else { throw .accountCheckDigits }
  }

  /// The country's code.
  package var country: String { String(compact.prefix(2)) }

  /// The number in groups of four.
  package var grouped: String { CheckDigits.grouped(compact) }

  private static func check(_ bytes: [UInt8], _ form: [Piece]) throws(PaymentFault) {
    let length = form.reduce(4) { $0 + $1.count }
    guard bytes.count == length else { throw .accountLength(expected: length) }
    var start = 4
    for piece in form {
      guard piece.matches(bytes[start..<start + piece.count]) else { throw .accountForm }
      start += piece.count
    }
  }

  /// A run of characters of one kind.
  private enum Piece {
    case digits(Int)
    case letters(Int)
    case either(Int)

    var count: Int {
      switch self {
      case .digits(let count), .letters(let count), .either(let count): count
      }
    }

    func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
      bytes.allSatisfy { byte in
        let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        let isLetter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        return switch self {
        case .digits: isDigit
        case .letters: isLetter
        case .either: isDigit || isLetter
        }
      }
    }
  }

  /// What follows country and check digits: exactly where our branches are, else the length.
  private static let forms: [String: [Piece]] = [
    "LV": [.letters(4), .either(13)], "LT": [.digits(16)], "EE": [.digits(16)],
    "PL": [.digits(24)], "DE": [.digits(18)], "FI": [.digits(14)],
    "AT": [.either(16)], "BE": [.either(12)], "CH": [.either(17)], "CY": [.either(24)],
    "CZ": [.either(20)], "DK": [.either(14)], "ES": [.either(20)], "FR": [.either(23)],
    "GB": [.either(18)], "IE": [.either(18)], "IT": [.either(23)], "NL": [.either(14)],
    "NO": [.either(11)], "PT": [.either(21)], "SE": [.either(20)], "SK": [.either(20)],
    "UA": [.either(25)],
  ]
}
