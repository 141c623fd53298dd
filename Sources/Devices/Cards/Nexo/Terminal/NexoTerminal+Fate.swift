import Nexo

/// What became of a money message.
enum NexoFate {
  /// This is its answer.
  case answered(NexoAnswer)
  /// The terminal does not know it, and it can't be on its way any more.
  case notFound
  /// Nobody can tell now.
  case open(String)
}

/// What one question about a message brought.
enum NexoFinding {
  case answered(NexoAnswer)
  case inProgress
  case notFound
  /// The terminal will not tell, or tells of something else.
  case refused(String)
  /// No answer, or none that can be read.
  case silent(String)
}

extension NexoTerminal {
  /// Asks for a message until the terminal knows how it ended, or the time has run out.
  ///
  /// - Parameters:
  ///   - reference: the message.
  ///   - limit: when to give up, however busy the terminal says it is.
  ///   - isSettled: whether a terminal that does not know the message now can't get it any more.
  ///     Otherwise it may yet come out of a connection that is gone, so the question is put twice.
  func fate(
    of reference: MessageReference, until limit: Int, isSettled: Bool, _ witness: CardWitness
  ) async -> NexoFate {
    var misses = isSettled ? 1 : 0
    var end = min(limit, clock.milliseconds() + settings.timers.recoveryMilliseconds)
    var reason = "the terminal does not answer"
    repeat {
      let finding = await question(reference, witness)
      var rest = settings.timers.settleMilliseconds
      switch finding {
      case .answered(let answer): return .answered(answer)
      case .refused(let why): return .open(why)
      case .notFound:
        misses += 1
        if misses > 1 { return .notFound }
      case .inProgress:
        reason = "the terminal is still at it"
        rest = settings.timers.pollMilliseconds
        end = min(limit, clock.milliseconds() + settings.timers.recoveryMilliseconds)
        await witness.progress(CardProgress(.working))
      case .silent(let why):
        reason = why
        misses = 0
        rest = settings.timers.reconnectMilliseconds
        await disconnect()
      }
      if let late = await lateAnswer(to: reference, milliseconds: rest, witness) {
        return .answered(late)
      }
    } while clock.milliseconds() < end
    return .open(reason)
  }

  /// Waits, and hears the message's own answer where it comes after all.
  private func lateAnswer(
    to reference: MessageReference, milliseconds: Int, _ witness: CardWitness
  ) async -> NexoAnswer? {
    let end = clock.milliseconds() + milliseconds
    if link != nil,
      case .answer(let message, let bytes) = await listen(
        for: [header(reference.category, serviceID: reference.serviceID)], until: end, witness)
    {
      return NexoAnswer(message, bytes)
    }
    let rest = end - clock.milliseconds()
    if rest > 0 { await clock.pause(rest) }
    return nil
  }

  /// Asks once what became of a message; logs in only where the terminal wants it, since a terminal
  /// that is at work may refuse a login and answer a question.
  func question(_ reference: MessageReference, _ witness: CardWitness) async -> NexoFinding {
    let late = header(reference.category, serviceID: reference.serviceID)
    let request = NexoTransactionStatus.Request(reference)
    do throws(DeviceError) {
      try await connect()
      for _ in 0..<2 {
        let (message, bytes) = try await exchange(
          .transactionStatus, .transactionStatusRequest(request), late: late, witness)
        if let answer = NexoAnswer(message, bytes) { return .answered(answer) }
        guard case .transactionStatusResponse(let status) = message.body else { break }
        guard status.response.errorCondition == .loggedOut else {
          return finding(status, reference, bytes)
        }
        login = nil
        try await ready()
      }
      return .refused("the terminal does not let the till in")
    } catch {
      return .silent(error.message)
    }
  }

  private func finding(
    _ status: NexoTransactionStatus.Response, _ reference: MessageReference, _ bytes: [UInt8]
  ) -> NexoFinding {
    if status.response.result == .failure {
      switch status.response.errorCondition {
      case .inProgress, .busy: return .inProgress
      case .notFound: return .notFound
      case .deviceOut, .unavailableDevice, .unreachableHost:
        return .silent(status.response.reason)
      default: return .refused(status.response.reason)
      }
    }
    guard let repeated = status.repeated else {
      return .refused("the terminal knows the order and does not tell its answer")
    }
    guard repeated.header.category == reference.category,
      repeated.header.serviceID == reference.serviceID,
      repeated.header.saleID == reference.saleID ?? settings.saleID
    else { return .refused("the terminal tells of another order") }
    return .answered(NexoAnswer(repeated, bytes))
  }

  /// The terminal's last transaction, as `lastTrace` tells it. - Throws: `busy`, `unavailable` ...
  func lastTransaction() async throws(DeviceError) -> String {
    guard settings.tellsLast else { return Self.unusable }
    let request = NexoTransactionStatus.Request(nil)
    let (message, _) = try await ask(
      .transactionStatus, .transactionStatusRequest(request), bystander)
    guard case .transactionStatusResponse(let status) = message.body else {
      throw DeviceError(.protocolFault, "an answer of another kind")
    }
    if status.response.result != .failure {
      return status.repeated?.header.reference?.text ?? Self.unusable
    }
    switch status.response.errorCondition {
    case .notFound: return Self.none
    case .inProgress, .busy:
      throw DeviceError(.busy, NexoMasking.masked(status.response.reason))
    default: return Self.unusable
    }
  }

  /// The baseline of a terminal that has done nothing yet.
  private static let none = "none"
  /// The baseline of a terminal that does not tell its last transaction.
  private static let unusable = "unusable"
}
