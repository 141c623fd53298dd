import Amounts
import Nexo

extension NexoSimulator {
  /// Answers a request that moves no money.
  mutating func serve(_ message: NexoMessage, _ milliseconds: Int) -> [CounterpartAction] {
    let header = message.header
    switch message.body {
    case .loginRequest: return [write(NexoMessage(header.answer, logIn(header.saleID)))]
    case .transactionStatusRequest(let request):
      let answer = status(request.reference, header.saleID)
      return [write(NexoMessage(header.answer, .transactionStatusResponse(answer)))]
    case .abortRequest(let request):
      return abort(request.reference, header.saleID, milliseconds)
    default: break
    }
    guard tills.contains(header.saleID) else {
      return refusal(of: message, .loggedOut).map { [write($0)] }
        ?? [write(rejection("log in first", milliseconds))]
    }
    return serveTill(message, milliseconds)
  }

  /// Answers a till that is logged in.
  private mutating func serveTill(_ message: NexoMessage, _ milliseconds: Int)
    -> [CounterpartAction]
  {
    func answer(_ body: NexoBody) -> CounterpartAction {
      write(NexoMessage(message.header.answer, body))
    }
    switch message.body {
    case .logoutRequest:
      tills.remove(message.header.saleID)
      return [answer(.logoutResponse(NexoLogout.Response(.success)))]
    case .getTotalsRequest: return [answer(.getTotalsResponse(openTotals))]
    case .reconciliationRequest(let request): return reconcile(request, message.header)
    case .diagnosisRequest: return [answer(.diagnosisResponse(examination))]
    case .displayRequest(let request):
      let lines = request.outputs.flatMap(\.content.lines)
      let shown = request.outputs.map { NexoDisplay.Shown($0, .success) }
      return lines.map { .tell(.shown($0)) }
        + [answer(.displayResponse(NexoDisplay.Response(shown)))]
    case .printRequest(let request):
      return request.content.lines.map { .tell(.shown($0)) }
        + [answer(.printResponse(NexoPrint.Response(request.qualifier, .success)))]
    default: return [write(rejection("this terminal can't do that", milliseconds))]
    }
  }

  private mutating func logIn(_ saleID: String) -> NexoBody {
    guard !isAtWork else {
      return .loginResponse(NexoLogin.Response(.failure(.busy)))
    }
    tills.insert(saleID)
    return .loginResponse(
      NexoLogin.Response(
        .success, software: NexoSoftware(maker: "Kase", name: "Simulator", version: "1"),
        serial: "SIM0001", capabilities: ["ICC", "MagStripe", "PrinterReceipt"]))
  }

  private func refusal(of message: NexoMessage, _ condition: ErrorCondition) -> NexoMessage? {
    let response = NexoResponse.failure(condition)
    let body: NexoBody? =
      switch message.body {
      case .logoutRequest: .logoutResponse(NexoLogout.Response(response))
      case .getTotalsRequest: .getTotalsResponse(NexoGetTotals.Response(response, period: nil))
      case .reconciliationRequest(let request):
        .reconciliationResponse(NexoReconciliation.Response(response, kind: request.kind))
      case .diagnosisRequest: .diagnosisResponse(NexoDiagnosis.Response(response))
      case .displayRequest(let request):
        .displayResponse(
          NexoDisplay.Response(request.outputs.map { NexoDisplay.Shown($0, response) }))
      case .printRequest(let request):
        .printResponse(NexoPrint.Response(request.qualifier, response))
      default: nil
      }
    return body.map { NexoMessage(message.header.answer, $0) }
  }

  private var examination: NexoDiagnosis.Response {
    NexoDiagnosis.Response(
      .success, tills: tills.sorted(), status: isAtWork ? .busy : .ok, printer: "OK",
      hosts: [NexoDiagnosis.Host(acquirer: "SIMULATED", isReachable: true)])
  }

  // MARK: - What became of a message

  private func status(_ reference: MessageReference?, _ saleID: String)
    -> NexoTransactionStatus.Response
  {
    guard let reference else { return lastStatus }
    let place = store.index(of: reference.serviceID, reference.saleID ?? saleID)
    return status(place, reference)
  }

  private var lastStatus: NexoTransactionStatus.Response {
    guard profile.tellsLast else {
      return NexoTransactionStatus.Response(.failure(.notAllowed))
    }
    return status(store.transactions.lastIndex { !$0.isForgotten }, nil)
  }

  private func status(_ place: Int?, _ reference: MessageReference?)
    -> NexoTransactionStatus.Response
  {
    guard let place else {
      return NexoTransactionStatus.Response(.failure(.notFound), reference: reference)
    }
    guard store.transactions[place].isDone else {
      return NexoTransactionStatus.Response(.failure(.inProgress), reference: reference)
    }
    let message = response(to: place)
    let answer: NexoTransactionStatus.Repeated.Answer =
      switch message.body {
      case .paymentResponse(let payment): .payment(payment)
      case .reversalResponse(let reversal): .reversal(reversal)
      default: .other
      }
    return NexoTransactionStatus.Response(
      .success, reference: reference,
      repeated: NexoTransactionStatus.Repeated(message.header, answer))
  }

  // MARK: - Sums

  private var openTotals: NexoGetTotals.Response {
    guard profile.hasTotals else {
      return NexoGetTotals.Response(.failure(.unavailableService), period: nil)
    }
    return NexoGetTotals.Response(
      .success, period: String(store.period), totals: sums(of: store.period))
  }

  /// The sums of a period: payments, refunds, and what of both was taken back.
  private func sums(of period: Int) -> [NexoTotals] {
    let open = store.transactions.filter {
      $0.period == period && $0.isDone && $0.condition == nil && !$0.isForgotten
    }
    func line(_ kind: String, _ transactions: [NexoTransaction]) -> NexoTotals.Line? {
      guard !transactions.isEmpty else { return nil }
      let sum = transactions.reduce(Int64(0)) { $0 &+ $1.amount }
      return NexoTotals.Line(
        kind, count: transactions.count, amount: NexoAmount(Money(sum, profile.currency)))
    }
    let taken = open.filter { $0.kind == .reversal }
    let lines = [
      line("Debit", open.filter { $0.kind == .payment }),
      line("Credit", open.filter { $0.kind == .refund }),
      line("ReverseDebit", taken.filter { original(of: $0) != .refund }),
      line("ReverseCredit", taken.filter { original(of: $0) == .refund }),
    ].compactMap(\.self)
    guard !lines.isEmpty else { return [] }
    return [NexoTotals(brand: "visa", currency: profile.currency.code, lines: lines)]
  }

  private func original(of transaction: NexoTransaction) -> TerminalTruth.Kind? {
    transaction.original.map { store.transactions[$0].kind }
  }

  /// Closes the period, or tells the last closed one; a close takes an entry of the script.
  private mutating func reconcile(
    _ request: NexoReconciliation.Request, _ header: MessageHeader
  ) -> [CounterpartAction] {
    func answer(_ response: NexoReconciliation.Response) -> CounterpartAction {
      write(NexoMessage(header.answer, .reconciliationResponse(response)))
    }
    guard profile.hasTotals else {
      let refusal = NexoResponse.failure(.unavailableService)
      return [answer(NexoReconciliation.Response(refusal, kind: request.kind))]
    }
    if request.kind == .previous {
      let last = store.period - 1
      return [
        answer(
          last > 0
            ? NexoReconciliation.Response(
              .success, kind: .previous, period: String(last), totals: sums(of: last))
            : NexoReconciliation.Response(.failure(.notFound), kind: .previous))
      ]
    }
    let entry = nextEntry()
    if entry.trouble == .lostRequest { return hangUp() }
    if let condition = entry.condition {
      let refusal = NexoResponse(.failure, condition: condition)
      return [answer(NexoReconciliation.Response(refusal, kind: request.kind))]
    }
    let told = sums(of: store.period)
    let period = String(store.period)
    store.period += 1
    let reply = answer(
      NexoReconciliation.Response(.success, kind: request.kind, period: period, totals: told))
    let total = told.first?.sum(in: profile.currency)
    let event = SimulatorEvent.batchClosed(
      count: total?.count ?? 0, amount: total?.amount.minorUnits ?? 0)
    let end: [CounterpartAction] = entry.trouble == .lostAnswer ? hangUp() : [reply]
    return [.save, .tell(event)] + end
  }
}
