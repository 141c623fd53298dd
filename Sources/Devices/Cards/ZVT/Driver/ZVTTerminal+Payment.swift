import Amounts
import ZVT

extension ZVTTerminal {
  /// Carries an order out: 06 01, 06 30 with receipt and amount, or 06 31. The command is sent
  /// once; after silence its outcome is unknown, and `inquire` finds it.
  package func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await carryOut(order, witness) { terminal, order throws(OrderFault) in
      try terminal.command(for: order)
    }
  }

  /// The identity of the last transaction that the terminal shows, as `Baseline` writes it.
  ///
  /// Registered, idle and owing nothing, or it throws.
  package func lastTrace() async throws(DeviceError) -> String {
    try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.overLiveConnection { () async throws(DeviceError) in
        try await terminal.awaitIdle(until: terminal.readinessEnd)
        return try await terminal.lastTransaction().baseline(heard: terminal.heard).text
      }
    }
  }

  /// Reaches the terminal and waits until it is ready.
  ///
  /// - Parameter allowed: needs that are no hindrance now.
  func prepare(allowing allowed: Set<TerminalNeed> = []) async throws(DeviceError) {
    try await overLiveConnection { () async throws(DeviceError) in
      try await awaitIdle(until: readinessEnd, allowing: allowed)
    }
  }

  /// Until when a terminal at work is waited for.
  var readinessEnd: Int { milliseconds() + settings.timers.readinessMilliseconds }

  /// Makes the command of an order and carries it out.
  func carryOut(
    _ order: CardOrder, _ witness: CardWitness,
    _ command:
      @escaping @Sendable (isolated ZVTTerminal, CardOrder) throws(OrderFault) -> PaymentCommand
  ) async -> CardOutcome {
    let outcome = await alone { terminal -> CardOutcome in
      terminal.begin(order.attempt)
      let outcome = await terminal.carryOutAlone(order, witness, command)
      terminal.end()
      return outcome
    }
    if let outcome { return outcome }
    return await Self.refuse("another conversation is running at the terminal", witness)
  }

  private func carryOutAlone(
    _ order: CardOrder, _ witness: CardWitness,
    _ command: (isolated ZVTTerminal, CardOrder) throws(OrderFault) -> PaymentCommand
  ) async -> CardOutcome {
    do throws(DeviceError) {
      if try await connect() { try await awaitIdle(until: readinessEnd) }
    } catch { return await Self.refuse(error.message, witness) }
    let packet: PaymentCommand
    do throws(OrderFault) { packet = try command(self, order) } catch {
      return await Self.refuse(error.message, witness)
    }
    guard !takeStopRequest() else {
      return await Self.refuse("stopped before anything was sent", witness)
    }
    return await send(packet, order, witness)
  }

  /// Nothing was sent: that is certain, and recorded.
  static func refuse(_ reason: String, _ witness: CardWitness) async -> CardOutcome {
    let outcome = CardOutcome.notCharged(reason: reason)
    do {
      try await witness.record(outcome)
      return outcome
    } catch { return .unknown(reason: "the outcome could not be stored") }
  }

  /// Sends the command of an order, and goes through its conversation.
  func send(_ command: PaymentCommand, _ order: CardOrder, _ witness: CardWitness) async
    -> CardOutcome
  {
    let pauses: Set<UInt8> = order.movement == .reversal ? ReversalCode.all : []
    var run = PaymentRun(
      order: order, witness: witness, reading: reading, settings: settings, pausesAt: pauses)
    let packet = packet(synchronised(command))
    // Whatever becomes of it, the identifier has served: an old one would take a payment back.
    syncID = nil
    let total = min(settings.timers.totalMilliseconds, order.deadlineSeconds * 1_000)
    await converse(packet, probes: settings.probes, totalMilliseconds: total, &run)
    if !run.isRecorded, let denial = run.denial {
      _ = await run.record(await outcome(ofReversal: order, denial, run.status))
    }
    let outcome = run.outcome ?? .unknown(reason: "the conversation came to no end")
    await conclude(outcome, run.status)
    if run.denial == Self.notRegistered { await drop() }
    return outcome
  }

  /// After an end in doubt the connection has no future: what still comes over it is too late.
  private func conclude(_ outcome: CardOutcome, _ status: StatusInformation?) async {
    if let told = status?.identity(terminal: reading.terminal), !told.receipt.isEmpty {
      heard = told
    }
    switch outcome {
    case .approved: if let status { adoptSyncID(of: status) }
    case .declined, .cancelled, .notCharged: break
    case .unknown, .review: await drop()
    }
  }

  /// The command with the identifier of the synchronised mode: the last one known, byte for byte,
  /// or one of no length (PA00P015 §4).
  func synchronised(_ command: PaymentCommand) -> PaymentCommand {
    guard settings.commitMode == .synchronised else { return command }
    var command = command
    command.add(TLV(0x1F1F, syncID ?? []))
    return command
  }

  // MARK: - Commands of orders

  /// Why an order can't be sent.
  struct OrderFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  private func command(for order: CardOrder) throws(OrderFault) -> PaymentCommand {
    let (amount, currency) = try money(of: order)
    var command: PaymentCommand
    switch order.movement {
    case .payment:
      command = .authorisation(amount, currency: currency, paymentType: settings.paymentType)
    case .refund: command = .refund(amount, currency: currency, password: settings.password)
    case .reversal:
      command = .reversal(
        receipt: try receipt(of: order), amount, currency: currency, password: settings.password)
    }
    command.timeoutSeconds = settings.patience?.seconds
    command.statusMax = settings.patience?.statusMax
    return command
  }

  /// Amount and currency of an order; nothing is never asked for.
  func money(of order: CardOrder) throws(OrderFault) -> (amount: Int64, currency: UInt16) {
    guard order.amount.isPositive else { throw OrderFault("the amount is not above zero") }
    guard order.amount.currency == settings.currency else {
      throw OrderFault("the terminal takes \(settings.currency.code) only")
    }
    do throws(TerminalAmountError) { return try order.amount.forTerminal() } catch {
      throw OrderFault("no terminal can be asked for this amount")
    }
  }

  /// The receipt number of the transaction that an order goes back to.
  func receipt(of order: CardOrder) throws(OrderFault) -> Int {
    guard let original = order.original else {
      throw OrderFault("it is not told which payment is meant")
    }
    guard let identity = TransactionIdentity(text: original) else {
      guard let number = Int(original), (0...9_999).contains(number) else {
        throw OrderFault("\(original) is no receipt number")
      }
      return number
    }
    let terminal = reading.terminal
    guard identity.terminal.isEmpty || terminal.isEmpty || identity.terminal == terminal else {
      throw OrderFault("the payment was made at terminal \(identity.terminal)")
    }
    guard let receipt = Int(identity.receipt) else {
      throw OrderFault("the payment has no receipt number")
    }
    return receipt
  }
}
