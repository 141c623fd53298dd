import ZVT

// What becomes of money: the steps on which it hangs.
extension ZVTSimulator {
  /// Whether what is not acknowledged is kept.
  var isSynchronised: Bool {
    dialogue?.entry.isSynchronised ?? (profile.commit == .synchronised)
  }

  /// The till told an old number: the last payment is undone, and its number given again. No number
  /// and any other number mean nothing (PA00P015 §4).
  mutating func synchronise() {
    guard profile.commit == .synchronised, let bytes = dialogue?.command.lastKnown,
      let known = BCD.number(bytes), Int(known) == memory.receipt - 1,
      let last = memory.movements.indices.last(where: { memory.movements[$0].isOnRecord }),
      memory.movements[last].receipt == memory.receipt, memory.movements[last].fate == .kept
    else { return }
    change { $0.takeBack(last, .implicitlyReversed, reusesReceipt: true) }
    tell(movement: last)
  }

  /// The host decides about a payment, or takes a batch.
  mutating func decide() {
    guard let dialogue else { return }
    self.dialogue?.isDecided = true
    let result = dialogue.entry.result
    guard dialogue.command.code != APDU.Code.endOfDay else {
      if result != 0 { fail(result) } else if isSynchronised { closeBatch() }
      return
    }
    guard let order = MoneyOrder(dialogue.command, dialogue.entry, memory) else { return }
    let keepsIt = result == 0 || profile.keepsRefusals
    let time = localTime
    let index = change { memory in
      let trace = memory.takeTrace()
      var movement = Movement(
        kind: order.kind, amount: order.amount, trace: trace,
        receipt: keepsIt ? memory.takeReceipt() : nil, terminal: memory.terminal,
        card: order.card, at: time)
      movement.tip = dialogue.entry.tip ?? 0
      movement.cashback = dialogue.entry.cashback ?? 0
      movement.original = order.original
      movement.result = result
      if result != 0 { movement.fate = .declined }
      return memory.add(movement)
    }
    self.dialogue?.movement = index
    tell(movement: index)
    if result != 0 { fail(result) }
  }

  /// What follows is the end of a dialogue that failed.
  mutating func fail(_ result: UInt8) {
    dialogue?.steps = [.point(.beforeStatus), .refusal(result), .abort(result)]
  }

  /// The till has acknowledged everything.
  mutating func keep() {
    guard let dialogue else { return }
    if dialogue.command.code == APDU.Code.endOfDay, !isSynchronised { closeBatch() }
    guard let movement = dialogue.movement, memory.movements[movement].fate == .pending else {
      return
    }
    change { $0.keep(movement) }
    tell(movement: movement)
  }

  /// Takes back what the dialogue did.
  mutating func takeBack() {
    guard let movement = dialogue?.movement else { return }
    takeBack(movement)
  }

  private mutating func takeBack(_ movement: Int) {
    let reuses = profile.reusesReceipts
    change { $0.takeBack(movement, .autoReversed, reusesReceipt: reuses) }
    tell(movement: movement)
  }

  /// The till has gone: what it did not acknowledge is taken back, at once or when the card is out,
  /// or kept. Nothing is sent.
  mutating func abandon() {
    guard let dialogue else { return }
    let keeps = isSynchronised
    self.dialogue = nil
    guard let movement = dialogue.movement, memory.movements[movement].fate == .pending else {
      return
    }
    if keeps {
      change { $0.keep(movement) }
      tell(movement: movement)
    } else if dialogue.entry.reversalMilliseconds > 0, profile.commit == .classic {
      undoing = Undoing(movement: movement, until: now + dialogue.entry.reversalMilliseconds)
    } else {
      takeBack(movement)
    }
  }

  /// The card is out: what waited for it is taken back.
  mutating func finishUndoing() {
    guard let undoing, now >= undoing.until else { return }
    self.undoing = nil
    takeBack(undoing.movement)
  }

  /// After a restart nobody will acknowledge any more what is pending.
  mutating func settlePending() {
    for index in memory.movements.indices where memory.movements[index].fate == .pending {
      if profile.commit == .synchronised {
        change { $0.keep(index) }
        tell(movement: index)
      } else {
        takeBack(index)
      }
    }
  }

  /// Closes the open batch.
  mutating func closeBatch() {
    let time = localTime
    let isMaestroGirocard = profile.isMaestroGirocard
    let batch = change { memory in
      if memory.condition == 0xF0 { memory.condition = 0 }
      return memory.closeBatch(at: time, isMaestroGirocard: isMaestroGirocard)
    }
    output.append(.tell(.batchClosed(count: batch.sums.count, amount: batch.sums.amount)))
  }

  /// Somebody pays ten euro at the terminal itself.
  mutating func payLocally() {
    let time = localTime
    let index = change { memory in
      let trace = memory.takeTrace()
      var movement = Movement(
        kind: .payment, amount: 1_000, trace: trace, receipt: memory.takeReceipt(),
        terminal: memory.terminal, card: .visa, at: time)
      movement.isLocal = true
      movement.fate = .kept
      return memory.add(movement)
    }
    tell(movement: index)
  }
}
