import Amounts
import Devices
import Setup
import Simulators
import USB
import ZVT

/// Makes the driver of a terminal from its profile, for a branch and for the bench alike.
struct TerminalMaker {
  /// What the terminal is called, and what is known of it here.
  struct Card {
    /// The name by which the ledger knows it.
    let name: TerminalID
    /// What is known of its kind.
    let profile: TerminalProfile
    /// Where it is.
    let destination: DeviceDestination
    /// How it calls itself, where that is known.
    var number: String?
    /// What it asks for; nothing for six zeros.
    var password: Password?
    /// The width of slips in characters; its own where there is none.
    var printWidth: Int?
  }

  /// The USB of this machine; nothing happens there until a device is looked for.
  let usb: USBHost
  /// The currency of all payments.
  let currency: Currency
  /// The name of the till at a nexo terminal.
  let till: String
  /// The time of day.
  let now: @Sendable () -> Moment

  /// A driver.
  ///
  /// - Parameters:
  ///   - trace: notes what goes over the wire, masked.
  ///   - keep: stores what the terminal says unasked.
  func terminal(
    _ card: Card, _ trace: DeviceTrace,
    keep: @escaping ZVTTerminal.OrphanEar
  ) -> any CardTerminal {
    switch card.profile.language {
    case .simulated: return SimulatedTerminal(id: card.name, currency: currency)
    case .zvt:
      var settings = ZVTSettings(card.profile)
      settings.currency = currency
      settings.terminalNumber = card.number
      settings.printWidth = card.printWidth
      if let password = card.password { settings.password = password }
      let link = link(card, trace)
      return ZVTTerminal(
        id: card.name, settings: settings, storeOrphan: keep, makeLink: { link })
    case .nexo:
      let transport = transport(card)
      return NexoTerminal(
        id: card.name,
        settings: NexoSettings(
          saleID: till, poiID: card.number ?? card.name.text, currency: currency),
        clock: NexoClock(moment: now), transport: { transport }, trace: trace.noteNexo,
        orphans: { try? await keep($0) })
    }
  }

  // MARK: - Ways

  /// The way of ZVT's packets: as they are over TCP, in blocks over a serial line.
  private func link(_ card: Card, _ trace: DeviceTrace) -> any PacketLink {
    if case .socket = card.destination {
      return TransportLink<StreamLayer>(transport: transport(card), ear: trace.note)
    }
    return TransportLink<SerialLink>(transport: transport(card), ear: trace.note)
  }

  private func transport(_ card: Card) -> any ByteTransport {
    switch card.destination {
    case .socket(let host, let port): return SocketTransport(host: host, port: port)
    case .file(let path): return FileTransport(path: path)
    case .serial(let path, let line):
      return SerialLineTransport(path: path, settings: settings(line, card.profile))
    case .usb(let binding, let interface, let line):
      return USBSerialTransport(
        bus: usb, binding: binding, interface: interface,
        settings: settings(line, card.profile))
    case .simulated: return FileTransport(path: "/dev/null")
    }
  }

  /// The line of the settings where they set one, else that of the profile.
  private func settings(_ line: SerialSettings, _ profile: TerminalProfile) -> SerialSettings {
    guard line == .standard else { return line }
    return SerialSettings(
      baud: profile.baud, stopBits: profile.stopBits,
      flow: profile.hasFlowControl ? .lines : .none) ?? line
  }
}

extension ZVTSettings {
  /// What a profile says, without the password.
  init(_ profile: TerminalProfile) {
    self.init()
    configByte = profile.configByte
    serviceByte = profile.serviceByte
    paymentType = profile.paymentType
    takesBlocks = profile.takesBlocks
    numbersMessages = profile.numbersMessages
    timers = ZVTTimers(
      answerMilliseconds: profile.answerMilliseconds,
      completionMilliseconds: profile.completionMilliseconds,
      totalMilliseconds: profile.totalMilliseconds,
      pollMilliseconds: profile.pollMilliseconds,
      readinessMilliseconds: profile.readinessMilliseconds,
      recoveryMilliseconds: profile.recoveryMilliseconds,
      reconnectMilliseconds: profile.reconnectMilliseconds)
    probes = profile.probes
    commitMode = CommitMode(rawValue: profile.commitMode.rawValue) ?? .classic
    repeatReceipt = RepeatReceipt(rawValue: profile.repeatReceipt.rawValue) ?? .unproven
    hasReceiptsByNumber = profile.hasReceiptsByNumber
    clockSkewMilliseconds = profile.clockSkewMilliseconds
    hasTotals = profile.hasTotals
    repeatsEndOfDay = profile.repeatsEndOfDay
    checksReservations = profile.checksReservations
    allowsReservations = profile.allowsReservations
    characters =
      profile.characters.flatMap(CharacterSet.init(name:)).map(Characters.fixed)
      ?? .asked(.utf8)
  }
}

extension DeviceTrace {
  /// Notes a packet of ZVT, masked; the raw bytes of the line are no trace's business.
  fileprivate var note: LinkTrace.Ear {
    { [self] piece in
      guard case .packet(let packet) = piece.content else { return }
      let masked = Masking.masked(packet).bytes
      let words = Explanation.explain(masked, as: .apdu).first?.name ?? ""
      note(piece.direction == .sent ? .sent : .received, masked, words: words)
    }
  }

  /// Notes a message of nexo, which comes masked.
  fileprivate var noteNexo: NexoTrace.Ear {
    { [self] piece in note(piece.direction == .sent ? .sent : .received, piece.message) }
  }
}
