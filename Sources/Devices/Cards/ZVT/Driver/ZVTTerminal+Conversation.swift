import ZVT

extension ZVTTerminal {
  /// The terminal has forgotten the registration: the next conversation begins with one.
  static let notRegistered: UInt8 = 0x6B

  /// Sends a command once, and lets a listener take what happens until the end.
  ///
  /// The connection is closed where the end did not come, or must not be acknowledged.
  func converse<Run: Listener>(
    _ command: APDU, hasCompletion: Bool = true, probes: Bool = false,
    totalMilliseconds: Int? = nil, _ run: inout Run
  ) async {
    guard let link else {
      _ = await run.hear(.lost("there is no connection"))
      return
    }
    do throws(LinkError) {
      try await send(command, link)
      var dialogue = Dialogue(
        timers: settings.timers, hasCompletion: hasCompletion, probes: probes,
        totalMilliseconds: totalMilliseconds ?? settings.timers.totalMilliseconds,
        now: milliseconds())
      while true {
        for action in try await next(&dialogue, link, run.mayBeStopped)
        where try await perform(action, link, &run) { return }
      }
    } catch {
      _ = await run.hear(.lost(error.message))
      await drop(error)
    }
  }

  /// What the next packet, or its absence, leads to.
  private func next(_ dialogue: inout Dialogue, _ link: any PacketLink, _ mayBeStopped: Bool)
    async throws(LinkError) -> [Dialogue.Action]
  {
    if takeStopRequest(), mayBeStopped { return dialogue.stop(now: milliseconds()) }
    let packet = try await link.receive(deadlineMilliseconds: dialogue.wait(now: milliseconds()))
    let actions = packet.map { dialogue.handle($0, now: milliseconds()) } ?? []
    return actions + dialogue.expire(now: milliseconds())
  }

  /// - Returns: whether the conversation is over.
  private func perform<Run: Listener>(
    _ action: Dialogue.Action, _ link: any PacketLink, _ run: inout Run
  ) async throws(LinkError) -> Bool {
    switch action {
    case .requestStop: try await send(packet(.cancel), link)
    case .enquire: try await send(packet(.statusEnquiry(password: settings.password)), link)
    case .confirm(let packet): try await send(numbered(.positive, to: packet), link)
    case .tell(.stray(let packet)):
      let answer = await answer(toStray: packet)
      try await send(numbered(answer, to: packet), link)
    case .tell(let happening):
      try await respond(await run.hear(happening), to: happening, link)
      return happening.isEnd
    }
    return false
  }

  private func respond(
    _ answer: APDU?, to happening: Dialogue.Happening, _ link: any PacketLink
  ) async throws(LinkError) {
    switch happening {
    case .command(let packet), .stray(let packet):
      if let answer { try await send(numbered(answer, to: packet), link) }
    case .ended(let packet):
      if let answer {
        try await send(numbered(answer, to: packet), link)
      } else if !packet.isAnswer {
        await drop()
      }
    case .silence, .lost:
      // The last request may go nowhere; the connection has no future either way.
      if let answer { try await send(answer, link) }
      await drop()
    case .accepted, .refused: break
    }
  }

  private func send(_ packet: APDU, _ link: any PacketLink) async throws(LinkError) {
    try await link.send(packet, deadlineMilliseconds: settings.timers.answerMilliseconds)
  }

  /// Asks something that moves no money.
  ///
  /// - Parameters:
  ///   - witness: stores what the terminal says before it is acknowledged.
  ///   - kind: under what it is stored; nothing for what each message is.
  func ask(
    _ command: APDU, hasCompletion: Bool = true, witness: CardWitness? = nil,
    as kind: TerminalStatement.Kind? = nil
  ) async -> Exchange {
    var exchange = Exchange(reading: reading, settings: settings, witness: witness, kind: kind)
    await converse(command, hasCompletion: hasCompletion, &exchange)
    if exchange.end.code == Self.notRegistered { await drop() }
    return exchange
  }

  /// Asks something that moves no money.
  func ask(
    _ command: Command, hasCompletion: Bool = true, witness: CardWitness? = nil,
    as kind: TerminalStatement.Kind? = nil
  ) async -> Exchange {
    await ask(packet(command), hasCompletion: hasCompletion, witness: witness, as: kind)
  }

  /// Takes what has come since the last conversation. - Returns: whether the connection still is.
  func drain() async -> Bool {
    guard let link else { return false }
    do throws(LinkError) {
      for _ in 0..<settings.slipLinesMax {
        guard let packet = try await link.receive(deadlineMilliseconds: 0) else { return true }
        if packet.isAnswer { continue }
        let answer = await answer(toStray: packet)
        try await send(numbered(answer, to: packet), link)
      }
    } catch { await drop(error) }
    await drop()
    return false
  }
}
