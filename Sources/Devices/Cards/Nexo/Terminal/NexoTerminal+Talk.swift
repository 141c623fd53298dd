import Amounts
import Nexo

extension NexoTerminal {
  /// What came while an answer was awaited.
  enum Heard {
    case answer(NexoMessage, [UInt8])
    /// Nothing in time.
    case nothing
    /// The terminal could not read us, or we not it.
    case garbled(String)
    /// The connection is gone.
    case lost(String)
  }

  // MARK: - Asking

  /// Connects and logs in where that is needed. - Throws: as `ask`.
  func ready() async throws(DeviceError) {
    try await connect()
    guard login == nil else { return }
    let request = NexoLogin.Request(
      dateTime: clock.moment().rfc3339, software: settings.software)
    let (message, _) = try await exchange(.login, .loginRequest(request), bystander)
    guard case .loginResponse(let answer) = message.body else {
      throw DeviceError(.protocolFault, "an answer of another kind")
    }
    try check(answer.response)
    login = answer
  }

  /// Sends a request that moves no money, and gives its answer; logs in where that is wanted.
  ///
  /// - Throws: `unavailable`, `protocolFault`, and what the terminal's own refusal means.
  func ask(_ category: MessageCategory, _ body: NexoBody, _ witness: CardWitness)
    async throws(DeviceError) -> (NexoMessage, [UInt8])
  {
    try await ready()
    let answer = try await exchange(category, body, witness)
    guard answer.0.body.response?.errorCondition == .loggedOut else { return answer }
    login = nil
    try await ready()
    return try await exchange(category, body, witness)
  }

  /// Sends a request once over the open connection, and gives its answer.
  ///
  /// - Throws: `unavailable` where none came, `protocolFault` where it can't be read; the
  ///   connection is gone then.
  /// - Parameter late: a request of earlier whose answer is as welcome.
  func exchange(
    _ category: MessageCategory, _ body: NexoBody, late: MessageHeader? = nil,
    _ witness: CardWitness
  ) async throws(DeviceError) -> (NexoMessage, [UInt8]) {
    let header = header(category, serviceID: nextServiceID())
    switch await send(NexoMessage(header, body)) {
    case .sent: break
    case .nothing(let reason), .partly(let reason):
      await disconnect()
      throw DeviceError(.unavailable, reason)
    }
    let end = clock.milliseconds() + patience(for: category)
    switch await listen(for: [header] + [late].compactMap(\.self), until: end, witness) {
    case .answer(let message, let bytes): return (message, bytes)
    case .nothing:
      await disconnect()
      throw DeviceError(.unavailable, "the terminal does not answer")
    case .lost(let reason): throw DeviceError(.unavailable, reason)
    case .garbled(let reason):
      await disconnect()
      throw DeviceError(.protocolFault, reason)
    }
  }

  /// How long an answer may take: what asks an acquirer or moves paper takes as long as a payment.
  private func patience(for category: MessageCategory) -> Int {
    switch category {
    case .reconciliation, .diagnosis, .print: settings.timers.answerMilliseconds
    default: settings.timers.serviceMilliseconds
    }
  }

  /// Hands a message over, once.
  func send(_ message: NexoMessage) async -> NexoLink.Sending {
    guard let link else { return .nothing("not connected") }
    return await link.send(
      message.bytes, deadlineMilliseconds: settings.timers.writeMilliseconds)
  }

  /// Turns a terminal's refusal of a request that moves no money into an error.
  func check(_ response: NexoResponse) throws(DeviceError) {
    guard response.result == .failure else { return }
    let reason = NexoMasking.masked(response.reason)
    switch response.errorCondition {
    case .busy, .inProgress: throw DeviceError(.busy, reason)
    case .notAllowed, .unavailableService: throw DeviceError(.unsupported, reason)
    case .insertedCard: throw DeviceError(.needsAction, reason, need: .removeCard)
    case .deviceOut, .unavailableDevice, .unreachableHost, .loggedOut:
      throw DeviceError(.unavailable, reason)
    default: throw DeviceError(.protocolFault, reason)
    }
  }

  // MARK: - Listening

  /// Waits for the answer to one of the requests; serves the terminal's own requests meanwhile.
  func listen(for requests: [MessageHeader], until end: Int, _ witness: CardWitness) async
    -> Heard
  {
    var strays = 0
    while strays < Self.straysMax {
      guard let link else { return .lost("not connected") }
      await stopWhereWanted()
      let rest = end - clock.milliseconds()
      let look = max(min(settings.timers.lookMilliseconds, rest), 0)
      let bytes: [UInt8]?
      do throws(TransportError) {
        bytes = try await link.receive(deadlineMilliseconds: look)
      } catch {
        await disconnect()
        return .lost(error.message)
      }
      if let bytes {
        if let heard = await take(bytes, requests, witness) { return heard }
        strays += 1
      } else if rest <= 0 {
        return .nothing
      }
    }
    await disconnect()
    return .lost("the terminal talks without end")
  }

  /// How many messages that answer nothing one wait bears.
  private static let straysMax = 200

  /// What a message means for those requests; nothing where it means nothing.
  private func take(_ bytes: [UInt8], _ requests: [MessageHeader], _ witness: CardWitness) async
    -> Heard?
  {
    let message: NexoMessage
    do throws(NexoFault) {
      message = try NexoMessage(parsing: bytes)
    } catch {
      try? await witness.store(TerminalStatement(.orphan, nexo: bytes, error.description))
      return .garbled(error.description)
    }
    if requests.contains(where: { message.header.answers($0) }) { return .answer(message, bytes) }
    switch message.body {
    case .displayRequest(let request): await show(request, message.header, witness)
    case .printRequest(let request): await keep(request, message.header, bytes, witness)
    case .eventNotification(let event):
      if event.isRejection { return .garbled("the terminal rejects a message") }
      await witness.progress(CardProgress(.working, words: NexoMasking.masked(event.event)))
    default: try? await witness.store(TerminalStatement(.orphan, nexo: bytes))
    }
    return nil
  }

  /// The terminal's words for the till's display.
  private func show(
    _ request: NexoDisplay.Request, _ header: MessageHeader, _ witness: CardWitness
  ) async {
    let words = request.outputs.flatMap(\.content.lines).joined(separator: " ")
    await witness.progress(CardProgress(.customerActs, words: NexoMasking.masked(words)))
    let awaited = request.outputs.filter(\.awaitsAnswer)
    guard !awaited.isEmpty else { return }
    let shown = awaited.map { NexoDisplay.Shown($0, .success) }
    _ = await send(NexoMessage(header.answer, .displayResponse(NexoDisplay.Response(shown))))
  }

  /// A slip that the till shall print: it is stored, then answered; printing comes in its own time.
  private func keep(
    _ request: NexoPrint.Request, _ header: MessageHeader, _ bytes: [UInt8],
    _ witness: CardWitness
  ) async {
    let receipt = NexoReceipt(
      request.qualifier, needsSignature: request.needsSignature, request.content)
    var response = NexoResponse.success
    do {
      try await witness.store(TerminalStatement(receipt, nexo: bytes))
    } catch {
      response = .failure(.deviceOut)
    }
    guard request.responseMode != "NotRequired" else { return }
    let answer = NexoPrint.Response(request.qualifier, response)
    _ = await send(NexoMessage(header.answer, .printResponse(answer)))
  }

  /// Asks the terminal to stop the current order, once.
  private func stopWhereWanted() async {
    guard wantsStop, let current else { return }
    wantsStop = false
    let abort = NexoAbort.Request(reference(of: current), reason: "MerchantAbort")
    _ = await send(
      NexoMessage(header(.abort, serviceID: nextServiceID()), .abortRequest(abort)))
  }
}

extension MessageHeader {
  /// Whether this is the head of the answer to a request.
  fileprivate func answers(_ request: MessageHeader) -> Bool {
    direction == .response && category == request.category && serviceID == request.serviceID
      && saleID == request.saleID
  }
}

extension NexoBody {
  /// How the request went, of a response that says so for the whole.
  var response: NexoResponse? {
    switch self {
    case .loginResponse(let answer): answer.response
    case .logoutResponse(let answer): answer.response
    case .paymentResponse(let answer): answer.response
    case .reversalResponse(let answer): answer.response
    case .transactionStatusResponse(let answer): answer.response
    case .reconciliationResponse(let answer): answer.response
    case .getTotalsResponse(let answer): answer.response
    case .diagnosisResponse(let answer): answer.response
    case .printResponse(let answer): answer.response
    case .displayResponse(let answer): answer.shown.first?.response
    default: nil
    }
  }
}
