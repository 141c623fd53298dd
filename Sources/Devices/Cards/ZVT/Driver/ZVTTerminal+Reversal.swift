import Amounts
import ZVT

/// The codes with which a terminal does not reverse (PA00P015 §2).
enum ReversalCode {
  /// It is reversed already: what was wanted stands.
  static let alreadyReversed: UInt8 = 0xB4
  /// The batch is closed, or there is no such payment.
  static let notPossible: UInt8 = 0xB5
  /// The amount is another one.
  static let wrongAmount: UInt8 = 0xB7

  /// All of them.
  static let all: Set<UInt8> = [alreadyReversed, notPossible, wrongAmount]
}

extension ZVTTerminal {
  /// What a reversal came to that the terminal refused with one of its codes.
  func outcome(ofReversal order: CardOrder, _ code: UInt8, _ status: StatusInformation?) async
    -> CardOutcome
  {
    switch code {
    case ReversalCode.alreadyReversed: return .approved(confirmation(of: order, status))
    case ReversalCode.wrongAmount:
      return .review(reason: "\(reading.reason(code)): the terminal has another amount")
    default:
      if let told = await shownReversal(of: order) { return .approved(told) }
      return .declined(reason: reading.reason(code, status?.text ?? ""))
    }
  }

  /// The terminal's last transaction, where it is the reversal that an order wants: a lost success
  /// shows there even when the terminal has nothing left to reverse.
  private func shownReversal(of order: CardOrder) async -> CardConfirmation? {
    guard let original = order.original.flatMap(TransactionIdentity.init(text:)),
      !original.trace.isEmpty,
      case .transaction(let seen)? = try? await lastTransaction(),
      case .yes(.whole(let told)) = seen.word, told.amount == order.amount,
      let reversed = seen.reversedTrace, Int(reversed) == Int(original.trace)
    else { return nil }
    return told
  }

  /// A reversal that stands already: the terminal tells nothing but that.
  private func confirmation(of order: CardOrder, _ status: StatusInformation?) -> CardConfirmation {
    let original = order.original.flatMap(TransactionIdentity.init(text:))
    return CardConfirmation(
      amount: order.amount, maskedNumber: status?.panMasked ?? "",
      scheme: Text.printable(status?.brand ?? ""),
      authorisation: Text.printable(status?.approvalCode ?? ""),
      trace: original?.receipt ?? order.original ?? "", batch: "")
  }

  /// Sends a reversal in doubt again as it was: the terminal can't do it twice (PA00P015 §2).
  ///
  /// Only what proves that it stands counts; a new refusal says nothing about the first time.
  func repeatReversal(_ order: CardOrder, _ witness: CardWitness) async -> CardOutcome {
    // The caller of an inquiry records; the conversation stores what it hears.
    let quiet = CardWitness(progress: witness.progress, store: witness.store) { _ in }
    let command: PaymentCommand
    do throws(OrderFault) {
      let (amount, currency) = try money(of: order)
      command = .reversal(
        receipt: try receipt(of: order), amount, currency: currency, password: settings.password)
    } catch { return .review(reason: error.message) }
    let outcome = await send(command, order, quiet)
    switch outcome {
    case .approved, .review, .unknown: return outcome
    case .declined(let reason) where reason.hasPrefix(hexadecimal(ReversalCode.notPossible)):
      // The batch may have been closed with the reversal in it, or without.
      return .review(reason: "sent again, the terminal says: \(reason)")
    case .declined(let reason), .notCharged(let reason):
      return .unknown(reason: "sent again, the terminal says: \(reason)")
    case .cancelled: return .unknown(reason: "sent again, the terminal was stopped")
    }
  }
}
