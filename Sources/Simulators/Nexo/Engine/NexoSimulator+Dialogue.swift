import Amounts
import Nexo

extension NexoSimulator {
  /// Does the next step of a dialogue, or stands still before it.
  mutating func advance(_ index: Int, _ milliseconds: Int) -> [CounterpartAction] {
    let dialogue = dialogues[index]
    if dialogue.entry.holds.contains(dialogue.step.point) {
      dialogues[index].heldAt = dialogue.step.point
      return [.save, .tell(.hold(at: dialogue.step.point.rawValue))]
    }
    switch dialogue.step {
    case .begin: return begin(index, milliseconds)
    case .approve: return approve(index, milliseconds)
    case .answer: return answer(index, milliseconds)
    case .end:
      dialogues.remove(at: index)
      return []
    }
  }

  // MARK: - The request

  private mutating func begin(_ index: Int, _ milliseconds: Int) -> [CounterpartAction] {
    let dialogue = dialogues[index]
    switch dialogue.entry.trouble {
    case .lostRequest: return drop(index) + hangUp()
    case .swallowedRequest: return drop(index)
    case .lateRequest where connection == dialogue.connection:
      dialogues[index].due = milliseconds + dialogue.entry.milliseconds
      return hangUp()
    case .busy: return drop(index) + say(answer(to: dialogue.request, .failure(.busy)), dialogue)
    case .loggedOut:
      tills = []
      return drop(index) + say(answer(to: dialogue.request, .failure(.loggedOut)), dialogue)
    case .rejected: return drop(index) + say(rejection("unreadable", milliseconds), dialogue)
    default: break
    }
    if let refusal = refusal(of: dialogue.request) {
      return drop(index) + say(answer(to: dialogue.request, refusal), dialogue)
    }
    dialogues[index].transaction = book(dialogue.request, dialogue.entry, milliseconds)
    dialogues[index].step = .approve
    dialogues[index].due = milliseconds + dialogue.entry.customerMilliseconds
    return [.save]
  }

  private mutating func drop(_ index: Int) -> [CounterpartAction] {
    dialogues.remove(at: index)
    return []
  }

  /// Why a reversal can't be done; nothing where it can.
  private func refusal(of request: NexoMoneyRequest) -> NexoResponse? {
    guard request.kind == .reversal else { return nil }
    guard let number = request.original.flatMap({ Int($0) }),
      let index = store.index(number: number)
    else { return .failure(.notFound) }
    let original = store.transactions[index]
    guard original.stands, original.period == store.period,
      request.amount?.minorUnits ?? original.amount == original.amount
    else { return .failure(.notAllowed, additional: "message=not%20reversible") }
    return nil
  }

  /// Writes a money message down before anything is decided.
  private mutating func book(
    _ request: NexoMoneyRequest, _ entry: NexoScriptEntry, _ milliseconds: Int
  ) -> Int {
    let original = request.original.flatMap { Int($0) }.flatMap { store.index(number: $0) }
    let whole = original.map { store.transactions[$0].amount } ?? 0
    var amount = request.amount?.minorUnits ?? whole
    if entry.trouble == .otherAmount { amount = entry.amount ?? amount &- 1 }
    store.transactions.append(
      NexoTransaction(
        kind: request.kind, serviceID: request.header.serviceID ?? "",
        saleID: request.header.saleID, sale: request.sale, amount: amount,
        number: store.transactions.count + 1, at: profile.time(at: milliseconds),
        original: original, condition: entry.condition, period: store.period))
    return store.transactions.count - 1
  }

  // MARK: - The acquirer

  private mutating func approve(_ index: Int, _ milliseconds: Int) -> [CounterpartAction] {
    let dialogue = dialogues[index]
    guard let place = dialogue.transaction else { return drop(index) }
    if dialogue.entry.trouble == .rebootBefore { return reboot(dialogue.entry.milliseconds) }
    decide(place)
    dialogues[index].step = .answer
    if dialogue.entry.trouble == .lateAnswer {
      dialogues[index].due = milliseconds + dialogue.entry.milliseconds
    }
    return [.tell(.movement(store.transactions[place].entry(profile.poiID))), .save]
  }

  /// The acquirer has spoken.
  private mutating func decide(_ place: Int) {
    store.transactions[place].isDone = true
    guard store.transactions[place].condition == nil else {
      store.transactions[place].fate = .declined
      return
    }
    store.transactions[place].fate = .kept
    if store.transactions[place].kind == .reversal,
      let original = store.transactions[place].original
    {
      store.transactions[original].fate = .reversed
    }
  }

  /// The terminal restarts: nobody is logged in, and what was not decided is over.
  private mutating func reboot(_ milliseconds: Int) -> [CounterpartAction] {
    store.restart()
    dialogues = []
    tills = []
    return [.save] + hangUp(reset: true) + [.refuse(milliseconds: milliseconds)]
  }

  /// Stops a message that is not decided yet.
  mutating func abort(_ reference: MessageReference, _ saleID: String, _ milliseconds: Int)
    -> [CounterpartAction]
  {
    guard
      let index = dialogues.firstIndex(where: {
        $0.step == .approve && $0.request.header.serviceID == reference.serviceID
          && $0.request.header.saleID == reference.saleID ?? saleID
      }), let place = dialogues[index].transaction
    else { return [.tell(.note("nothing to stop"))] }
    store.transactions[place].condition = ErrorCondition.aborted.rawValue
    dialogues[index].due = milliseconds
    return tick(at: milliseconds)
  }

  // MARK: - The answer

  private mutating func answer(_ index: Int, _ milliseconds: Int) -> [CounterpartAction] {
    let dialogue = dialogues[index]
    dialogues[index].step = .end
    guard let place = dialogue.transaction else { return [] }
    let message = response(to: place, dialogue.entry.trouble)
    switch dialogue.entry.trouble {
    case .lostAnswer: return hangUp()
    case .silence: return []
    case .reboot: return reboot(dialogue.entry.milliseconds)
    case .mute:
      muteUntil = milliseconds + dialogue.entry.milliseconds
      return []
    case .stateLost:
      for place in store.transactions.indices { store.transactions[place].isForgotten = true }
      return [.save] + hangUp()
    default: break
    }
    guard connection == dialogue.connection else { return [] }
    return spoken(message, dialogue, milliseconds)
  }

  private func say(_ message: NexoMessage, _ dialogue: NexoDialogue) -> [CounterpartAction] {
    connection == dialogue.connection ? [write(message)] : []
  }

  /// The answer as the wire has it.
  private mutating func spoken(
    _ message: NexoMessage, _ dialogue: NexoDialogue, _ milliseconds: Int
  ) -> [CounterpartAction] {
    let frame = NexoFrame.bytes(of: message.bytes)
    switch dialogue.entry.trouble {
    case .duplicateAnswer: return [write(message), write(message)]
    case .split: return frame.map { .write([$0]) }
    case .glue:
      let event = NexoFrame.bytes(of: event("CardRemoved", milliseconds).bytes)
      return [.write(event + frame + event)]
    case .endlessEvents:
      return Array(repeating: write(event("KeyPressed", milliseconds)), count: 500) + [
        write(message)
      ]
    case .cutAnswer: return [.write(Array(frame.prefix(frame.count / 2)))] + hangUp()
    case .malformed: return [.write(NexoFrame.bytes(of: Array(message.bytes.dropLast(3))))]
    case .duplicateMember:
      let twice = Array(#"{"SaleToPOIResponse":1,"SaleToPOIResponse":2}"#.utf8)
      return [.write(NexoFrame.bytes(of: twice))]
    case .hugeFrame: return [.write([0xFF, 0xFF, 0xFF, 0xFE] + message.bytes)]
    case .tlsAlert: return [.write([0x15, 3, 3, 0, 2, 2, 0x28])]
    case .otherService:
      let other = MessageHeader(
        .service, message.header.category, .response, serviceID: "OTHER00000",
        saleID: message.header.saleID, poiID: profile.poiID)
      return [write(NexoMessage(other, message.body)), write(message)]
    case .asksTill: return questions(message, dialogue, milliseconds) + [write(message)]
    default: return [write(message)]
    }
  }

  /// What a terminal without display and printer for the cashier asks of the till.
  private func questions(
    _ message: NexoMessage, _ dialogue: NexoDialogue, _ milliseconds: Int
  ) -> [CounterpartAction] {
    func header(_ category: MessageCategory, _ deviceID: String) -> MessageHeader {
      MessageHeader(
        .device, category, .request, serviceID: dialogue.request.header.serviceID,
        deviceID: deviceID, saleID: dialogue.request.header.saleID, poiID: profile.poiID)
    }
    let words = NexoDisplay.Output(
      device: "CashierDisplay", qualifier: "Status", OutputContent(lines: ["PIN entered"]))
    let slip = NexoPrint.Request("CashierReceipt", OutputContent(lines: ["Merchant's slip"]))
    return [
      write(NexoMessage(header(.display, "1"), .displayRequest(NexoDisplay.Request([words])))),
      write(NexoMessage(header(.print, "2"), .printRequest(slip))),
    ]
  }
}
