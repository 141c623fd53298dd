import Amounts
import ZVT

/// What a terminal says, in the words of the payment machine (PA00P015 §3.1).
struct TerminalReading {
  /// The terminal's only currency: a message without one means it.
  let currency: Currency
  /// The terminal's number, for messages that do not name it; empty where it is not known.
  let terminal: String
  /// The characters of its texts.
  let characters: CharacterSet

  /// How a payment went.
  ///
  /// Two different values of a decisive field make the message worthless, unless it is a clear no.
  func word(of status: StatusInformation) -> LastTransaction.Sighting.Word {
    guard !status.contradictions.contains(0x27) else { return .yes(contradiction(status)) }
    guard let result = status.result else { return .untold }
    guard result == 0 else { return .no(reason(result, status.text)) }
    guard status.contradictions.isEmpty else { return .yes(contradiction(status)) }
    return .yes(claim(status))
  }

  /// What a terminal that shows its last transaction shows.
  func lastTransaction(_ status: StatusInformation) -> LastTransaction {
    if status.isOfBatch { return .batch(Self.text(ofBatch: status)) }
    return .transaction(
      LastTransaction.Sighting(
        identity: status.contradictions.isEmpty ? status.identity(terminal: terminal) : nil,
        word: word(of: status), reversedTrace: status.originalTrace.map { padded($0, 6) }))
  }

  private func contradiction(_ status: StatusInformation) -> CardClaim {
    let fields = status.contradictions.map(hexadecimal).joined(separator: ", ")
    return .contradictory("the terminal gives two values of field \(fields)")
  }

  private func claim(_ status: StatusInformation) -> CardClaim {
    guard let units = status.amount else { return .incomplete("the terminal names no amount") }
    guard !status.malformed.contains(0x49) else {
      return .incomplete("the terminal names a malformed currency")
    }
    guard !status.isOfBatch else { return .incomplete("the terminal tells sums, not a payment") }
    let told = status.currency.map { Money(terminalAmount: units, currency: $0) }
    guard let amount = told ?? Money(units, currency) else {
      return .incomplete("the terminal names an unknown currency")
    }
    let confirmation = confirmation(status, amount)
    guard confirmation.trace.isEmpty else { return .whole(confirmation) }
    return status.isPartial
      ? .incomplete("the terminal's message breaks off") : .anonymous(confirmation)
  }

  private func confirmation(_ status: StatusInformation, _ amount: Money) -> CardConfirmation {
    CardConfirmation(
      amount: amount, maskedNumber: status.panMasked, scheme: Text.printable(status.brand),
      authorisation: Text.printable(status.approvalCode),
      trace: status.receipt.map { padded($0, 4) } ?? status.traceDigits, batch: "",
      identity: status.identity(terminal: terminal)?.text ?? "",
      application: status.details.application.map(hexadecimal).joined(),
      verification: Self.verification(status),
      tip: status.details.tip.map { Money($0, amount.currency) },
      cashback: status.details.cashback.map { Money($0, amount.currency) })
  }

  /// Where both a PIN and a signature were taken, the signature counts: it needs its line.
  private static func verification(_ status: StatusInformation) -> CardConfirmation.Verification {
    if status.needsSignature { return .signature }
    switch status.details.verification {
    case 0x00: return .none
    case 0x02, 0x03, 0x04: return .pin
    default: return .unknown
    }
  }

  // MARK: - Words

  /// A code with its words; the terminal's own are preferred.
  func reason(_ code: UInt8, _ text: String = "") -> String {
    let words = Text.printable(text)
    return "\(hexadecimal(code)) \(words.isEmpty ? ResultCode(code).words : words)"
  }

  /// The record of a closed batch: receipts, sum, date and time.
  private static func text(ofBatch status: StatusInformation) -> String {
    let receipts = status.totals.map {
      "\(padded($0.firstReceipt, 4))-\(padded($0.lastReceipt, 4))"
    }
    return [
      receipts ?? "", status.amount.map { String($0) } ?? "", status.date, status.time,
    ].joined(separator: "/")
  }
}

/// A number with zeros in front.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
