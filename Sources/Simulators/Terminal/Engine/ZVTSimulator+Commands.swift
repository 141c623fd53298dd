import ZVT

// What comes from the till.
extension ZVTSimulator {
  /// Takes a packet, whatever it is.
  mutating func take(_ packet: APDU) {
    guard !packet.isAnswer else { return take(answer: packet) }
    tell(command: packet)
    do throws(TillCommand.Unreadable) {
      let command = try TillCommand(packet)
      if isRepeated(command) { return }
      dialogue == nil ? begin(command) : interrupt(command)
    } catch {
      refuse(error.error)
    }
  }

  private mutating func tell(command packet: APDU) {
    let code = BCD.nibbles([packet.classByte, packet.instruction])
    let name = CommandTable.command(packet.control, from: .till)?.name ?? "unknown"
    let amount = (try? TillCommand(packet)).flatMap(\.amount)
    output.append(.tell(.command(code, name: name, amount: amount)))
    let masked = BCD.nibbles(Masking.masked(packet).bytes)
    change { $0.note(command: masked) }
  }

  /// A message that bears the number of the last one is that one again (tag 1F73).
  private mutating func isRepeated(_ command: TillCommand) -> Bool {
    guard registration.isNumbered, let number = command.number else { return false }
    if number == lastNumber, let lastAnswer {
      output.append(.send(lastAnswer))
      return true
    }
    lastNumber = number
    return false
  }

  /// Says no outside a dialogue.
  private mutating func refuse(_ error: UInt8) { answer(.negative(error)) }

  /// A command in the middle of a dialogue.
  private mutating func interrupt(_ command: TillCommand) {
    guard let dialogue else { return }
    if command.code == APDU.Code.cancel { return stop() }
    guard dialogue.isAnswered, case .time = dialogue.wait else {
      // Who sends a command where an answer is due has forgotten what it asked for.
      output.append(.tell(.note("the till has begun anew")))
      abandon()
      return begin(command)
    }
    guard command.code == APDU.Code.statusEnquiry, profile.answersWhileBusy else {
      return refuse(APDU.Answer.pleaseWait)
    }
    answer(.positive)
    self.dialogue?.nestedAnswers += 1
    send(Outgoing(APDU.Code.completion, [APDU.Answer.pleaseWait]))
  }

  /// The till wants it to stop: possible until the host was asked.
  private mutating func stop() {
    guard dialogue?.canBeStopped == true else { return refuse(APDU.Answer.unknownCommand) }
    answer(.positive)
    dialogue?.steps = [.refusal(0x6C), .abort(0x6C)]
    if case .time = dialogue?.wait { dialogue?.wait = nil }
  }

  /// A command where nothing else goes on.
  private mutating func begin(_ command: TillCommand) {
    if let password = command.password, password != BCD.bytes(digits: profile.password, count: 3) {
      return refuse(0x37)
    }
    switch command.code {
    case APDU.Code.registration: register(command)
    case APDU.Code.logOff:
      change { $0.registration = nil }
      answer(.positive)
    case APDU.Code.cancel: answer(.positive)
    case APDU.Code.display: show(command)
    case APDU.Code.statusEnquiry: tellState(command)
    case APDU.Code.baudRate: changeSpeed(command)
    case APDU.Code.restart: start(command, [.complete(), .restart])
    case APDU.Code.diagnosis: start(command, diagnosis)
    case APDU.Code.initialisation, APDU.Code.setTerminalClock: unlock(command)
    case APDU.Code.repeatReceipt: repeatReceipt(command)
    case APDU.Code.totals: tellTotals(command)
    case APDU.Code.reprint: reprint(command)
    default: beginWithMoney(command)
    }
  }

  /// Begins a dialogue.
  mutating func start(_ command: TillCommand, _ steps: [Step], _ entry: ScriptEntry? = nil) {
    dialogue = Dialogue(command, entry ?? ScriptEntry(), steps: steps)
    if let fault = entry?.fault { output.append(.tell(.fault(fault.rawValue))) }
  }
}

// Commands that move no money.
extension ZVTSimulator {
  /// Agrees with a till how to speak (PA00P015 §2.1).
  private mutating func register(_ command: TillCommand) {
    let config = command.head[0]
    guard command.head.count != 2 else { return refuse(0x9A) }
    let currency = command.head.count == 3 ? BCD.number(Array(command.head.dropFirst())) : nil
    if command.head.count == 3, currency != Int64(profile.currency) {
      let own = BCD.bytes(Int64(profile.currency), count: 2)
      return answer(APDU(0x841E, [0x6F] + own))
    }
    let agreed = TillRegistration(
      config: config, command.fields, profile: profile)
    lastNumber = 0
    // The messages of the registration itself bear no numbers yet.
    change {
      $0.registration = agreed
      $0.registration?.isNumbered = false
    }
    start(
      command,
      [
        .send(registered(command, agreed, tellsCurrency: currency != nil)),
        .change { $0.registration?.isNumbered = agreed.isNumbered },
      ])
  }

  private func registered(
    _ command: TillCommand, _ agreed: TillRegistration, tellsCurrency: Bool
  ) -> Outgoing {
    var fields = BitmapWriter()
    let needs: [UInt8: UInt8] = [0x51: 0x01, 0xC2: 0x02]
    fields.append(0x19, byte: needs[memory.condition] ?? 0)
    fields.append(0x29, digits: memory.terminal, bytes: 4)
    if tellsCurrency { fields.append(0x49, currency: profile.currency) }
    var objects: [TLV] = []
    if command.fields.tlv.first(0x12) != nil {
      objects.append(TLV(0x12, BCD.bytes(Int64(agreed.width), count: 1)))
    }
    if agreed.characterSet != 0xFF || isAgreed(command, agreed) {
      objects.append(TLV(0x27, [TLV(0x14, [agreed.characterSet])]))
    }
    if agreed.isNumbered { objects.append(TLV(0x1F73, [0, 0, 0])) }
    return Outgoing(APDU.Code.completion, fields.bytes, objects: objects)
  }

  private func isAgreed(_ command: TillCommand, _ agreed: TillRegistration) -> Bool {
    command.fields.tlv.first(0x27)?.objects.map(\.content) == [[agreed.characterSet]]
  }

  private mutating func show(_ command: TillCommand) {
    let lines = (0xF1...0xF8).compactMap { command.fields.value($0) }.map {
      CharacterSet(tag: registration.characterSet)?.decode($0).text ?? ""
    }
    for line in lines { output.append(.tell(.shown(Text.printable(line)))) }
    answer(.positive)
  }

  /// Tells the state: text and state have fixed places (PA00P015 §2.55).
  private mutating func tellState(_ command: TillCommand) {
    var data: [UInt8] = []
    if profile.tellsVersion, command.service & 0x02 == 0 {
      let text = CharacterSet.zvt7.encode(profile.software)
      data = [0xF0 | UInt8(text.count / 100), 0xF0 | UInt8(text.count / 10 % 10)]
      data += [0xF0 | UInt8(text.count % 10)] + text
    }
    data.append(undoing == nil ? memory.condition : APDU.Answer.pleaseWait)
    var objects: [TLV] = []
    if command.service & 0x04 != 0 {
      objects = [
        TLV(0x1F44, BCD.bytes(digits: memory.terminal, count: 4)),
        TLV(
          0xE4,
          [
            TLV(0x1F40, "KASE Simulator"), TLV(0x1F41, profile.software),
            TLV(0x1F42, [0x00, 0x12, 0x34, 0x56]), TLV(0x1F43, [0x00]),
          ]),
      ]
    }
    start(command, [.send(Outgoing(APDU.Code.completion, data, objects: objects))])
  }

  /// The answer still comes at the old speed (PA00P015 §2.60).
  private mutating func changeSpeed(_ command: TillCommand) {
    let speeds: [UInt8: Int] = [0: 9_600, 1: 19_200, 6: 57_600, 7: 115_200]
    guard profile.canChangeSpeed else { return refuse(0x7D) }
    guard let baud = command.head.first.flatMap({ speeds[$0] }) else { return refuse(0xFD) }
    answer(.positive)
    output.append(.lineSpeed(baud))
  }

  private var diagnosis: [Step] {
    var steps: [Step] = [.show(0xD2), .show(0xD3), .wait(profile.paceMilliseconds)]
    if profile.tellsClock {
      var fields = BitmapWriter()
      fields.append(0xAA, bcd: localTime.yearMonthDay % 1_000_000, bytes: 3)
      fields.append(0x0C, bcd: localTime.clock, bytes: 3)
      steps.append(.send(Outgoing(APDU.Code.setTillClock, fields.bytes)))
    }
    let unlocked: Set<UInt8> = [0x62, 0xC1, 0xC2]
    steps.append(.change { if unlocked.contains($0.condition) { $0.condition = 0 } })
    return steps + slipSteps([Slip.note("DIAGNOSIS OK", profile)]) + [.complete()]
  }

  /// Commands that make it ready again: initialisation and clock.
  private mutating func unlock(_ command: TillCommand) {
    let isClock = command.code == APDU.Code.setTerminalClock
    if isClock { setClock(command) }
    let states: Set<UInt8> = isClock ? [0x62, 0xC1] : [0x51]
    let change = Step.change { if states.contains($0.condition) { $0.condition = 0 } }
    let slip = isClock ? [] : slipSteps([Slip.note("INITIALISATION OK", profile)])
    start(command, [change] + slip + [.complete()])
  }

  private mutating func setClock(_ command: TillCommand) {
    guard let date = command.fields.number(0xAA), let clock = command.fields.number(0x0C),
      let time = LocalTime(yearMonthDay: 20_000_000 + date, clock: clock)
    else { return }
    let difference = time.seconds - localTime.seconds
    change { $0.clockOffset &+= difference }
  }
}
