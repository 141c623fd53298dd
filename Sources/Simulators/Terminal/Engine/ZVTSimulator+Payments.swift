package import ZVT

// Commands that move money, and the close of a batch.
extension ZVTSimulator {
  /// The commands that use an entry of the script up.
  static let scripted: Set<UInt16> = [
    APDU.Code.authorisation, APDU.Code.reservation, APDU.Code.bookTotal, APDU.Code.reversal,
    APDU.Code.refund, APDU.Code.endOfDay,
  ]

  /// What the next command will meet on the wire, before it is known to be one.
  package mutating func fault(meeting packet: APDU) -> TerminalFault? {
    guard Self.scripted.contains(packet.control), heldAt == nil else { return nil }
    script.drawAhead()
    return script.next?.fault
  }

  /// A command that moves money, or one that is not known.
  mutating func beginWithMoney(_ command: TillCommand) {
    switch command.code {
    case APDU.Code.partialReversal where command.receipt == nil: listReservations(command)
    case APDU.Code.authorisation, APDU.Code.phoneAuthorisation, APDU.Code.reservation,
      APDU.Code.partialReversal, APDU.Code.bookTotal, APDU.Code.cancelReservation,
      APDU.Code.reversal, APDU.Code.refund, APDU.Code.endOfDay:
      beginScripted(command)
    default: answer(.negative(APDU.Answer.unknownCommand))
    }
  }

  private mutating func beginScripted(_ command: TillCommand) {
    guard undoing == nil else { return answer(.negative(APDU.Answer.pleaseWait)) }
    var entry = ScriptEntry()
    if Self.scripted.contains(command.code) {
      script.drawAhead()
      entry = script.take()
    }
    start(command, steps(command, entry), entry)
  }

  private func steps(_ command: TillCommand, _ entry: ScriptEntry) -> [Step] {
    let isClose = command.code == APDU.Code.endOfDay
    // Only a close helps against an owed close.
    if let locked, !(isClose && locked == 0xF0) { return [.abort(locked)] }
    if isClose { return closeSteps() }
    if let refusal = MoneyOrder.refusal(command, memory, currency: profile.currency) {
      return [.refusal(refusal), .abort(refusal)]
    }
    let card: [Step] = command.code == APDU.Code.reversal ? [] : [.show(0x0A)]
    return card + [
      .wait(profile.paceMilliseconds), .synchronise, .point(.beforeApproval), .show(0x04),
      .decide, .point(.beforeStatus), .status, .settle, .point(.beforeCompletion), .complete(),
    ]
  }

  /// The state that keeps it from taking money; nothing where it may (PA00P015 §11).
  private var locked: UInt8? {
    let harmless: Set<UInt8> = [0x00, 0xDC, 0xE1]
    return harmless.contains(memory.condition) ? nil : memory.condition
  }

  private func closeSteps() -> [Step] {
    guard memory.openReservations.isEmpty || !profile.reservationsBlockClose else {
      return [.refusal(0x77), .abort(0x77)]
    }
    return [
      .show(0xD3), .wait(profile.paceMilliseconds), .synchronise, .point(.beforeApproval),
      .decide, .point(.beforeStatus), .status, .settle, .point(.beforeCompletion), .complete(),
    ]
  }

  /// The number of the first open reservation, FFFF where there is none, as an abort
  /// (PA00P015 §2.10).
  private mutating func listReservations(_ command: TillCommand) {
    let receipts = memory.openReservations.compactMap { memory.movements[$0].receipt }
    var fields = BitmapWriter()
    let first = receipts.first.map { BCD.bytes(Int64($0), count: 2) } ?? [0xFF, 0xFF]
    fields.append(0x87, first)
    let list = TLV(0x23, receipts.map { TLV(0x08, BCD.bytes(Int64($0), count: 2)) })
    start(
      command, [.send(Outgoing(APDU.Code.abort, [0xB8] + fields.bytes, objects: [list]))])
  }
}

// Status information and slips.
extension ZVTSimulator {
  private var statusMessage: StatusMessage {
    StatusMessage(
      profile: profile, terminal: memory.terminal,
      isSynchronised: profile.commit == .synchronised)
  }

  private var openSums: BatchSums {
    memory.openSums(isMaestroGirocard: profile.isMaestroGirocard)
  }

  /// The status information of the dialogue's movement, or of the close that it is about.
  private func status() -> Status {
    if let movement = dialogue?.movement { return status(of: movement) }
    let isClosed = dialogue?.command.code == APDU.Code.endOfDay && isSynchronised
    if isClosed, let batch = memory.batches.last {
      return statusMessage.sums(batch.sums, trace: batch.trace, at: batch.at)
    }
    return statusMessage.sums(openSums, trace: memory.trace + 1, at: localTime)
  }

  private func status(of index: Int) -> Status {
    let movement = memory.movements[index]
    let original = movement.kind == .reversal ? movement.original : nil
    return statusMessage.movement(
      movement, originalTrace: original.map { memory.movements[$0].trace })
  }

  /// Tells what was decided, and waits for the vote.
  mutating func tellStatus() {
    let fault = dialogue?.entry.fault
    var status = status()
    SpoiltStatus.spoil(&status, fault)
    var message = status.message
    message.data = SpoiltStatus.spoil(message.data, fault)
    let packet = packet(message)
    if let bytes = SpoiltStatus.bytes(packet, fault) {
      output.append(.raw(bytes))
    } else {
      output.append(.send(packet))
    }
    let due = dialogue?.voteDue ?? now + voteMilliseconds
    dialogue?.voteDue = due
    dialogue?.wait = .answer(.vote, until: due)
    // What the script lets happen here happens before the vote.
    if let next = dialogue?.injections.removeValue(forKey: .afterStatus) {
      dialogue?.wait = nil
      dialogue?.insert(next)
    } else if dialogue?.entry.holds.contains(.afterStatus) == true {
      heldAt = .afterStatus
      output.append(.tell(.hold(at: DialoguePoint.afterStatus.name)))
    }
  }

  /// How long the till may take for its vote: as it said itself (BMP 01), or the terminal's time.
  private var voteMilliseconds: Int {
    dialogue?.command.fields.byte(0x01).map { Int($0) * 1_000 } ?? profile.goodsMilliseconds
  }

  /// Tells that it does not go. The terminal waits for an answer, and nothing hangs on it.
  mutating func tellRefusal(_ result: UInt8) {
    let movement = dialogue?.movement.map { memory.movements[$0] }
    if let index = dialogue?.movement, movement?.fate == .declined {
      ask(status(of: index).message, .other)
    } else {
      ask(statusMessage.refusal(result).message, .other)
    }
  }

  /// Tells something of the past.
  mutating func tellRecord(_ record: TerminalMemory.Record) {
    switch record {
    case .movement(let index): ask(status(of: index).message, .other)
    case .batch(let index):
      let batch = memory.batches[index]
      ask(statusMessage.sums(batch.sums, trace: batch.trace, at: batch.at).message, .other)
    }
  }

  /// Tells the sums of the open batch.
  mutating func tellTotals(_ command: TillCommand) {
    guard profile.hasTotals else { return answer(.negative(APDU.Answer.unknownCommand)) }
    let sums = statusMessage.sums(openSums, trace: memory.trace, at: localTime).message
    start(command, [.send(sums), .complete()])
  }

  /// The slip, and the point of no return behind its last message.
  mutating func settle() {
    guard var dialogue else { return }
    let isClose = dialogue.command.code == APDU.Code.endOfDay
    var messages = slipMessages(slips(isClose), isAdministration: isClose)
    if dialogue.entry.fault == .endlessSlip, let first = messages.first {
      messages = Array(repeating: first, count: dialogue.entry.count ?? 2_500)
    }
    guard !messages.isEmpty else {
      return self.dialogue?.insert([.keep, .point(.afterStatusAck)]) ?? ()
    }
    if dialogue.entry.fault == .dropInSlip, dialogue.entry.line == nil {
      let middle = messages.count / 2
      dialogue.injections[middle == 0 ? .afterStatusAck : .afterSlipAck(middle)] = [.drop]
    }
    var steps: [Step] = [.point(.afterStatusAck)]
    for (index, message) in messages.enumerated() {
      steps += [.point(.beforeSlip(index + 1)), .slip(message)]
      if index == messages.count - 1 { steps.append(.keep) }
      steps.append(.point(.afterSlipAck(index + 1)))
    }
    dialogue.insert(steps)
    self.dialogue = dialogue
  }

  private func slips(_ isClose: Bool) -> [Slip] {
    if let movement = dialogue?.movement {
      return Slip.copies(of: memory.movements[movement], profile)
    }
    guard isClose else { return [] }
    return [Slip.sums(openSums, title: "END OF DAY", at: localTime, profile)]
  }

  /// Slips of administration as steps.
  func slipSteps(_ slips: [Slip]) -> [Step] {
    slipMessages(slips, isAdministration: true).map(Step.slip)
  }

  /// The messages that carry slips to the till; none where the terminal prints, or the till makes
  /// its own.
  func slipMessages(_ slips: [Slip], isAdministration: Bool) -> [Outgoing] {
    guard registration.printsAtTill(isAdministration: isAdministration) else { return [] }
    let agreed = CharacterSet(tag: registration.characterSet) ?? .zvt8
    let set = dialogue?.entry.fault == .latin1 ? .iso8859(1) : agreed
    return Slip.messages(slips, registration, in: set)
  }
}
