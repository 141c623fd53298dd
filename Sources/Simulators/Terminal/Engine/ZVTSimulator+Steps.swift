import ZVT

// The steps of a dialogue, one after the other, until one has to wait.
extension ZVTSimulator {
  mutating func run() {
    while heldAt == nil, dialogue != nil, dialogue?.wait == nil {
      guard let step = dialogue?.steps.first else {
        dialogue = nil
        return
      }
      dialogue?.steps.removeFirst()
      perform(step)
    }
  }

  private mutating func perform(_ step: Step) {
    switch step {
    case .point(let point): reach(point)
    case .answer(let packet):
      dialogue?.isAnswered = true
      answer(packet)
    case .wait(let milliseconds): pause(milliseconds)
    case .show(let code, let minutes): show(code, minutes)
    case .synchronise: synchronise()
    case .decide: decide()
    case .status: tellStatus()
    case .record(let record): tellRecord(record)
    case .refusal(let result): tellRefusal(result)
    case .settle: settle()
    case .slip(let message): ask(message, .slip)
    case .keep: keep()
    case .takeBack: takeBack()
    case .send(let message): ask(message, .other)
    case .complete(let result): complete(result)
    case .abort(let result): ask(Outgoing(APDU.Code.abort, [result]), .end)
    default: misbehave(step)
    }
  }

  /// What only a fault does.
  private mutating func misbehave(_ step: Step) {
    switch step {
    case .drop: drop(refusing: refusal)
    case .restart: restart()
    case .raw(let bytes): output.append(.raw(bytes))
    case .wire(let fault): output.append(.wire(fault))
    case .lineSpeed(let baud): output.append(.lineSpeed(baud))
    case .payLocally: payLocally()
    case .closeBatch: closeBatch()
    case .change(let body): change(body)
    case .end: dialogue?.steps = []
    default: break
    }
  }

  private mutating func reach(_ point: DialoguePoint) {
    if let next = dialogue?.injections.removeValue(forKey: point) { dialogue?.insert(next) }
    if dialogue?.entry.holds.contains(point) == true {
      heldAt = point
      output.append(.tell(.hold(at: point.name)))
    }
  }

  private mutating func pause(_ milliseconds: Int) {
    if milliseconds > 0 { dialogue?.wait = .time(until: now + milliseconds) }
  }

  private mutating func show(_ code: UInt8, _ minutes: UInt8?) {
    guard registration.hearsProgress else { return }
    // Containers follow a timeout only, and a numbered message is one.
    let timeout = minutes ?? (registration.isNumbered ? 0 : nil)
    ask(Outgoing(APDU.Code.intermediateStatus, [code] + (timeout.map { [$0] } ?? [])), .other)
  }

  /// Sends a command and waits for its answer.
  mutating func ask(_ message: Outgoing, _ question: Dialogue.Question) {
    send(message)
    dialogue?.wait = .answer(question, until: now + profile.answerMilliseconds)
  }

  /// How long nobody can connect after this dialogue's connection has ended.
  private var refusal: Int {
    guard let entry = dialogue?.entry else { return 0 }
    if entry.refuseMilliseconds > 0 { return entry.refuseMilliseconds }
    return entry.fault == .portRefused ? entry.milliseconds ?? 2_000 : 0
  }

  private mutating func drop(refusing milliseconds: Int) {
    let isReset = dialogue?.entry.isReset == true
    abandon()
    output.append(.close(isReset: isReset, refuseMilliseconds: milliseconds))
  }

  private mutating func restart() {
    let entry = dialogue?.entry
    drop(refusing: max(entry?.refuseMilliseconds ?? 0, entry?.milliseconds ?? 500))
    settlePending()
    undoing = nil
    lastAnswer = nil
  }

  private mutating func complete(_ result: UInt8?) {
    var fields = BitmapWriter()
    if let result { fields.append(0x27, byte: result) }
    ask(Outgoing(APDU.Code.completion, fields.bytes), .end)
  }
}

// The till's answers, and what it means when they do not come.
extension ZVTSimulator {
  /// Takes an answer of the till.
  mutating func take(answer packet: APDU) {
    guard var dialogue else { return }
    if dialogue.nestedAnswers > 0 {
      dialogue.nestedAnswers -= 1
      self.dialogue = dialogue
      return
    }
    guard case .answer(let question, _) = dialogue.wait else { return }
    self.dialogue?.wait = nil
    switch question {
    case .vote: take(vote: packet)
    case .slip:
      if !packet.isPositive { refuse(.slip) }
    case .end, .other: break
    }
  }

  private mutating func take(vote packet: APDU) {
    let words: String
    switch packet.error {
    case nil: words = "yes"
    case APDU.Answer.pleaseWait: words = "wait"
    case APDU.Answer.partialIssue: words = "partial"
    default: words = "no"
    }
    output.append(.tell(.vote(words)))
    guard let movement = dialogue?.movement, memory.movements[movement].fate == .pending else {
      // A close, or a status that came once more when nothing hung on it.
      if words == "no" { refuse(.vote) }
      return
    }
    switch words {
    case "yes": break
    case "wait": waitForVote()
    case "partial":
      let amount = Bitmaps(parsing: packet.data).amount(0x04) ?? 0
      change { $0.reduce(movement, to: amount) }
    default: refuse(.vote)
    }
  }

  /// The till wants time; it has as many tries as it said itself (BMP 02).
  private mutating func waitForVote() {
    guard var dialogue else { return }
    dialogue.asks += 1
    let allowed = dialogue.command.fields.byte(0x02).map { Int($0) } ?? .max
    guard dialogue.asks <= allowed, now < dialogue.voteDue ?? .max else { return refuse(.vote) }
    dialogue.insert([.status])
    dialogue.wait = .asking(until: now + profile.askAgainMilliseconds)
    self.dialogue = dialogue
  }

  /// The till said no: what was approved is taken back, and told to have failed.
  private mutating func refuse(_ question: Dialogue.Question) {
    guard dialogue?.movement.map({ memory.movements[$0].fate == .pending }) != false else {
      return
    }
    let wait = dialogue?.entry.reversalMilliseconds ?? 0
    let reason: UInt8 = question == .slip ? APDU.Answer.printerNotReady : 0x6C
    dialogue?.steps = [
      .show(wait > 0 ? 0x45 : 0x05), .wait(wait),
      .takeBack, .refusal(reason), .abort(reason),
    ]
  }

  /// Nothing came in time.
  mutating func timeHasPassed() {
    guard let due = dialogue?.wakesAt, now >= due else { return }
    switch dialogue?.wait {
    case .time, .asking: dialogue?.wait = nil
    case .answer(.vote, _):
      output.append(.tell(.vote("none")))
      dialogue?.wait = nil
      if isSynchronised { abandon() } else { refuse(.vote) }
    case .answer(.end, _): dialogue?.wait = nil
    case .answer(.slip, _), .answer(.other, _):
      abandon()
      output.append(.close())
    case nil: break
    }
  }
}
