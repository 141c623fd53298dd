/// What the bytes of a field or of an object mean.
package enum ValueKind: Hashable, Sendable {
  /// Bytes without a meaning of their own.
  case raw
  /// Objects.
  case container
  /// A number, the high byte first.
  case binary
  /// Packed digits.
  case decimal
  /// Packed digits: minor units.
  case amount
  /// Packed digits: the number of ISO 4217.
  case currency
  /// Packed digits: HHMMSS.
  case time
  /// Packed digits: MMDD, YYMMDD or YYYYMMDD.
  case date
  /// Packed digits of a card's number; only its mask may be kept.
  case cardNumber
  /// Never shown, never kept.
  case secret
  /// Text in the conversation's character set.
  case text
  /// Text in seven bits.
  case ascii
  /// How to pay: the way in the high half byte, three bits in the low one.
  case paymentType
  /// A code of `ResultCode`.
  case result
  /// A code of `TerminalState`.
  case state
  /// A code of `IntermediateCode`.
  case intermediate
  /// A card type of ZVT.
  case cardType
  /// A number of a character set.
  case characterSet
  /// Class and instruction of a command.
  case command
  /// The attribute of a printed line.
  case printAttribute
  /// The sums of a batch.
  case totals
  /// An EMV application.
  case application
  /// One of these.
  case choice([UInt8: String])
  /// Any of these bits, the first byte first.
  case flags([[UInt8: String]])
}
