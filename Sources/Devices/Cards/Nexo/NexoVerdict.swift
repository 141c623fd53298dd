import Amounts
import Nexo

/// What an answer means for an order.
enum NexoVerdict: Hashable, Sendable {
  /// Money moved as ordered.
  case approved(CardConfirmation)
  /// It is over without money, or a person decides.
  case ended(CardOutcome)
  /// Money moved under this name, and not as ordered.
  case otherAmount(String, TransactionIdentifier)
  /// The terminal is still at it.
  case inProgress
  /// The answer is a yes that lacks what makes it one.
  case unclear(String)

  /// Whether asking the terminal again may bring a better answer.
  var isOpen: Bool {
    switch self {
    case .inProgress, .unclear: true
    case .approved, .ended, .otherAmount: false
    }
  }

  /// The verdict on an answer that bears the order's own message name.
  init(_ answer: NexoAnswer, for order: CardOrder, _ settings: NexoSettings) {
    if answer.poiID != settings.poiID {
      self = .ended(.review(reason: "another terminal answers: \(answer.poiID)"))
      return
    }
    switch answer.body {
    case .payment(let payment): self = .payment(payment, order, settings)
    case .reversal(let reversal): self = .reversal(reversal, order, settings)
    case .other: self = .unclear("an answer of another kind")
    }
  }

  private static func payment(
    _ payment: NexoPayment.Response, _ order: CardOrder, _ settings: NexoSettings
  ) -> NexoVerdict {
    if payment.response.result == .failure { return refused(payment.response, order.movement) }
    guard order.movement != .reversal else { return .unclear("an answer of another kind") }
    if let sale = payment.sale?.number, sale != order.attempt.text {
      return .ended(.review(reason: "the terminal names another sale: \(sale)"))
    }
    guard let poi = payment.poi, !poi.number.isEmpty else {
      return .unclear("a yes without the terminal's number")
    }
    guard let result = payment.result, let told = result.amount else {
      return .unclear("a yes without an amount")
    }
    if let currency = result.currency, currency != settings.currency.code {
      return .ended(.review(reason: "another currency: \(currency)"))
    }
    let wanted = order.movement == .refund ? NexoPayment.Kind.refund : .normal
    if let kind = result.kind, NexoPayment.Kind(rawValue: kind) != wanted {
      return .ended(.review(reason: "another kind of payment: \(kind)"))
    }
    guard let amount = told.money(in: settings.currency) else {
      return .unclear("an amount that can't be read: \(told.text)")
    }
    let confirmation = CardConfirmation(payment, poi, result, amount, settings)
    return settings.allowance.accepts(confirmation, for: order)
      ? .approved(confirmation) : .otherAmount("another amount: \(told.text)", poi)
  }

  private static func reversal(
    _ reversal: NexoReversal.Response, _ order: CardOrder, _ settings: NexoSettings
  ) -> NexoVerdict {
    if reversal.response.result == .failure { return refused(reversal.response, order.movement) }
    guard order.movement == .reversal else { return .unclear("an answer of another kind") }
    let original = TransactionIdentifier(text: order.original ?? "")
    if let named = reversal.original?.number, named != original.number {
      return .ended(.review(reason: "the terminal names another payment: \(named)"))
    }
    // No amount means the whole payment, which is what we ask for.
    let amount = reversal.amount.map { $0.money(in: settings.currency) } ?? order.amount
    guard amount == order.amount else {
      return .ended(.review(reason: "another amount: \(reversal.amount?.text ?? "")"))
    }
    let poi = reversal.poi ?? original
    return .approved(
      CardConfirmation(
        amount: order.amount, maskedNumber: "", scheme: "", authorisation: "",
        trace: poi.number, batch: "", identity: poi.text))
  }

  /// What a no means: whether it came before anything began, or was decided.
  private static func refused(_ response: NexoResponse, _ movement: CardMovement) -> NexoVerdict {
    switch response.errorCondition {
    case .aborted, .cancel: .ended(.cancelled)
    case .inProgress: .inProgress
    case .notFound where movement == .reversal: .ended(.declined(reason: response.reason))
    case .busy, .deviceOut, .loggedOut, .messageFormat, .notAllowed, .notFound,
      .unavailableDevice, .unavailableService:
      .ended(.notCharged(reason: response.reason))
    case .insertedCard, .invalidCard, .paymentRestriction, .refusal, .unreachableHost, .wrongPIN,
      nil:
      .ended(.declined(reason: response.reason))
    }
  }
}

extension CardConfirmation {
  /// What a terminal tells of a payment.
  fileprivate init(
    _ payment: NexoPayment.Response, _ poi: TransactionIdentifier, _ result: PaymentResult,
    _ amount: Money, _ settings: NexoSettings
  ) {
    self.init(
      amount: amount, maskedNumber: NexoMasking.masked(result.maskedNumber),
      scheme: result.brand, authorisation: result.approvalCode, trace: poi.number,
      batch: payment.period ?? "", identity: poi.text, verification: Self.verification(payment),
      tip: result.tip?.money(in: settings.currency))
  }

  private static func verification(_ payment: NexoPayment.Response) -> Verification {
    if payment.receipts.contains(where: \.needsSignature) { return .signature }
    for method in payment.result?.authentication ?? [] {
      switch method {
      case "OnLinePIN", "OnlinePIN", "OfflinePIN": return .pin
      case "PaperSignature", "SignatureCapture": return .signature
      case "Bypass": return .none
      default: continue
      }
    }
    return .unknown
  }
}
