import Amounts
import Nexo

/// A request that moves money, as a simulated terminal understands it.
struct NexoMoneyRequest: Sendable {
  let header: MessageHeader
  let kind: TerminalTruth.Kind
  /// The till's name of the sale; empty where it gave none.
  let sale: String
  /// How much; nothing means the whole of what is reversed.
  let amount: Money?
  /// The terminal's number of what is reversed or refunded.
  let original: String?

  /// The request in a message; nothing for any other message, or an amount that can't be read.
  init?(_ message: NexoMessage, _ currency: Currency) {
    header = message.header
    switch message.body {
    case .paymentRequest(let payment):
      guard payment.currency == currency.code, let amount = payment.amount.money(in: currency),
        amount.minorUnits > 0
      else { return nil }
      kind = payment.kind == .refund ? .refund : .payment
      sale = payment.sale.number
      self.amount = amount
      original = payment.original?.number
    case .reversalRequest(let reversal):
      kind = .reversal
      sale = reversal.sale?.number ?? ""
      amount = reversal.amount?.money(in: currency)
      if reversal.amount != nil, amount == nil { return nil }
      original = reversal.original.number
    default: return nil
    }
  }
}
