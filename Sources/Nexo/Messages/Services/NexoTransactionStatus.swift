/// The till asks what became of a message (TransactionStatus).
package enum NexoTransactionStatus {
  /// What the till asks.
  package struct Request: Hashable, Sendable, NexoPart {
    /// The message; nothing means the terminal's last transaction.
    package let reference: MessageReference?
    /// Whether the slips shall come once more.
    package let repeatsReceipts: Bool

    /// A question.
    package init(_ reference: MessageReference?, repeatsReceipts: Bool = false) {
      self.reference = reference
      self.repeatsReceipts = repeatsReceipts
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.part("MessageReference"),
        repeatsReceipts: try fields.flag("ReceiptReprintFlag") ?? false)
    }

    var json: NexoJSON {
      .members([
        "MessageReference": reference?.json,
        "ReceiptReprintFlag": repeatsReceipts ? .bool(true) : nil,
      ])
    }
  }

  /// What the terminal knows of it.
  ///
  /// Success brings the answer that the message had got; failure says `InProgress` or `NotFound`.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How the question went; not how the transaction went.
    package let response: NexoResponse
    /// The message, as the terminal repeats it.
    package let reference: MessageReference?
    /// The answer that the message had got.
    package let repeated: Repeated?

    /// An answer to the question.
    package init(
      _ response: NexoResponse, reference: MessageReference? = nil, repeated: Repeated? = nil
    ) {
      self.response = response
      self.reference = reference
      self.repeated = repeated
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.needed(part: "Response"), reference: try fields.part("MessageReference"),
        repeated: try fields.part("RepeatedMessageResponse"))
    }

    var json: NexoJSON {
      .members([
        "Response": response.json, "MessageReference": reference?.json,
        "RepeatedMessageResponse": repeated?.json,
      ])
    }
  }

  /// An answer that is given once more (RepeatedMessageResponse).
  package struct Repeated: Hashable, Sendable, NexoPart {
    /// What it said.
    package enum Answer: Hashable, Sendable {
      case payment(NexoPayment.Response)
      case reversal(NexoReversal.Response)
      /// An answer of a kind that Kase never asks for.
      case other
    }

    /// The head that it had.
    package let header: MessageHeader
    /// What it said.
    package let answer: Answer

    /// An answer that is given once more.
    package init(_ header: MessageHeader, _ answer: Answer) {
      self.header = header
      self.answer = answer
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      header = try fields.needed(part: "MessageHeader")
      guard let inner = try fields.fields("RepeatedResponseMessageBody") else {
        throw NexoFault(.missingMember, at: fields.path, "RepeatedResponseMessageBody")
      }
      answer =
        switch header.category {
        case .payment: .payment(try inner.needed(part: "PaymentResponse"))
        case .reversal: .reversal(try inner.needed(part: "ReversalResponse"))
        default: .other
        }
    }

    var json: NexoJSON {
      .members(["MessageHeader": header.json, "RepeatedResponseMessageBody": body])
    }

    private var body: NexoJSON {
      switch answer {
      case .payment(let payment): .members(["PaymentResponse": payment.json])
      case .reversal(let reversal): .members(["ReversalResponse": reversal.json])
      case .other: .members([:])
      }
    }
  }
}
