package import Amounts

/// The payment code for a transfer in euros: EPC069-12, known as `BCD` and as GiroCode.
///
/// Twelve elements, one a line; the symbol is a QR code of level M and version 13 at most.
package enum PaymentQR {
  /// The versions of the code; the first one needs the bank's BIC and is for old readers.
  package enum Version: String, Hashable, Sendable {
    case first = "001"
    case second = "002"
  }

  /// What a QR code of version 13 and level M holds.
  package static let bytesMax = 331

  /// The bytes of a payment code, in UTF-8 with single line feeds.
  ///
  /// Control characters and line breaks are taken out of every text first, so that no text can
  /// shift the elements after it. What is too long is cut from the information, then from the
  /// text, never from anything else.
  /// - Parameters:
  ///   - name: the account's holder as the bank knows it, 1 to 70 characters.
  ///   - iban: the account, blanks allowed.
  ///   - bic: the bank; needed by version 001 and for accounts outside of the EEA.
  ///   - amount: what is still to be paid, 0.01 to 999 999 999.99 euros.
  ///   - reference: a creditor reference (RF); excludes `text`.
  ///   - text: for the payee, 140 characters; excludes `reference`.
  ///   - information: for the payer, 70 characters.
  /// - Throws: every case of `PaymentFault`.
  package static func payload(
    name: String, iban: String, bic: String? = nil, amount: Money, reference: String? = nil,
    text: String? = nil, information: String? = nil, version: Version = .second
  ) throws(PaymentFault) -> [UInt8] {
    let account = try IBAN(iban)
    let bank = try bankCode(bic ?? "", of: account, version)
    let name = plain(name)
    guard 1...70 ~= name.unicodeScalars.count else { throw .payeeName }
    let reference = try structured(plain(reference ?? ""))
    let text = clipped(plain(text ?? ""), scalars: 140)
    guard reference.isEmpty || text.isEmpty else { throw .referenceAndText }
    let information = clipped(plain(information ?? ""), scalars: 70)
    let fixed = [
      "BCD", version.rawValue, "1", "SCT", bank, name, account.compact, try figure(amount), "",
      reference,
    ]
    return try fitted(fixed, text, information)
  }

  /// The elements without empty ones at the end, shortened until they fit.
  private static func fitted(_ fixed: [String], _ text: String, _ information: String)
    throws(PaymentFault) -> [UInt8]
  {
    let lines = fixed + [text, information]
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    let bytes = Array(lines[...last].joined(separator: "\n").utf8)
    let excess = bytes.count - bytesMax
    if excess <= 0 { return bytes }
    if !information.isEmpty { return try fitted(fixed, text, shortened(information, by: excess)) }
    if !text.isEmpty { return try fitted(fixed, shortened(text, by: excess), "") }
    throw .tooLong
  }

  /// The amount in the code's form: `EUR12.30`.
  private static func figure(_ amount: Money) throws(PaymentFault) -> String {
    guard amount.currency == .euro else { throw .notEuro }
    guard 1...99_999_999_999 ~= amount.minorUnits else { throw .amountOutOfRange }
    return "EUR" + amount.decimal
  }

  private static func structured(_ reference: String) throws(PaymentFault) -> String {
    reference.isEmpty ? "" : try CreditorReference(reference).compact
  }

  /// The bank's code, empty where it may be left out.
  private static func bankCode(_ text: String, of account: IBAN, _ version: Version)
    throws(PaymentFault) -> String
  {
    let code = CheckDigits.compact(text, dropping: " ")
    if code.isEmpty {
      guard version == .second, economicArea.contains(account.country) else { throw .bankMissing }
      return code
    }
    let bytes = Array(code.utf8)
    let country = bytes.dropFirst(4).prefix(2)
    guard bytes.count == 8 || bytes.count == 11, CheckDigits.remainder(bytes) != nil,
      country.allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 })
    else { throw .bankForm }
    return code
  }

  /// Text without control characters, line and paragraph separators and blanks around it.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isBreaking(scalar) { scalars.append(scalar) }
    return trimmed(String(scalars))
  }

  private static func isBreaking(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The text without so many bytes or a few more, cut between two characters.
  private static func shortened(_ text: String, by bytes: Int) -> String {
    var text = text
    let target = max(0, text.utf8.count - bytes)
    while text.utf8.count > target { text.removeLast() }
    return trimmed(text)
  }

  /// The text, cut between two characters where it has more scalars than allowed.
  private static func clipped(_ text: String, scalars: Int) -> String {
    var text = text
    while text.unicodeScalars.count > scalars { text.removeLast() }
    return trimmed(text)
  }

  /// The countries of the European Economic Area, where the IBAN alone leads to the bank.
  private static let economicArea: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
  ]
}
