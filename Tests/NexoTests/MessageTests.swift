import Amounts
import Nexo
import Testing

private let sale = TransactionIdentifier("c-1", timeStamp: "2026-11-28T13:20:00Z")
private let poi = TransactionIdentifier("4711", timeStamp: "2026-11-28T13:20:09Z")

private func header(
  _ category: MessageCategory, _ direction: MessageHeader.Direction = .request,
  _ messageClass: MessageHeader.Class = .service
) -> MessageHeader {
  MessageHeader(
    messageClass, category, direction, serviceID: "0000000001", saleID: "KASE1", poiID: "POI-9")
}

/// The head as it stands on the wire.
private func head(_ category: String, _ direction: String, _ messageClass: String = "Service")
  -> String
{
  #""MessageHeader":{"ProtocolVersion":"3.0","MessageClass":"\#(messageClass)","#
    + #""MessageCategory":"\#(category)","MessageType":"\#(direction)","#
    + #""ServiceID":"0000000001","SaleID":"KASE1","POIID":"POI-9"}"#
}

private func request(_ category: String, _ body: String) -> String {
  #"{"SaleToPOIRequest":{\#(head(category, "Request")),"\#(category)Request":\#(body)}}"#
}

private func response(_ category: String, _ body: String) -> String {
  #"{"SaleToPOIResponse":{\#(head(category, "Response")),"\#(category)Response":\#(body)}}"#
}

private let yes = #""Response":{"Result":"Success"}"#
private let saleData =
  #""SaleData":{"SaleTransactionID":{"TransactionID":"c-1","TimeStamp":"2026-11-28T13:20:00Z"}}"#
private let poiID =
  #""POITransactionID":{"TransactionID":"4711","TimeStamp":"2026-11-28T13:20:09Z"}"#
private let paymentBody =
  #"{\#(yes),\#(saleData),"POIData":{\#(poiID),"POIReconciliationID":"7"},"#
  + #""PaymentResult":{"PaymentType":"Normal","PaymentInstrumentData":"#
  + #"{"PaymentInstrumentType":"Card","CardData":{"PaymentBrand":"visa","#
  + #""MaskedPan":"476173******0010","EntryMode":["ICC"]}},"AmountsResp":{"Currency":"EUR","#
  + #""AuthorizedAmount":49.90},"OnlineFlag":true,"AuthenticationMethod":["OnLinePIN"],"#
  + #""PaymentAcquirerData":{"AcquirerPOIID":"52000007","ApprovalCode":"100001"}},"#
  + #""PaymentReceipt":[{"DocumentQualifier":"CustomerReceipt","OutputContent":"#
  + #"{"OutputFormat":"Text","OutputText":[{"Text":"Paid","EndOfLineFlag":false},"#
  + #"{"Text":" 49.90"}]}}]}"#
private let payment = NexoPayment.Response(
  .success, sale: sale, poi: poi, period: "7",
  result: PaymentResult(
    kind: "Normal", amount: NexoAmount(text: "49.90"), currency: "EUR",
    maskedNumber: "476173******0010", brand: "visa", entryModes: ["ICC"],
    authentication: ["OnLinePIN"], approvalCode: "100001", acquirerTerminal: "52000007",
    isOnline: true),
  receipts: [
    NexoReceipt(
      "CustomerReceipt",
      OutputContent(pieces: [
        OutputContent.Piece("Paid", endsLine: false), OutputContent.Piece(" 49.90"),
      ]))
  ])
private let software = NexoSoftware(maker: "Kase", name: "Kase", version: "1")
private let softwareText =
  #"{"ManufacturerID":"Kase","ApplicationName":"Kase","SoftwareVersion":"1","#
  + #""CertificationCode":""}"#
private let totals = [
  NexoTotals(
    brand: "visa", currency: "EUR",
    lines: [NexoTotals.Line("Debit", count: 2, amount: NexoAmount(text: "99.80"))])
]
private let totalsText =
  #""TransactionTotals":[{"PaymentInstrumentType":"Card","CardBrand":"visa","#
  + #""PaymentCurrency":"EUR","PaymentTotals":[{"TransactionType":"Debit","#
  + #""TransactionCount":2,"TransactionAmount":99.80}]}]"#
private let content = OutputContent(lines: ["Thank you"])
private let contentText =
  #""OutputContent":{"OutputFormat":"Text","OutputText":[{"Text":"Thank you"}]}"#
private let reference = MessageReference(.payment, serviceID: "ABC", saleID: "KASE1")
private let referenceText =
  #""MessageReference":{"MessageCategory":"Payment","ServiceID":"ABC","SaleID":"KASE1"}"#

@Suite("Messages of nexo Retailer, both ways")
struct MessageTests {
  /// A message and its text.
  struct Case: CustomTestStringConvertible, Sendable {
    let message: NexoMessage
    let text: String

    var testDescription: String { String(text.prefix(160).suffix(80)) }
  }

  private static let money: [Case] = [
    Case(
      message: NexoMessage(
        header(.payment),
        .paymentRequest(NexoPayment.Request(.normal, sale: sale, amount: Money(4990, .euro)))),
      text: request(
        "Payment",
        #"{\#(saleData),"PaymentTransaction":{"AmountsReq":{"Currency":"EUR","#
          + #""RequestedAmount":49.90}},"PaymentData":{"PaymentType":"Normal"}}"#)),
    Case(
      message: NexoMessage(
        header(.payment),
        .paymentRequest(
          NexoPayment.Request(.refund, sale: sale, amount: Money(5, .euro), original: poi))),
      text: request(
        "Payment",
        #"{\#(saleData),"PaymentTransaction":{"AmountsReq":{"Currency":"EUR","#
          + #""RequestedAmount":0.05},"OriginalPOITransaction":{\#(poiID)}},"#
          + #""PaymentData":{"PaymentType":"Refund"}}"#)),
    Case(
      message: NexoMessage(header(.payment, .response), .paymentResponse(payment)),
      text: response("Payment", paymentBody)),
    Case(
      message: NexoMessage(
        header(.reversal),
        .reversalRequest(
          NexoReversal.Request(of: poi, .merchantCancel, sale: sale, amount: Money(4990, .euro)))),
      text: request(
        "Reversal",
        #"{\#(saleData),"OriginalPOITransaction":{\#(poiID)},"ReversalReason":"MerchantCancel","#
          + #""ReversedAmount":49.90}"#)),
    Case(
      message: NexoMessage(
        header(.reversal, .response),
        .reversalResponse(
          NexoReversal.Response(
            .failure(.notAllowed, additional: "message=late"), poi: poi, original: poi))),
      text: response(
        "Reversal",
        #"{"Response":{"Result":"Failure","ErrorCondition":"NotAllowed","#
          + #""AdditionalResponse":"message=late"},"POIData":{\#(poiID)},"#
          + #""OriginalPOITransaction":{\#(poiID)}}"#)),
    Case(
      message: NexoMessage(
        header(.transactionStatus),
        .transactionStatusRequest(
          NexoTransactionStatus.Request(reference, repeatsReceipts: true))),
      text: request("TransactionStatus", #"{\#(referenceText),"ReceiptReprintFlag":true}"#)),
    Case(
      message: NexoMessage(
        header(.transactionStatus, .response),
        .transactionStatusResponse(
          NexoTransactionStatus.Response(
            .success, reference: reference,
            repeated: NexoTransactionStatus.Repeated(
              header(.payment, .response), .payment(payment))))),
      text: response(
        "TransactionStatus",
        #"{\#(yes),\#(referenceText),"RepeatedMessageResponse":{\#(head("Payment", "Response")),"#
          + #""RepeatedResponseMessageBody":{"PaymentResponse":\#(paymentBody)}}}"#)),
    Case(
      message: NexoMessage(
        header(.abort), .abortRequest(NexoAbort.Request(reference, reason: "MerchantAbort"))),
      text: request("Abort", #"{\#(referenceText),"AbortReason":"MerchantAbort"}"#)),
  ]

  private static let services: [Case] = [
    Case(
      message: NexoMessage(
        header(.login),
        .loginRequest(
          NexoLogin.Request(dateTime: "2026-11-28T13:20:00Z", software: software))),
      text: request(
        "Login",
        #"{"DateTime":"2026-11-28T13:20:00Z","SaleSoftware":\#(softwareText),"SaleTerminalData":"#
          + #"{"TerminalEnvironment":"Attended","SaleCapabilities":["CashierStatus","#
          + #""CashierError","PrinterReceipt"]},"OperatorLanguage":"en"}"#)),
    Case(
      message: NexoMessage(
        header(.login, .response),
        .loginResponse(
          NexoLogin.Response(.success, software: software, serial: "S1", capabilities: ["ICC"]))),
      text: response(
        "Login",
        #"{\#(yes),"POISystemData":{"POISoftware":\#(softwareText),"POITerminalData":"#
          + #"{"POICapabilities":["ICC"],"POISerialNumber":"S1"}}}"#)),
    Case(
      message: NexoMessage(
        header(.logout), .logoutRequest(NexoLogout.Request(allowsMaintenance: true))),
      text: request("Logout", #"{"MaintenanceAllowed":true}"#)),
    Case(
      message: NexoMessage(
        header(.logout, .response), .logoutResponse(NexoLogout.Response(.success))),
      text: response("Logout", "{\(yes)}")),
    Case(
      message: NexoMessage(
        header(.reconciliation),
        .reconciliationRequest(NexoReconciliation.Request(.previous, period: "7"))),
      text: request(
        "Reconciliation",
        #"{"ReconciliationType":"PreviousReconciliation","POIReconciliationID":"7"}"#)),
    Case(
      message: NexoMessage(
        header(.reconciliation, .response),
        .reconciliationResponse(
          NexoReconciliation.Response(.success, kind: .sale, period: "7", totals: totals))),
      text: response(
        "Reconciliation",
        #"{\#(yes),"ReconciliationType":"SaleReconciliation","POIReconciliationID":"7","#
          + totalsText + "}")),
    Case(
      message: NexoMessage(
        header(.getTotals), .getTotalsRequest(NexoGetTotals.Request(details: ["SaleID"]))),
      text: request("GetTotals", #"{"TotalDetails":["SaleID"]}"#)),
    Case(
      message: NexoMessage(
        header(.getTotals, .response),
        .getTotalsResponse(NexoGetTotals.Response(.success, period: "7", totals: totals))),
      text: response("GetTotals", #"{\#(yes),"POIReconciliationID":"7",\#(totalsText)}"#)),
    Case(
      message: NexoMessage(
        header(.diagnosis), .diagnosisRequest(NexoDiagnosis.Request(asksHosts: true))),
      text: request("Diagnosis", #"{"HostDiagnosisFlag":true}"#)),
    Case(
      message: NexoMessage(
        header(.diagnosis, .response),
        .diagnosisResponse(
          NexoDiagnosis.Response(
            .success, tills: ["KASE1"], status: .ok, printer: "PaperLow",
            hosts: [NexoDiagnosis.Host(acquirer: "A", isReachable: false)]))),
      text: response(
        "Diagnosis",
        #"{\#(yes),"LoggedSaleID":["KASE1"],"POIStatus":{"GlobalStatus":"OK","#
          + #""PrinterStatus":"PaperLow"},"HostStatus":[{"AcquirerID":"A","#
          + #""IsReachableFlag":false}]}"#)),
  ]

  private static let output = NexoDisplay.Output(
    device: "CashierDisplay", qualifier: "Status", seconds: 3, awaitsAnswer: false, content)

  private static let devices: [Case] = [
    Case(
      message: NexoMessage(header(.display), .displayRequest(NexoDisplay.Request([output]))),
      text: request(
        "Display",
        #"{"DisplayOutput":[{"Device":"CashierDisplay","InfoQualify":"Status","#
          + #""MinimumDisplayTime":3,"ResponseRequiredFlag":false,\#(contentText)}]}"#)),
    Case(
      message: NexoMessage(
        header(.display, .response),
        .displayResponse(NexoDisplay.Response([NexoDisplay.Shown(output, .success)]))),
      text: response(
        "Display",
        #"{"OutputResult":[{"Device":"CashierDisplay","InfoQualify":"Status",\#(yes)}]}"#)),
    Case(
      message: NexoMessage(
        header(.print),
        .printRequest(NexoPrint.Request("CashierReceipt", needsSignature: true, content))),
      text: request(
        "Print",
        #"{"PrintOutput":{"DocumentQualifier":"CashierReceipt","ResponseMode":"PrintEnd","#
          + #""RequiredSignatureFlag":true,\#(contentText)}}"#)),
    Case(
      message: NexoMessage(
        header(.print, .response),
        .printResponse(NexoPrint.Response("CashierReceipt", .success))),
      text: response("Print", #"{"DocumentQualifier":"CashierReceipt",\#(yes)}"#)),
    Case(
      message: NexoMessage(
        header(.event, .notification, .event),
        .eventNotification(
          NexoEvent.Notification(
            timeStamp: "2026-11-28T13:20:00Z", event: "Reject", details: "unreadable"))),
      text: #"{"SaleToPOIRequest":{\#(head("Event", "Notification", "Event")),"#
        + #""EventNotification":{"TimeStamp":"2026-11-28T13:20:00Z","EventToNotify":"Reject","#
        + #""EventDetails":"unreadable"}}}"#),
  ]

  @Test(
    "a message is written otherwise than terminals read it", arguments: money + services + devices)
  func writes(example: Case) {
    #expect(String(decoding: example.message.bytes, as: UTF8.self) == example.text)
  }

  @Test("a message is read as something else", arguments: money + services + devices)
  func reads(example: Case) throws {
    #expect(try NexoMessage(parsing: Array(example.text.utf8)) == example.message)
  }

  @Test("a message that breaks off anywhere is taken for a whole one", arguments: money)
  func cut(example: Case) {
    let bytes = Array(example.text.utf8)
    for count in stride(from: 0, to: bytes.count, by: 3) {
      #expect(throws: NexoFault.self) { try NexoMessage(parsing: Array(bytes[..<count])) }
    }
  }

  @Test("a message with any one byte changed traps the till", arguments: money + services)
  func damaged(example: Case) {
    let bytes = Array(example.text.utf8)
    var readable = 0
    for index in stride(from: 0, to: bytes.count, by: 11) {
      for byte in [UInt8(ascii: "\""), UInt8(ascii: "9"), 0xFF] {
        var damaged = bytes
        damaged[index] = byte
        if (try? NexoMessage(parsing: damaged)) != nil { readable += 1 }
        _ = NexoMasking.masked(damaged)
      }
    }
    #expect(readable < bytes.count)
  }

  @Test(
    "what is no message passes for one, or is refused without saying where",
    arguments: [
      ("{}", NexoFault.Kind.missingMember, ""),
      (#"{"SaleToPOIRequest":{},"SaleToPOIResponse":{}}"#, .missingMember, ""),
      (#"{"SaleToPOIRequest":[]}"#, .wrongType, "SaleToPOIRequest"),
      (
        #"{"SaleToPOIRequest":{"LoginRequest":{}}}"#, .missingMember,
        "SaleToPOIRequest.MessageHeader"
      ),
      (
        #"{"SaleToPOIResponse":{\#(head("Payment", "Request"))}}"#, .contradiction,
        "SaleToPOIResponse"
      ),
      (
        #"{"SaleToPOIResponse":{\#(head("Payment", "Response"))}}"#, .missingMember,
        "SaleToPOIResponse.PaymentResponse"
      ),
      (
        #"{"SaleToPOIResponse":{\#(head("Payment", "Response")),"ReversalResponse":{\#(yes)}}}"#,
        .missingMember, "SaleToPOIResponse.PaymentResponse"
      ),
      (response("Payment", "{}"), .missingMember, "SaleToPOIResponse.PaymentResponse.Response"),
      (
        response("Payment", #"{"Response":{"Result":"Maybe"}}"#), .unknownWord,
        "SaleToPOIResponse.PaymentResponse.Response.Result"
      ),
      (
        response("Payment", #"{\#(yes),"PaymentResult":{"AmountsResp":{"AuthorizedAmount":{}}}}"#),
        .wrongType, "SaleToPOIResponse.PaymentResponse.PaymentResult.AmountsResp.AuthorizedAmount"
      ),
      (
        #"{"SaleToPOIRequest":{\#(head("Payment", "Notification"))}}"#, .contradiction,
        "SaleToPOIRequest"
      ),
      (request("Teleport", "{}"), .unknownWord, "SaleToPOIRequest.MessageHeader.MessageCategory"),
    ] as [(String, NexoFault.Kind, String)])
  func refused(text: String, kind: NexoFault.Kind, path: String) {
    #expect { try NexoMessage(parsing: Array(text.utf8)) } throws: { error in
      guard let fault = error as? NexoFault else { return false }
      return fault.kind == kind && fault.path == path
    }
  }

  @Test("a message of a kind that Kase has no use for is a fault")
  func useless() throws {
    let message = try NexoMessage(parsing: Array(request("Input", "{}").utf8))
    #expect(message.body == .other)
    #expect(message.header.category == .input)
  }

  @Test("identifiers that a terminal sends as numbers, and other spellings of the field, are lost")
  func spellings() throws {
    let text = response(
      "Payment",
      #"{\#(yes),"Extra":[1],"POIData":{"POITransactionID":{"TransactionID":4711},"#
        + #""POIReconciliationID":1000},"PaymentResult":{"PaymentInstrumentData":{"CardData":"#
        + #"{"MaskedPAN":"4761****0010"}},"AuthenticationMethod":"OfflinePIN","#
        + #""AmountsResp":{"AuthorizedAmount":"1.00"}}}"#)
    let message = try NexoMessage(parsing: Array(text.utf8))
    guard case .paymentResponse(let payment) = message.body else {
      Issue.record("another body")
      return
    }
    #expect(payment.poi == TransactionIdentifier("4711", timeStamp: nil))
    #expect(payment.period == "1000")
    #expect(payment.result?.maskedNumber == "4761****0010")
    #expect(payment.result?.authentication == ["OfflinePIN"])
    #expect(payment.result?.amount?.money(in: .euro) == Money(100, .euro))
  }
}
