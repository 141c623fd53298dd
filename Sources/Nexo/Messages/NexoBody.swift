/// What a message says.
package enum NexoBody: Hashable, Sendable {
  case loginRequest(NexoLogin.Request)
  case loginResponse(NexoLogin.Response)
  case logoutRequest(NexoLogout.Request)
  case logoutResponse(NexoLogout.Response)
  case paymentRequest(NexoPayment.Request)
  case paymentResponse(NexoPayment.Response)
  case reversalRequest(NexoReversal.Request)
  case reversalResponse(NexoReversal.Response)
  case transactionStatusRequest(NexoTransactionStatus.Request)
  case transactionStatusResponse(NexoTransactionStatus.Response)
  case reconciliationRequest(NexoReconciliation.Request)
  case reconciliationResponse(NexoReconciliation.Response)
  case getTotalsRequest(NexoGetTotals.Request)
  case getTotalsResponse(NexoGetTotals.Response)
  case diagnosisRequest(NexoDiagnosis.Request)
  case diagnosisResponse(NexoDiagnosis.Response)
  case displayRequest(NexoDisplay.Request)
  case displayResponse(NexoDisplay.Response)
  case printRequest(NexoPrint.Request)
  case printResponse(NexoPrint.Response)
  case abortRequest(NexoAbort.Request)
  case eventNotification(NexoEvent.Notification)
  /// A message of a category that Kase has no use for.
  case other

  /// Reads the member that the head announces.
  init(_ fields: NexoFields, _ header: MessageHeader) throws(NexoFault) {
    switch header.direction {
    case .request: self = try Self.request(fields, header.category)
    case .response: self = try Self.response(fields, header.category)
    case .notification:
      guard header.category == .event else {
        throw NexoFault(.contradiction, at: fields.path, "only events are notifications")
      }
      self = .eventNotification(try fields.needed(part: "EventNotification"))
    }
  }

  private static func request(_ fields: NexoFields, _ category: MessageCategory)
    throws(NexoFault) -> NexoBody
  {
    switch category {
    case .login: .loginRequest(try fields.needed(part: "LoginRequest"))
    case .logout: .logoutRequest(try fields.needed(part: "LogoutRequest"))
    case .payment: .paymentRequest(try fields.needed(part: "PaymentRequest"))
    case .reversal: .reversalRequest(try fields.needed(part: "ReversalRequest"))
    case .transactionStatus:
      .transactionStatusRequest(try fields.needed(part: "TransactionStatusRequest"))
    case .reconciliation:
      .reconciliationRequest(try fields.needed(part: "ReconciliationRequest"))
    case .getTotals: .getTotalsRequest(try fields.needed(part: "GetTotalsRequest"))
    case .diagnosis: .diagnosisRequest(try fields.needed(part: "DiagnosisRequest"))
    case .display: .displayRequest(try fields.needed(part: "DisplayRequest"))
    case .print: .printRequest(try fields.needed(part: "PrintRequest"))
    case .abort: .abortRequest(try fields.needed(part: "AbortRequest"))
    default: .other
    }
  }

  private static func response(_ fields: NexoFields, _ category: MessageCategory)
    throws(NexoFault) -> NexoBody
  {
    switch category {
    case .login: .loginResponse(try fields.needed(part: "LoginResponse"))
    case .logout: .logoutResponse(try fields.needed(part: "LogoutResponse"))
    case .payment: .paymentResponse(try fields.needed(part: "PaymentResponse"))
    case .reversal: .reversalResponse(try fields.needed(part: "ReversalResponse"))
    case .transactionStatus:
      .transactionStatusResponse(try fields.needed(part: "TransactionStatusResponse"))
    case .reconciliation:
      .reconciliationResponse(try fields.needed(part: "ReconciliationResponse"))
    case .getTotals: .getTotalsResponse(try fields.needed(part: "GetTotalsResponse"))
    case .diagnosis: .diagnosisResponse(try fields.needed(part: "DiagnosisResponse"))
    case .display: .displayResponse(try fields.needed(part: "DisplayResponse"))
    case .print: .printResponse(try fields.needed(part: "PrintResponse"))
    default: .other
    }
  }

  /// The member of the envelope that carries it; nothing for a category without use.
  var member: NexoJSON.Member? {
    switch self {
    case .loginRequest(let part): Self.member("LoginRequest", part)
    case .loginResponse(let part): Self.member("LoginResponse", part)
    case .logoutRequest(let part): Self.member("LogoutRequest", part)
    case .logoutResponse(let part): Self.member("LogoutResponse", part)
    case .paymentRequest(let part): Self.member("PaymentRequest", part)
    case .paymentResponse(let part): Self.member("PaymentResponse", part)
    case .reversalRequest(let part): Self.member("ReversalRequest", part)
    case .reversalResponse(let part): Self.member("ReversalResponse", part)
    case .transactionStatusRequest(let part): Self.member("TransactionStatusRequest", part)
    case .transactionStatusResponse(let part): Self.member("TransactionStatusResponse", part)
    case .reconciliationRequest(let part): Self.member("ReconciliationRequest", part)
    case .reconciliationResponse(let part): Self.member("ReconciliationResponse", part)
    case .getTotalsRequest(let part): Self.member("GetTotalsRequest", part)
    case .getTotalsResponse(let part): Self.member("GetTotalsResponse", part)
    case .diagnosisRequest(let part): Self.member("DiagnosisRequest", part)
    case .diagnosisResponse(let part): Self.member("DiagnosisResponse", part)
    case .displayRequest(let part): Self.member("DisplayRequest", part)
    case .displayResponse(let part): Self.member("DisplayResponse", part)
    case .printRequest(let part): Self.member("PrintRequest", part)
    case .printResponse(let part): Self.member("PrintResponse", part)
    case .abortRequest(let part): Self.member("AbortRequest", part)
    case .eventNotification(let part): Self.member("EventNotification", part)
    case .other: nil
    }
  }

  private static func member(_ name: String, _ part: some NexoPart) -> NexoJSON.Member {
    NexoJSON.Member(name, part.json)
  }
}
