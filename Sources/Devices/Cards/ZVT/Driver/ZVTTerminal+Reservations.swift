import Amounts
import ZVT

/// The pre-authorisation family, which the neutral verbs do not have.
extension ZVTTerminal {
  /// Reserves an amount (06 22); not idempotent, so a lost answer is found as a payment's is.
  package func reserve(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await carryOut(order, witness) { terminal, order throws(OrderFault) in
      guard terminal.settings.allowsReservations else {
        throw OrderFault("the terminal makes no reservations")
      }
      let (amount, currency) = try terminal.money(of: order)
      var command = PaymentCommand(.reservation)
      command.amount = amount
      command.currency = currency
      command.paymentType = terminal.settings.paymentType
      command.add(TLV(0x1F06, [0x02]))
      return command
    }
  }

  /// Books a reservation (06 24): the order's amount is what is used, its original the reservation.
  package func bookTotal(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await goBack(.bookTotal, order, witness)
  }

  /// Gives a part of a reservation back (06 23): the order's amount is the unused part.
  package func partialReversal(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await goBack(.partialReversal, order, witness)
  }

  /// Cancels a reservation (06 25).
  package func cancelReservation(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await goBack(.cancelReservation, order, witness)
  }

  /// The receipt numbers of the open reservations (06 23 with FFFF); of some terminals the first
  /// one only.
  ///
  /// - Throws: `unsupported` where the terminal keeps no such list.
  package func openReservations() async throws(DeviceError) -> [Int] {
    try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.prepare(allowing: [.closeBatch])
      guard let open = try await terminal.openReceipts() else {
        throw DeviceError(.unsupported, "the terminal lists no reservations")
      }
      return open.receipts
    }
  }

  /// The open reservations, over the connection that is there; nothing where the terminal does not
  /// know the question.
  ///
  /// The answer is an abort with code B8: the first receipt, all of them where it tells them
  /// (PA00P015 §2).
  func openReceipts() async throws(DeviceError) -> OpenReceipts? {
    let exchange = await ask(packet(PaymentCommand(.openReservations)))
    switch exchange.end {
    case .aborted(let packet):
      let list = Abort(parsing: packet)
      guard list.code == 0xB8 else { return nil }
      if list.hasNoReceipt { return OpenReceipts(receipts: [], isWhole: true) }
      let all = list.reservations
      guard all.isEmpty else { return OpenReceipts(receipts: all, isWhole: true) }
      return list.receipt.map { OpenReceipts(receipts: [$0], isWhole: false) }
    case .completed, .refused: return nil
    case .lost(let words): throw DeviceError(lost: words, linkFault)
    }
  }

  /// The reservations that a terminal lists.
  struct OpenReceipts {
    /// Their receipt numbers.
    let receipts: [Int]
    /// Whether they are all there are; some terminals tell the first one only.
    let isWhole: Bool
  }

  /// A command that goes back to a reservation; some terminals want all of its numbers.
  private func goBack(_ verb: PaymentCommand.Verb, _ order: CardOrder, _ witness: CardWitness) async
    -> CardOutcome
  {
    await carryOut(order, witness) { terminal, order throws(OrderFault) in
      let (amount, currency) = try terminal.money(of: order)
      var command = PaymentCommand(verb)
      command.receipt = try terminal.receipt(of: order)
      command.amount = amount
      command.currency = currency
      if let original = order.original.flatMap(TransactionIdentity.init(text:)) {
        command.trace = Int(original.trace).flatMap { (1...999_999).contains($0) ? $0 : nil }
        command.date = original.date
        command.time = original.time
        command.terminalNumber = original.terminal
      }
      return command
    }
  }

  /// What became of a booking or a cancellation in doubt: no longer listed means done
  /// (PA00P015 §2).
  ///
  /// - Parameter order: the order in doubt; its original is the reservation.
  package func inquireReservation(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await alone { await $0.inquireReservationAlone(order, witness) }
      ?? .unknown(reason: "another conversation is running at the terminal")
  }

  private func inquireReservationAlone(_ order: CardOrder, _ witness: CardWitness) async
    -> CardOutcome
  {
    let end = milliseconds() + settings.timers.recoveryMilliseconds
    do throws(DeviceError) {
      try await reconnect(until: end)
      try await awaitIdle(until: end, isStrict: true, progress: witness.progress)
      guard let number = try? receipt(of: order) else {
        return .review(reason: "it is not told which reservation is meant")
      }
      guard let open = try await openReceipts() else {
        return .unknown(reason: "the terminal lists no reservations")
      }
      guard !open.receipts.contains(number) else {
        return .notCharged(reason: "the reservation is still open")
      }
      guard open.isWhole else {
        return .unknown(reason: "the terminal lists one of its reservations only")
      }
      return .approved(
        CardConfirmation(
          amount: order.amount, maskedNumber: "", scheme: "", authorisation: "",
          trace: padded(number, 4), batch: ""))
    } catch {
      await drop(linkFault)
      return .unknown(reason: error.message)
    }
  }
}
