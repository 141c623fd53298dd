import Amounts
package import Commerce

/// A creditor reference of ISO 11649: it comes back structured in the bank's statement.
package struct CreditorReference: Hashable, Sendable {
  /// The reference without blanks, in capitals: `RF66R1A26Z000417`.
  package let compact: String

  /// Reads a reference as people type it, with blanks or `- . , / :`.
  ///
  /// - Throws: `referenceForm`, `referenceCheckDigits`.
  package init(_ text: String) throws(PaymentFault) {
    compact = CheckDigits.compact(text, dropping: " -.,/:")
    let digits = compact.utf8.dropFirst(2).prefix(2)
    guard compact.hasPrefix("RF"), 5...25 ~= compact.utf8.count,
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      CheckDigits.remainder(compact.utf8) != nil
    else { throw .referenceForm }
    guard CheckDigits.holds(compact) else { throw .referenceCheckDigits }
  }

  /// The reference in groups of four, as it is printed.
  package var grouped: String { CheckDigits.grouped(compact) }

  /// Puts `RF` and check digits before 1 to 21 letters and digits, separators apart.
  ///
  /// - Throws: `referenceForm`.
  package static func make(_ body: String) throws(PaymentFault) -> CreditorReference {
    let body = CheckDigits.compact(body, dropping: " -.,/:")
    guard 1...21 ~= body.utf8.count,
      let check = CheckDigits.make(prefix: "RF", body: body)
    else { throw .referenceForm }
    return try CreditorReference("RF\(check)\(body)")
  }

  /// The reference of a document: register, year, a letter for its type, number.
  ///
  /// Read from its end it falls apart in one way only: the number has all digits after the last
  /// letter, the year the two before that letter. So registers need no fixed width, but they must
  /// not differ in separators or capitals alone: such names are refused, as are too long ones.
  /// - Throws: `referenceForm`.
  package static func of(_ head: DocumentHead) throws(PaymentFault) -> CreditorReference {
    let register = head.register.text
    guard register == CheckDigits.compact(register, dropping: " -.,/:_"),
      let letter = letters[head.type]
    else { throw .referenceForm }
    let number = String(head.number)
    let zeros = String(repeating: "0", count: max(0, 6 - number.utf8.count))
    let year = head.businessDate.iso.prefix(4).suffix(2)
    return try make("\(register)\(year)\(letter)\(zeros)\(number)")
  }

  /// The types that somebody pays by transfer.
  private static let letters: [DocumentType: Character] = [
    .invoice: "A", .prepayment: "P", .creditNote: "C", .order: "B",
  ]
}
