import Amounts
import ZVT

extension ZVTTerminal {
  /// The sums of the open batch (06 10).
  package func totals() async throws(DeviceError) -> TerminalTotals {
    try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.prepare(allowing: [.closeBatch])
      return try await terminal.openTotals()
    }
  }

  /// The sums of the open batch, over the connection that is there.
  private func openTotals() async throws(DeviceError) -> TerminalTotals {
    guard settings.hasTotals else {
      throw DeviceError(.unsupported, "the terminal tells no sums without closing its batch")
    }
    let exchange = await ask(.totals(password: settings.password))
    try check(exchange)
    guard let totals = exchange.statuses.last.flatMap(sums) else {
      throw DeviceError(.protocolFault, "the terminal tells no sums")
    }
    return totals
  }

  /// What a status information tells of a batch: field 04 where there is one, else what the slots
  /// come to (PA00P015 §3.1.3); nothing where there is neither, or a contradiction.
  private func sums(_ status: StatusInformation) -> TerminalTotals? {
    let currency = settings.currency
    guard status.contradictions.isEmpty, status.result ?? 0 == 0,
      let units = status.amount ?? status.totals?.amount
    else { return nil }
    return TerminalTotals(
      amount: Money(units, currency), count: status.totals?.count,
      receipts: status.totals.flatMap(Self.range),
      brands: (status.totals?.brands ?? []).filter { $0.count > 0 || $0.amount > 0 }.map {
        TerminalTotals.Brand(
          name: $0.name, count: Int($0.count), amount: Money($0.amount, currency))
      })
  }

  /// The receipt numbers of a batch; nothing where it is empty, or runs over the wrap at 9999.
  private static func range(_ totals: BatchTotals) -> ClosedRange<Int>? {
    guard totals.lastReceipt > 0, totals.firstReceipt <= totals.lastReceipt else { return nil }
    return totals.firstReceipt...totals.lastReceipt
  }

  // MARK: - Line by line

  /// The movements of the open batch, receipt by receipt, where the terminal shows any receipt by
  /// its number (06 20 with objects 1F02 and 1F03).
  ///
  /// A refund looks like a payment: the record has no sign.
  package func batch() async throws(DeviceError) -> [TerminalLine] {
    guard settings.hasReceiptsByNumber else {
      throw DeviceError(.unsupported, "the terminal shows no receipt by its number")
    }
    return try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.prepare(allowing: [.closeBatch])
      let totals = try await terminal.openTotals()
      if totals.receipts == nil, !totals.amount.isZero || totals.count ?? 0 > 0 {
        throw DeviceError(.unsupported, "the terminal tells no range of receipts")
      }
      var lines: [TerminalLine] = []
      for number in totals.receipts.map(Array.init) ?? [] {
        if let line = try await terminal.line(number) { lines.append(line) }
      }
      return lines
    }
  }

  private func line(_ number: Int) async throws(DeviceError) -> TerminalLine? {
    let digits = BCD.bytes(Int64(number), count: 2)
    let exchange = await ask(
      Command(
        APDU.Code.repeatReceipt, password: settings.password, service: 0x03,
        container: [TLV(0x1F02, digits), TLV(0x1F03, digits)]))
    if case .lost(let words) = exchange.end { throw DeviceError(lost: words, linkFault) }
    guard let status = exchange.statuses.last, status.receipt == number, !status.isOfBatch,
      case .yes(.whole(let told)) = reading.word(of: status)
    else { return nil }
    return TerminalLine(
      trace: told.trace, movement: status.originalTrace == nil ? .payment : .reversal,
      amount: told.amount)
  }

  // MARK: - Closing

  /// Closes the batch (06 50), unless reservations are open: some terminals would charge them in
  /// full.
  package func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await alone { terminal -> BatchOutcome in
      do throws(DeviceError) {
        try await terminal.prepare(allowing: [.closeBatch])
        return try await terminal.close(witness)
      } catch { return .open(reason: error.message) }
    } ?? .open(reason: "another conversation is running at the terminal")
  }

  private func close(_ witness: CardWitness) async throws(DeviceError) -> BatchOutcome {
    if settings.checksReservations, let open = try await openReceipts()?.receipts, !open.isEmpty {
      let numbers = open.map { padded($0, 4) }.joined(separator: ", ")
      return .open(reason: "reservations have to be booked or cancelled first: \(numbers)")
    }
    let sync =
      settings.commitMode == .synchronised ? [TLV(0x1F1F, syncID ?? [])] : nil as [TLV]?
    syncID = nil
    let exchange = await ask(
      .endOfDay(password: settings.password, container: sync), witness: witness)
    return await outcome(ofClose: exchange)
  }

  private func outcome(ofClose exchange: Exchange) async -> BatchOutcome {
    switch exchange.end {
    case .refused(let code): return .open(reason: reading.reason(code))
    case .lost(let words): return .unknown(reason: words)
    case .aborted(let packet):
      let code = Abort(parsing: packet).code
      return .open(reason: code.map { reading.reason($0) } ?? "the terminal gives no reason")
    case .completed(let packet):
      let completion = Completion(parsing: packet)
      // It updates or restarts itself now: the connection is of no more use.
      if completion.updateFollows || completion.rebootFollows { await drop() }
      let isFaulty =
        !completion.updateFollows && !completion.rebootFollows && completion.result ?? 0 != 0
      let isRefused = exchange.statuses.contains { $0.result ?? 0 != 0 }
      guard exchange.isStored, !isFaulty, !isRefused else {
        return .unknown(reason: "the terminal contradicts itself, or us, about the close")
      }
      guard let totals = exchange.statuses.last.flatMap(sums) else { return .closedUnconfirmed }
      return .closed(totals)
    }
  }

  /// Finds out how a close ended whose answer was lost: by the open sums, by the last record, and
  /// else by closing again, since an empty batch may be closed (PA00P015 §2).
  package func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await alone { await $0.inquireCloseAlone(expected, witness) }
      ?? .unknown(reason: "another conversation is running at the terminal")
  }

  private func inquireCloseAlone(_ expected: TerminalTotals, _ witness: CardWitness) async
    -> BatchOutcome
  {
    let end = milliseconds() + settings.timers.recoveryMilliseconds
    do throws(DeviceError) {
      try await reconnect(until: end)
      try await awaitIdle(until: end, allowing: [.closeBatch], progress: witness.progress)
      let open = try await knownOpenTotals()
      if let recorded = try await closedTotals(expected, witness), open?.isEmpty ?? true {
        return .closed(recorded)
      }
      if let open, open.isEmpty, !expected.isEmpty { return .closedUnconfirmed }
      let again = try await close(witness)
      // What is closed now is what came after the first close: nothing.
      if case .closed(let sums) = again, sums.isEmpty, !expected.isEmpty {
        return .closedUnconfirmed
      }
      return again
    } catch {
      await drop(linkFault)
      return .unknown(reason: error.message)
    }
  }

  /// The open sums; nothing where the terminal does not tell them.
  private func knownOpenTotals() async throws(DeviceError) -> TerminalTotals? {
    guard settings.hasTotals else { return nil }
    do throws(DeviceError) { return try await openTotals() } catch {
      guard error.code != .unavailable, error.code != .busy else { throw error }
      return nil
    }
  }

  /// The sums of the last closed batch, where it is the one that was expected.
  private func closedTotals(_ expected: TerminalTotals, _ witness: CardWitness)
    async throws(DeviceError) -> TerminalTotals?
  {
    guard settings.repeatsEndOfDay, !expected.isEmpty else { return nil }
    for receipt in [nil, 0x04] as [UInt8?] {
      let exchange = await ask(
        .repeatReceipt(password: settings.password, receipt: receipt), witness: witness,
        as: .inquiry)
      if case .lost(let words) = exchange.end { throw DeviceError(lost: words, linkFault) }
      guard let status = exchange.statuses.last, status.isOfBatch, let sums = sums(status),
        sums.matches(expected)
      else { continue }
      return sums
    }
    return nil
  }
}

extension TerminalTotals {
  /// Whether there is nothing in it.
  fileprivate var isEmpty: Bool { amount.isZero && (count ?? 0) == 0 }

  /// Whether it is the same batch: the sum, and the receipts where both tell them.
  fileprivate func matches(_ other: TerminalTotals) -> Bool {
    guard amount == other.amount else { return false }
    guard let receipts, let expected = other.receipts else { return true }
    return receipts.lowerBound <= expected.lowerBound
      && receipts.upperBound >= expected.upperBound
  }
}
