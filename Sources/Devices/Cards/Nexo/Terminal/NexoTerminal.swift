package import Amounts
import Nexo

/// A card terminal that speaks nexo Retailer as JSON over a stream of bytes.
///
/// The protocol has no second phase: a yes is final when it is said. So a yes that can't be stored
/// is undone by a reversal, and every money message bears a name that comes from its attempt, by
/// which the terminal is asked what became of it. No money message is ever sent twice.
package actor NexoTerminal: CardTerminal {
  /// The name in the branch.
  package nonisolated let id: TerminalID
  let settings: NexoSettings
  let clock: NexoClock
  private let transport: @Sendable () -> any ByteTransport
  private let trace: NexoTrace.Ear
  /// Keeps what comes when nothing was asked.
  let orphans: @Sendable (TerminalStatement) async -> Void
  /// The open connection.
  var link: NexoLink?
  /// What the terminal said when the till logged in on this connection.
  var login: NexoLogin.Response?
  private var isTalking = false
  /// The order that is being carried out.
  var current: CardOrder?
  /// Whether the order shall be stopped, and the terminal has not been told yet.
  var wantsStop = false
  /// What tells this run's message names from those of an earlier run.
  private let start: Int64
  private var count = 0

  /// A terminal.
  ///
  /// - Parameters:
  ///   - id: its name in the branch.
  ///   - settings: how it is set up.
  ///   - clock: by what its timers run.
  ///   - transport: makes a way to it that was never open; asked for once a connection.
  ///   - trace: hears every message, masked.
  ///   - orphans: keeps what the terminal says when nothing was asked.
  package init(
    id: TerminalID, settings: NexoSettings, clock: NexoClock,
    transport: @escaping @Sendable () -> any ByteTransport,
    trace: @escaping NexoTrace.Ear = { _ in },
    orphans: @escaping @Sendable (TerminalStatement) async -> Void = { _ in }
  ) {
    self.id = id
    self.settings = settings
    self.clock = clock
    self.transport = transport
    self.trace = trace
    self.orphans = orphans
    start = clock.moment().milliseconds
  }

  // MARK: - One conversation at a time

  /// Runs a conversation while no other one runs. - Throws: `busy`, and what it throws itself.
  func exclusively<Result: Sendable>(
    _ conversation: () async throws(DeviceError) -> Result
  ) async throws(DeviceError) -> Result {
    guard !isTalking else { throw DeviceError(.busy, "the terminal is in a conversation") }
    isTalking = true
    defer { isTalking = false }
    return try await conversation()
  }

  /// Hears what comes while no order is under way.
  var bystander: CardWitness {
    CardWitness(store: { [orphans] in await orphans($0) }, record: { _ in })
  }

  // MARK: - The connection

  /// Opens a connection where there is none. - Throws: `unavailable`.
  func connect() async throws(DeviceError) {
    guard link == nil else { return }
    let fresh = NexoLink(transport: transport(), ear: trace)
    do throws(TransportError) {
      try await fresh.open(deadlineMilliseconds: settings.timers.connectMilliseconds)
    } catch {
      throw DeviceError(error.cause == .denied ? .permission : .unavailable, error.message)
    }
    link = fresh
    login = nil
  }

  /// Gives the connection up; the next conversation makes a new one.
  func disconnect() async {
    let old = link
    link = nil
    login = nil
    await old?.close()
  }

  /// The head of a request of this till.
  func header(_ category: MessageCategory, serviceID: String) -> MessageHeader {
    MessageHeader(
      .service, category, .request, serviceID: serviceID, saleID: settings.saleID,
      poiID: settings.poiID)
  }

  /// A name for a message that moves no money.
  func nextServiceID() -> String {
    count += 1
    return ServiceIdentifier.plain(start: start, count: count)
  }

  // MARK: - The verbs that money hangs on

  /// Logs in where that is needed, and tells the terminal's last transaction.
  ///
  /// - Returns: a `MessageReference` as text; `none` where the terminal has nothing, `unusable`
  ///   where it does not tell.
  package func lastTrace() async throws(DeviceError) -> String {
    try await exclusively { () async throws(DeviceError) in
      try await ready()
      return try await lastTransaction()
    }
  }

  /// Carries an order out; what was begun is finished even where the caller is cancelled.
  package func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await Task { await conduct(order, witness) }.value
  }

  /// Asks what became of an order; never moves money.
  package func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await Task { await investigate(order, witness) }.value
  }

  /// Asks the terminal to stop; the order's own answer tells whether it did.
  package func cancel(_ attempt: AttemptID) async {
    if current?.attempt == attempt { wantsStop = true }
  }
}
