import Amounts
import Nexo

extension NexoTerminal {
  /// Carries an order out and records how it ended.
  func conduct(_ order: CardOrder, _ witness: CardWitness) async -> CardOutcome {
    let outcome: CardOutcome
    do throws(DeviceError) {
      outcome = try await exclusively { () async throws(DeviceError) in
        current = order
        wantsStop = false
        defer { current = nil }
        return try await carryOut(order, witness)
      }
    } catch {
      // Nothing was sent: whatever goes wrong later is an outcome.
      outcome = .notCharged(reason: error.message)
    }
    if case .unknown = outcome { return outcome }
    do {
      try await witness.record(outcome)
      return outcome
    } catch {
      return .unknown(reason: "the outcome could not be stored")
    }
  }

  /// - Throws: only what happens before the order is sent.
  private func carryOut(_ order: CardOrder, _ witness: CardWitness)
    async throws(DeviceError) -> CardOutcome
  {
    guard let body = request(for: order) else {
      return .notCharged(reason: "the order lacks an amount, or the payment that it is about")
    }
    try await ready()
    let header = header(order.category, serviceID: ServiceIdentifier.money(order.attempt))
    let sent = clock.milliseconds()
    let limit = sent + min(max(order.deadlineSeconds, 1), 3_600) * 1_000
    switch await send(NexoMessage(header, body)) {
    case .nothing(let reason):
      await disconnect()
      return .notCharged(reason: reason)
    case .partly: await disconnect()
    case .sent: await witness.progress(CardProgress(.accepted))
    }
    if let answer = await answer(to: header, limit, witness) {
      let verdict = NexoVerdict(answer, for: order, settings)
      if !verdict.isOpen {
        return await settle(verdict, answer, order, witness, mayUndo: true)
      }
    }
    let fate = await fate(
      of: reference(of: order), until: limit, isSettled: isSettled(since: sent), witness)
    return await conclude(fate, order, witness, mayUndo: true)
  }

  /// The message that an order becomes; nothing where it can't be one.
  private func request(for order: CardOrder) -> NexoBody? {
    guard order.amount.minorUnits > 0, order.amount.currency == settings.currency else {
      return nil
    }
    let sale = TransactionIdentifier(order.attempt.text, timeStamp: clock.moment().rfc3339)
    let original = order.original.map { TransactionIdentifier(text: $0) }
    switch order.movement {
    case .payment:
      return .paymentRequest(NexoPayment.Request(.normal, sale: sale, amount: order.amount))
    case .refund:
      return .paymentRequest(
        NexoPayment.Request(.refund, sale: sale, amount: order.amount, original: original))
    case .reversal:
      guard let original, !original.number.isEmpty else { return nil }
      return .reversalRequest(
        NexoReversal.Request(
          of: original, .merchantCancel, sale: sale, amount: order.amount))
    }
  }

  /// The name under which the terminal knows an order.
  func reference(of order: CardOrder) -> MessageReference {
    MessageReference(
      order.category, serviceID: ServiceIdentifier.money(order.attempt), saleID: settings.saleID)
  }

  /// The answer to a money message, where it comes by itself and can be read.
  private func answer(to header: MessageHeader, _ limit: Int, _ witness: CardWitness) async
    -> NexoAnswer?
  {
    guard link != nil else { return nil }
    let end = min(clock.milliseconds() + settings.timers.answerMilliseconds, limit)
    guard case .answer(let message, let bytes) = await listen(for: [header], until: end, witness)
    else { return nil }
    return NexoAnswer(message, bytes)
  }

  /// Whether a message that was sent then lies behind us on a connection that is still open: a
  /// terminal that does not know it now never got it.
  private func isSettled(since sent: Int) -> Bool {
    link != nil && clock.milliseconds() - sent >= settings.timers.settleMilliseconds
  }

  // MARK: - Outcomes

  /// Turns what became of an order into its outcome.
  func conclude(
    _ fate: NexoFate, _ order: CardOrder, _ witness: CardWitness, mayUndo: Bool
  ) async -> CardOutcome {
    switch fate {
    case .answered(let answer):
      let verdict = NexoVerdict(answer, for: order, settings)
      return await settle(verdict, answer, order, witness, mayUndo: mayUndo)
    case .notFound: return await outcomeOfMissing(order, witness)
    case .open(let reason): return .unknown(reason: NexoMasking.masked(reason))
    }
  }

  /// Stores an answer and turns it into an outcome; undoes what can't be stored or was not ordered.
  private func settle(
    _ verdict: NexoVerdict, _ answer: NexoAnswer, _ order: CardOrder, _ witness: CardWitness,
    mayUndo: Bool
  ) async -> CardOutcome {
    let isKept = await keep(answer, witness)
    switch verdict {
    case .approved(let confirmation):
      if isKept { return .approved(confirmation) }
      let unknown = CardOutcome.unknown(reason: "the terminal's answer could not be stored")
      guard mayUndo, order.movement != .reversal else { return unknown }
      return await undo(
        order, TransactionIdentifier(text: confirmation.identity), witness, otherwise: unknown)
    case .otherAmount(let reason, let poi):
      let review = CardOutcome.review(reason: reason)
      guard mayUndo, !answer.isRepeated else { return review }
      return await undo(order, poi, witness, otherwise: review)
    case .ended(let outcome): return outcome
    case .inProgress: return .unknown(reason: "the terminal is still at it")
    case .unclear(let reason): return .unknown(reason: reason)
    }
  }

  /// Stores an answer and its slips. - Returns: whether all of it is stored.
  private func keep(_ answer: NexoAnswer, _ witness: CardWitness) async -> Bool {
    do {
      try await witness.store(TerminalStatement(answer))
      for receipt in answer.receipts { try await witness.store(TerminalStatement(receipt)) }
      return true
    } catch {
      return false
    }
  }

  /// Reverses a payment that can't stand: the vote no of a protocol without votes.
  ///
  /// - Parameter outcome: what it comes to where the reversal does not succeed for sure.
  private func undo(
    _ order: CardOrder, _ poi: TransactionIdentifier, _ witness: CardWitness,
    otherwise outcome: CardOutcome
  ) async -> CardOutcome {
    wantsStop = false
    await witness.progress(CardProgress(.reversing))
    let header = header(.reversal, serviceID: ServiceIdentifier.undo(order.attempt))
    let sent = clock.milliseconds()
    let limit =
      sent + settings.timers.answerMilliseconds + settings.timers.recoveryMilliseconds
    let request = NexoReversal.Request(of: poi, .malfunction)
    do throws(DeviceError) { try await ready() } catch { return outcome }
    if case .sent = await send(NexoMessage(header, .reversalRequest(request))) {
    } else {
      await disconnect()
    }
    var answer = await answer(to: header, limit, witness)
    if answer == nil,
      case .answered(let known) = await fate(
        of: undoReference(of: order), until: limit, isSettled: isSettled(since: sent), witness)
    {
      answer = known
    }
    guard let answer, answer.isDone else { return outcome }
    _ = await keep(answer, witness)
    return .notCharged(reason: "the payment was reversed")
  }

  /// What it means that the terminal does not know an order: proof, as long as it still knows what
  /// it had done before.
  private func outcomeOfMissing(_ order: CardOrder, _ witness: CardWitness) async -> CardOutcome {
    let never = CardOutcome.notCharged(reason: "the terminal never got the order")
    if let sentAt = order.sentAt,
      clock.moment().milliseconds - sentAt.milliseconds > settings.memoryMilliseconds
    {
      return .unknown(reason: "the terminal may have forgotten the order by now")
    }
    guard let baseline = MessageReference(text: order.baseline) else { return never }
    switch await question(baseline, witness) {
    case .answered, .inProgress: return never
    case .notFound: return .unknown(reason: "the terminal has forgotten its payments")
    case .refused(let reason), .silent(let reason): return .unknown(reason: reason)
    }
  }

  // MARK: - Asking later

  /// What became of an order, by the terminal's own knowledge.
  func investigate(_ order: CardOrder, _ witness: CardWitness) async -> CardOutcome {
    do throws(DeviceError) {
      return try await exclusively { () async throws(DeviceError) in
        let limit = clock.milliseconds() + settings.timers.recoveryMilliseconds
        let fate = await fate(
          of: reference(of: order), until: limit, isSettled: false, witness)
        let outcome = await conclude(fate, order, witness, mayUndo: false)
        return await unlessUndone(outcome, order, witness)
      }
    } catch {
      return .unknown(reason: error.message)
    }
  }

  /// A payment may have been undone by a run that did not live to tell.
  private func unlessUndone(_ outcome: CardOutcome, _ order: CardOrder, _ witness: CardWitness)
    async -> CardOutcome
  {
    guard order.movement != .reversal else { return outcome }
    switch outcome {
    case .declined, .cancelled, .notCharged, .unknown: return outcome
    case .approved, .review: break
    }
    let limit = clock.milliseconds() + settings.timers.recoveryMilliseconds
    switch await fate(of: undoReference(of: order), until: limit, isSettled: false, witness) {
    case .notFound: return outcome
    case .answered(let answer):
      _ = await keep(answer, witness)
      return answer.isDone ? .notCharged(reason: "the payment was reversed") : outcome
    case .open(let reason): return .unknown(reason: reason)
    }
  }

  private func undoReference(of order: CardOrder) -> MessageReference {
    MessageReference(
      .reversal, serviceID: ServiceIdentifier.undo(order.attempt), saleID: settings.saleID)
  }
}

extension CardOrder {
  /// The category of the message that an order becomes.
  fileprivate var category: MessageCategory { movement == .reversal ? .reversal : .payment }
}

extension NexoAnswer {
  /// Whether a reversal was done in full.
  fileprivate var isDone: Bool {
    guard case .reversal(let reversal) = body else { return false }
    return reversal.response.result == .success
  }
}
