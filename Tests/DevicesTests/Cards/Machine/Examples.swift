import Amounts
import Devices

extension CardOrder {
  /// A payment of so many cents.
  static func payment(
    _ units: Int64, baseline: String = "none:64", sentAt: Moment? = nil
  ) -> CardOrder {
    CardOrder(
      attempt: AttemptID(trusted: "a-1"), movement: .payment, amount: Money(units, .euro),
      baseline: baseline, sentAt: sentAt)
  }

  /// A refund or a reversal of so many cents.
  static func back(
    _ movement: CardMovement, _ units: Int64, original: String?, baseline: String = "none:64"
  ) -> CardOrder {
    CardOrder(
      attempt: AttemptID(trusted: "a-2"), movement: movement, amount: Money(units, .euro),
      baseline: baseline, original: original)
  }
}

extension CardConfirmation {
  /// What a terminal tells of so many cents.
  static func told(
    _ units: Int64, _ currency: Currency = .euro, tip: Int64 = 0, cashback: Int64 = 0
  ) -> CardConfirmation {
    CardConfirmation(
      amount: Money(units, currency), maskedNumber: "**9012", scheme: "VISA",
      authorisation: "31A77K", trace: "0083", batch: "",
      tip: tip == 0 ? nil : Money(tip, currency),
      cashback: cashback == 0 ? nil : Money(cashback, currency))
  }
}

extension CardOutcome {
  /// The outcome's name, without its reason.
  var name: String {
    switch self {
    case .approved: "approved"
    case .declined: "declined"
    case .cancelled: "cancelled"
    case .notCharged: "notCharged"
    case .unknown: "unknown"
    case .review: "review"
    }
  }
}
