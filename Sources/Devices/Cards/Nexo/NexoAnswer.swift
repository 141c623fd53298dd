import Nexo

/// What a terminal says about a money message: its answer, or that answer once more.
struct NexoAnswer {
  let poiID: String
  let body: NexoTransactionStatus.Repeated.Answer
  /// The message as it came.
  let bytes: [UInt8]
  /// Whether it came because it was asked for.
  let isRepeated: Bool

  /// The answer to a money message; nothing for any other message.
  init?(_ message: NexoMessage, _ bytes: [UInt8]) {
    switch message.body {
    case .paymentResponse(let payment): body = .payment(payment)
    case .reversalResponse(let reversal): body = .reversal(reversal)
    default: return nil
    }
    poiID = message.header.poiID
    self.bytes = bytes
    isRepeated = false
  }

  init(_ repeated: NexoTransactionStatus.Repeated, _ bytes: [UInt8]) {
    poiID = repeated.header.poiID
    body = repeated.answer
    self.bytes = bytes
    isRepeated = true
  }

  var receipts: [NexoReceipt] {
    switch body {
    case .payment(let payment): payment.receipts
    case .reversal(let reversal): reversal.receipts
    case .other: []
    }
  }

  /// What it says, in one line.
  var summary: String {
    switch body {
    case .payment(let payment):
      [payment.response.reason, payment.result?.amount?.text, payment.poi?.text]
        .compactMap(\.self).joined(separator: " ")
    case .reversal(let reversal):
      [reversal.response.reason, reversal.poi?.text].compactMap(\.self).joined(separator: " ")
    case .other: ""
    }
  }
}
