import Amounts
import Nexo

extension NexoTerminal {
  // MARK: - Who and how

  /// Who the terminal says it is; logs in.
  package func identify() async throws(DeviceError) -> TerminalIdentity {
    try await exclusively { () async throws(DeviceError) in
      login = nil
      try await ready()
      return TerminalIdentity(
        number: settings.poiID, model: login?.software?.name ?? "", serial: login?.serial ?? "",
        software: login?.software?.version ?? "",
        capabilities: ["status_by_name", "totals"] + (login?.capabilities ?? []))
    }
  }

  /// Whether the terminal can take a payment, by its own words.
  package func health() async -> TerminalHealth {
    do throws(DeviceError) {
      let answer = try await exclusively { () async throws(DeviceError) in
        try await examine(asksHosts: false, bystander)
      }
      switch answer.status {
      case .ok, nil: return .ready
      case .busy: return .busy("the terminal is at work")
      case .maintenance: return .needs(.technician, code: "Maintenance")
      case .unreachable: return .outOfOrder(code: "Unreachable")
      }
    } catch {
      switch error.code {
      case .busy: return .busy(error.message)
      case .needsAction: return .needs(error.need ?? .technician, code: error.message)
      case .unsupported: return .ready
      case .unavailable, .protocolFault, .permission: return .unreachable(error.message)
      }
    }
  }

  /// Lets the terminal examine itself and its lines to the acquirers.
  package func diagnose(witness: CardWitness) async throws(DeviceError) {
    try await exclusively { () async throws(DeviceError) in
      let answer = try await examine(asksHosts: true, witness)
      if answer.status == .maintenance {
        throw DeviceError(.needsAction, "the terminal is in maintenance", need: .technician)
      }
      if let host = answer.hosts.first(where: { !$0.isReachable }) {
        throw DeviceError(.unavailable, "acquirer \(host.acquirer) is out of reach")
      }
    }
  }

  private func examine(asksHosts: Bool, _ witness: CardWitness) async throws(DeviceError)
    -> NexoDiagnosis.Response
  {
    let request = NexoDiagnosis.Request(asksHosts: asksHosts)
    let (message, bytes) = try await ask(.diagnosis, .diagnosisRequest(request), witness)
    guard case .diagnosisResponse(let answer) = message.body else {
      throw DeviceError(.protocolFault, "an answer of another kind")
    }
    try? await witness.store(TerminalStatement(.completion, nexo: bytes))
    try check(answer.response)
    return answer
  }

  // MARK: - Words and paper

  /// Shows words to the customer.
  package func display(_ lines: [String]) async throws(DeviceError) {
    let output = NexoDisplay.Output(
      device: "CustomerDisplay", qualifier: "Display", OutputContent(lines: lines))
    try await serve(.display, .displayRequest(NexoDisplay.Request([output])))
  }

  /// Prints lines on the terminal's own printer; returns when the paper is out.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`.
  package func printOut(_ lines: [String]) async throws(DeviceError) {
    let request = NexoPrint.Request("Document", OutputContent(lines: lines))
    try await serve(.print, .printRequest(request))
  }

  /// Takes leave, and closes the connection.
  package func leave() async throws(DeviceError) {
    try await exclusively { () async throws(DeviceError) in
      guard login != nil else { return await disconnect() }
      let request = NexoLogout.Request(allowsMaintenance: true)
      _ = try await exchange(.logout, .logoutRequest(request), bystander)
      await disconnect()
    }
  }

  private func serve(_ category: MessageCategory, _ body: NexoBody) async throws(DeviceError) {
    try await exclusively { () async throws(DeviceError) in
      let (message, _) = try await ask(category, body, bystander)
      if let response = message.body.response { try check(response) }
    }
  }

  // MARK: - Sums

  /// The protocol has sums and no list.
  package func batch() async throws(DeviceError) -> [TerminalLine] {
    throw DeviceError(.unsupported, "nexo terminals tell sums, not single movements")
  }

  /// The sums of the open period.
  package func totals() async throws(DeviceError) -> TerminalTotals {
    try await exclusively { () async throws(DeviceError) in try await openTotals(bystander) }
  }

  /// Closes the period (SaleReconciliation).
  package func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await Task { await close(expected, witness) }.value
  }

  /// Finds out how a close ended; closes again only where there is nothing to close.
  package func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await Task { await investigateClose(expected, witness) }.value
  }

  private func close(_ expected: TerminalTotals, _ witness: CardWitness) async -> BatchOutcome {
    do throws(DeviceError) {
      return try await exclusively { () async throws(DeviceError) in
        try await ready()
        return await sendClose(expected, witness)
      }
    } catch {
      return .open(reason: error.message)
    }
  }

  /// Closes over an open connection; from here on a fault leaves it open what happened.
  private func sendClose(_ expected: TerminalTotals, _ witness: CardWitness) async
    -> BatchOutcome
  {
    await witness.progress(CardProgress(.closingBatch))
    do throws(DeviceError) {
      let (answer, bytes) = try await reconcile(.sale, witness)
      guard answer.response.result != .failure else {
        return .open(reason: NexoMasking.masked(answer.response.reason))
      }
      do {
        try await witness.store(TerminalStatement(.completion, nexo: bytes))
      } catch {
        return .closedUnconfirmed
      }
      return sum(of: answer.totals).map { .closed($0) } ?? .closedUnconfirmed
    } catch {
      return await findClose(expected, witness)
    }
  }

  private func investigateClose(_ expected: TerminalTotals, _ witness: CardWitness) async
    -> BatchOutcome
  {
    do throws(DeviceError) {
      return try await exclusively { () async throws(DeviceError) in
        await findClose(expected, witness)
      }
    } catch {
      return .unknown(reason: error.message)
    }
  }

  /// Tells a closed period from an open one by their sums.
  private func findClose(_ expected: TerminalTotals, _ witness: CardWitness) async -> BatchOutcome {
    do throws(DeviceError) {
      let open = try await openTotals(witness)
      if open.agrees(with: expected) {
        guard open.count == 0 else { return .open(reason: "the terminal has not closed") }
        // Closing what is empty is harmless; the sums are known to be none.
        return .closed(open)
      }
      guard open.count == 0 else {
        return .unknown(reason: "the terminal's sums are neither ours nor none")
      }
      let (answer, bytes) = try await reconcile(.previous, witness)
      try? await witness.store(TerminalStatement(.inquiry, nexo: bytes))
      guard answer.response.result != .failure, let sums = sum(of: answer.totals),
        sums.agrees(with: expected)
      else { return .closedUnconfirmed }
      return .closed(sums)
    } catch {
      return .unknown(reason: error.message)
    }
  }

  private func reconcile(_ kind: NexoReconciliation.Kind, _ witness: CardWitness)
    async throws(DeviceError) -> (NexoReconciliation.Response, [UInt8])
  {
    let request = NexoReconciliation.Request(kind)
    let (message, bytes) = try await ask(
      .reconciliation, .reconciliationRequest(request), witness)
    guard case .reconciliationResponse(let answer) = message.body else {
      throw DeviceError(.protocolFault, "an answer of another kind")
    }
    return (answer, bytes)
  }

  private func openTotals(_ witness: CardWitness) async throws(DeviceError) -> TerminalTotals {
    let (message, _) = try await ask(
      .getTotals, .getTotalsRequest(NexoGetTotals.Request()), witness)
    guard case .getTotalsResponse(let answer) = message.body else {
      throw DeviceError(.protocolFault, "an answer of another kind")
    }
    try check(answer.response)
    guard let sums = sum(of: answer.totals) else {
      throw DeviceError(.protocolFault, "sums that can't be read")
    }
    return sums
  }

  /// The sums of all brands; nothing where one of them can't be read.
  private func sum(of totals: [NexoTotals]) -> TerminalTotals? {
    var brands: [TerminalTotals.Brand] = []
    var units: Int64 = 0
    var count = 0
    for part in totals {
      guard let sum = part.sum(in: settings.currency) else { return nil }
      let (amount, overflow) = units.addingReportingOverflow(sum.amount.minorUnits)
      let (movements, carried) = count.addingReportingOverflow(sum.count)
      guard !overflow, !carried else { return nil }
      (units, count) = (amount, movements)
      brands.append(
        TerminalTotals.Brand(name: part.brand ?? "", count: sum.count, amount: sum.amount))
    }
    return TerminalTotals(
      amount: Money(units, settings.currency), count: count, receipts: nil, brands: brands)
  }
}

extension TerminalTotals {
  /// Whether these sums are those; a count that is not known says nothing.
  fileprivate func agrees(with other: TerminalTotals) -> Bool {
    amount == other.amount && (count == nil || other.count == nil || count == other.count)
  }
}
