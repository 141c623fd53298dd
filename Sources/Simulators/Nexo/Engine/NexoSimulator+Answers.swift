import Amounts
import Nexo

extension NexoSimulator {
  /// The answer to a money message that is decided, with what a script does to it.
  func response(to place: Int, _ trouble: NexoTrouble? = nil) -> NexoMessage {
    let transaction = store.transactions[place]
    let header = MessageHeader(
      .service, transaction.kind == .reversal ? .reversal : .payment, .response,
      serviceID: transaction.serviceID, saleID: transaction.saleID,
      poiID: trouble == .otherTerminal ? "ANOTHER-1" : profile.poiID)
    let response = transaction.condition.map {
      NexoResponse(.failure, condition: $0, additional: "refusalReason=by%20script")
    }
    let body =
      transaction.kind == .reversal
      ? NexoBody.reversalResponse(reversal(transaction, response ?? .success))
      : .paymentResponse(payment(transaction, response ?? .success, trouble))
    return NexoMessage(header, body)
  }

  private func name(of transaction: NexoTransaction) -> TransactionIdentifier {
    TransactionIdentifier(String(transaction.number), timeStamp: transaction.at)
  }

  private func payment(
    _ transaction: NexoTransaction, _ response: NexoResponse, _ trouble: NexoTrouble?
  ) -> NexoPayment.Response {
    let sale = TransactionIdentifier(
      trouble == .otherSale ? "another-sale" : transaction.sale, timeStamp: transaction.at)
    let isDone = response.result != .failure
    return NexoPayment.Response(
      response, sale: sale, poi: trouble == .noNumber ? nil : name(of: transaction),
      period: String(transaction.period), result: isDone ? result(transaction, trouble) : nil,
      receipts: isDone ? receipts(transaction, trouble) : [])
  }

  private func result(_ transaction: NexoTransaction, _ trouble: NexoTrouble?) -> PaymentResult {
    let money = Money(transaction.amount, profile.currency)
    let amount: NexoAmount? =
      switch trouble {
      case .noAmount: nil
      case .badAmount: NexoAmount(text: "1.234")
      default: NexoAmount(money)
      }
    return PaymentResult(
      kind: transaction.kind == .refund ? "Refund" : "Normal", amount: amount,
      currency: profile.currency.code, maskedNumber: "476173******0010", brand: "visa",
      entryModes: ["ICC"], authentication: ["OnLinePIN"],
      approvalCode: String(100_000 + transaction.number), acquirerTerminal: profile.poiID,
      isOnline: true)
  }

  private func receipts(_ transaction: NexoTransaction, _ trouble: NexoTrouble?) -> [NexoReceipt] {
    let card = trouble == .openCardNumber ? "4761 7390 0101 0010" : "476173******0010"
    let amount = Money(transaction.amount, profile.currency).decimal
    let content = OutputContent(lines: [
      profile.poiID, "name=Amount&value=\(amount)", "Card \(card)", "No. \(transaction.number)",
    ])
    return ["CashierReceipt", "CustomerReceipt"].map { NexoReceipt($0, content) }
  }

  private func reversal(_ transaction: NexoTransaction, _ response: NexoResponse)
    -> NexoReversal.Response
  {
    let original = transaction.original.map { name(of: store.transactions[$0]) }
    let isDone = response.result != .failure
    return NexoReversal.Response(
      response, poi: name(of: transaction), original: original,
      amount: isDone ? NexoAmount(Money(transaction.amount, profile.currency)) : nil)
  }
}
