package import Amounts
import ZVT

/// A card terminal that speaks ZVT, over any link: the one owner of its connection.
///
/// One conversation at a time; whoever comes second is told that it is busy. A conversation that
/// has begun goes on to its end even where its caller is cancelled, since money may move.
package actor ZVTTerminal: CardTerminal {
  /// Makes the link of the next connection; the same one may be given again, closed in between.
  package typealias LinkMaker = @Sendable () -> any PacketLink
  /// Stores what came when nothing was asked.
  package typealias OrphanEar = @Sendable (TerminalStatement) async throws -> Void

  /// The terminal's name in the branch.
  package nonisolated let id: TerminalID
  let settings: ZVTSettings
  let milliseconds: @Sendable () -> Int
  let pause: @Sendable (Int) async -> Void
  private let makeLink: LinkMaker
  private let storeOrphan: OrphanEar

  /// The connection; nothing between two.
  private(set) var link: (any PacketLink)?
  /// What the terminal answered to the last registration.
  var registration: Completion?
  /// Why the last connection went.
  private(set) var linkFault: LinkError?
  private var numbers: MessageNumbers?
  /// The last identifier of the synchronised mode, byte for byte; nothing where none may be sent
  /// back.
  var syncID: [UInt8]?
  /// The last transaction that a conversation told of, whatever became of it.
  var heard: TransactionIdentity?
  private var isBusy = false
  /// The order that is being carried out.
  private var attempt: AttemptID?
  private var isStopRequested = false

  /// A terminal behind a link.
  ///
  /// - Parameters:
  ///   - settings: what is known of it.
  ///   - milliseconds: a clock that never goes back.
  ///   - pause: lets so many milliseconds of that clock pass.
  ///   - storeOrphan: stores what came when nothing was asked.
  ///   - makeLink: makes the link of the next connection.
  package init(
    id: TerminalID, settings: ZVTSettings,
    milliseconds: @escaping @Sendable () -> Int = Monotonic.milliseconds,
    pause: @escaping @Sendable (Int) async -> Void = {
      try? await Task.sleep(for: .milliseconds($0))
    },
    storeOrphan: @escaping OrphanEar = { _ in }, makeLink: @escaping LinkMaker
  ) {
    self.id = id
    self.settings = settings
    self.milliseconds = milliseconds
    self.pause = pause
    self.storeOrphan = storeOrphan
    self.makeLink = makeLink
  }

  /// How the terminal's messages are to be read.
  var reading: TerminalReading {
    TerminalReading(
      currency: settings.currency,
      terminal: registration?.terminalNumber ?? settings.terminalNumber ?? "",
      characters: characters)
  }

  private var characters: CharacterSet {
    switch settings.characters {
    case .fixed(let set): set
    case .asked(let set): registration?.characterSet == set ? set : .zvt8
    }
  }

  // MARK: - One at a time

  /// Whether a conversation is running.
  var isAtWork: Bool { isBusy }

  /// Runs a conversation to its end, whatever becomes of the caller. - Returns: nothing where
  /// another one is running.
  func alone<Answer: Sendable>(
    _ work: @escaping @Sendable (isolated ZVTTerminal) async -> Answer
  ) async -> Answer? {
    guard !isBusy else { return nil }
    isBusy = true
    let task = Task {
      let answer = await work(self)
      isBusy = false
      return answer
    }
    return await task.value
  }

  /// As `alone`. - Throws: `busy` where another one is running, and what the work throws.
  func aloneThrowing<Answer: Sendable>(
    _ work:
      @escaping @Sendable (isolated ZVTTerminal) async throws(DeviceError) -> Answer
  ) async throws(DeviceError) -> Answer {
    let result = await alone { terminal -> Result<Answer, DeviceError> in
      do throws(DeviceError) { return .success(try await work(terminal)) } catch {
        return .failure(error)
      }
    }
    guard let result else { throw DeviceError(.busy, "another conversation is running") }
    return try result.get()
  }

  // MARK: - Stopping

  /// Asks the terminal to stop an order, if it is at it; the order's own outcome tells whether it
  /// did.
  package func cancel(_ attempt: AttemptID) async {
    if self.attempt == attempt { isStopRequested = true }
  }

  /// Begins an order: from now on it may be stopped.
  func begin(_ attempt: AttemptID) {
    self.attempt = attempt
    isStopRequested = false
  }

  /// Ends an order.
  func end() { attempt = nil }

  /// Whether somebody wants the order to stop; asked once, it is forgotten.
  func takeStopRequest() -> Bool {
    defer { isStopRequested = false }
    return isStopRequested
  }

  // MARK: - The connection

  /// Opens a connection. - Throws: `unavailable`, `permission`, `busy`.
  func open() async throws(DeviceError) {
    let link = makeLink()
    do throws(TransportError) {
      try await link.open(deadlineMilliseconds: settings.timers.connectMilliseconds)
    } catch {
      await link.close()
      throw DeviceError(error)
    }
    self.link = link
    linkFault = nil
    numbers = nil
    registration = nil
  }

  /// Closes the connection for good.
  func drop(_ fault: LinkError? = nil) async {
    linkFault = fault
    guard let link else { return }
    self.link = nil
    await link.close()
  }

  /// From the next command on every message has a number.
  func startNumbering() { numbers = MessageNumbers() }

  // MARK: - Packets

  /// A command with its number, where messages have one.
  func packet(_ command: Command) -> APDU {
    guard let number = numbers?.next() else { return command.apdu }
    return Command(
      command.code, password: command.password, operands: command.operands,
      fields: command.fields.filter { $0.number != 0x06 },
      container: (command.container ?? []) + [number]
    ).apdu
  }

  /// A payment command with its number, where messages have one.
  func packet(_ command: PaymentCommand) -> APDU {
    guard let number = numbers?.next() else { return command.apdu }
    var command = command
    command.add(number)
    return command.apdu
  }

  /// An answer with the number of what it answers, where messages have one.
  func numbered(_ answer: APDU, to packet: APDU) -> APDU {
    numbers?.answer(answer, to: packet) ?? answer
  }

  /// What came when nothing was asked is stored, and answered so that no money moves: a late yes is
  /// voted down, as nobody waits for it any more.
  func answer(toStray packet: APDU) async -> APDU {
    switch packet.control {
    case APDU.Code.intermediateStatus, APDU.Code.setTillClock: return .positive
    case APDU.Code.statusInformation:
      let isClearNo = StatusInformation(parsing: packet).result.map { $0 != 0 } ?? false
      return await isKept(packet) && isClearNo
        ? .positive : .negative(APDU.Answer.processingError)
    case APDU.Code.printLine, APDU.Code.printBlock:
      return await isKept(packet) ? .positive : .negative(APDU.Answer.printerNotReady)
    case APDU.Code.completion, APDU.Code.abort:
      _ = await isKept(packet)
      return .positive
    default: return .negative(APDU.Answer.unknownCommand)
    }
  }

  private func isKept(_ packet: APDU) async -> Bool {
    do {
      try await storeOrphan(reading.statement(packet, as: .orphan))
      return true
    } catch { return false }
  }
}
