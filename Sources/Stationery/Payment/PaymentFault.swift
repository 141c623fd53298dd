/// Why an account, a reference or a payment code can't be.
package enum PaymentFault: Error, Hashable, Sendable {
  /// An account with other characters or of another form than its country's.
  case accountForm
  /// An account with another length than its country's.
  case accountLength(expected: Int)
  /// An account whose check digits don't agree.
  case accountCheckDigits
  /// A creditor reference of another form than `RF`, two digits, 1 to 21 letters or digits.
  case referenceForm
  /// A creditor reference whose check digits don't agree.
  case referenceCheckDigits
  /// A bank's code that is not 8 or 11 letters and digits of the form of ISO 9362.
  case bankForm
  /// A bank's code is needed: by version 001, and for accounts outside of the EEA.
  case bankMissing
  /// A payee without a name, or with one of more than 70 characters.
  case payeeName
  /// Another currency than the euro.
  case notEuro
  /// An amount outside of 0.01 to 999 999 999.99 euros.
  case amountOutOfRange
  /// A structured reference and a text, of which there may be only one.
  case referenceAndText
  /// More than the 331 bytes that a symbol of version 13 holds, however much is left out.
  case tooLong
}
