import Amounts
package import CanonicalJSON
import Nexo

/// A card terminal that speaks nexo Retailer, with faults by script and a truth of what it charged.
///
/// A value: bytes and time go in, actions come out. Each money message takes one entry of the
/// script; without one all goes well.
package struct NexoSimulator: SimulatedCounterpart {
  /// What it is.
  package let profile: NexoProfile
  var store: NexoMemory
  private(set) var script: [NexoScriptEntry]
  var dialogues: [NexoDialogue] = []
  /// The tills that are logged in.
  var tills: Set<String> = []
  private var framer = NexoFramer()
  /// The number of the connection that is open; nothing where none is.
  var connection: Int?
  private var connections = 0
  /// Until when nothing is heard or said.
  var muteUntil = 0
  /// The messages that were read, by category, the oldest first.
  package private(set) var requests: [String] = []

  /// A terminal that does what a script says, and then always does well.
  package init(profile: NexoProfile = NexoProfile(), script: [NexoScriptEntry] = []) {
    self.profile = profile
    self.script = script
    store = NexoMemory()
  }

  /// A terminal that was switched off and on.
  ///
  /// - Parameter memory: what `memory` gave before.
  /// - Throws: what is no memory.
  package init(
    profile: NexoProfile = NexoProfile(), script: [NexoScriptEntry] = [], memory: JSON
  ) throws(JSONFault) {
    self.init(profile: profile, script: script)
    store = try NexoMemory(memory)
    store.restart()
  }

  /// Adds to the script what the next money messages meet.
  package mutating func expect(_ entries: [NexoScriptEntry]) { script += entries }

  // MARK: - The counterpart

  /// When the next step of a dialogue is due.
  package var wakesAt: Int? {
    let due = dialogues.filter { $0.heldAt == nil }.map(\.due).min()
    return due.map { max($0, muteUntil) }
  }

  /// What was truly charged.
  package var truth: TerminalTruth {
    TerminalTruth(entries: store.transactions.map { $0.entry(profile.poiID) })
  }

  /// All that it remembers over a restart.
  package var memory: JSON { store.json }

  /// Somebody connected.
  package mutating func connect(at milliseconds: Int) -> [CounterpartAction] {
    connections += 1
    connection = connections
    framer = NexoFramer()
    return [.tell(.connected)]
  }

  /// The connection ended.
  package mutating func disconnect(at milliseconds: Int) -> [CounterpartAction] {
    guard connection != nil else { return [] }
    connection = nil
    return [.tell(.disconnected)]
  }

  /// Bytes came.
  package mutating func receive(_ bytes: [UInt8], at milliseconds: Int) -> [CounterpartAction] {
    guard milliseconds >= muteUntil, connection != nil else { return [] }
    let messages: [[UInt8]]
    do throws(NexoFrame.Fault) {
      messages = try framer.take(bytes)
    } catch {
      return [.tell(.note(error.message))] + hangUp()
    }
    return messages.flatMap { read($0, milliseconds) }
  }

  /// Time has passed.
  package mutating func tick(at milliseconds: Int) -> [CounterpartAction] {
    guard milliseconds >= muteUntil else { return [] }
    var actions: [CounterpartAction] = []
    while let index = dialogues.firstIndex(where: {
      $0.heldAt == nil && $0.due <= milliseconds
    }) {
      actions += advance(index, milliseconds)
    }
    return actions
  }

  /// Goes on where it stands still.
  package mutating func proceed(at milliseconds: Int) -> [CounterpartAction] {
    for index in dialogues.indices {
      guard let point = dialogues[index].heldAt else { continue }
      dialogues[index].heldAt = nil
      dialogues[index].entry.holds.remove(point)
    }
    return tick(at: milliseconds)
  }

  // MARK: - Reading

  private mutating func read(_ bytes: [UInt8], _ milliseconds: Int) -> [CounterpartAction] {
    let message: NexoMessage
    do throws(NexoFault) {
      message = try NexoMessage(parsing: bytes)
    } catch {
      return [.tell(.note(error.description)), write(rejection(error.description, milliseconds))]
    }
    guard message.header.direction == .request else { return [] }
    let name = message.header.category.rawValue
    requests.append(name)
    if let request = NexoMoneyRequest(message, profile.currency) {
      let event = SimulatorEvent.command(name, name: name, amount: request.amount?.minorUnits)
      return [.tell(event)] + take(request, milliseconds)
    }
    return [.tell(.command(name, name: name, amount: nil))] + serve(message, milliseconds)
  }

  /// Takes a money message up, unless it can't be.
  private mutating func take(_ request: NexoMoneyRequest, _ milliseconds: Int)
    -> [CounterpartAction]
  {
    guard let connection, let serviceID = request.header.serviceID else {
      return [write(rejection("no ServiceID", milliseconds))]
    }
    let saleID = request.header.saleID
    guard tills.contains(saleID) else { return [refuse(request, .loggedOut)] }
    if let index = store.index(of: serviceID, saleID) {
      return [refuse(request, store.transactions[index].isDone ? .notAllowed : .inProgress)]
    }
    guard !isAtWork else { return [refuse(request, .busy)] }
    let entry = nextEntry()
    dialogues.append(
      NexoDialogue(request: request, connection: connection, entry: entry, due: milliseconds))
    let told = entry.trouble.map { CounterpartAction.tell(.fault($0.rawValue)) }
    return [told].compactMap(\.self) + tick(at: milliseconds)
  }

  /// Whether it has taken a money message up and not answered it.
  var isAtWork: Bool { dialogues.contains { $0.transaction != nil && $0.step != .end } }

  mutating func nextEntry() -> NexoScriptEntry {
    script.isEmpty ? NexoScriptEntry() : script.removeFirst()
  }

  // MARK: - Saying

  func write(_ message: NexoMessage) -> CounterpartAction {
    .write(NexoFrame.bytes(of: message.bytes))
  }

  /// Ends the connection.
  mutating func hangUp(reset: Bool = false) -> [CounterpartAction] {
    guard connection != nil else { return [] }
    connection = nil
    return [reset ? .reset : .close, .tell(.disconnected)]
  }

  func event(_ name: String, _ milliseconds: Int, details: String? = nil) -> NexoMessage {
    let header = MessageHeader(
      .event, .event, .notification, serviceID: nil, saleID: "", poiID: profile.poiID)
    let event = NexoEvent.Notification(
      timeStamp: profile.time(at: milliseconds), event: name, details: details)
    return NexoMessage(header, .eventNotification(event))
  }

  func rejection(_ details: String, _ milliseconds: Int) -> NexoMessage {
    event("Reject", milliseconds, details: details)
  }

  private func refuse(_ request: NexoMoneyRequest, _ condition: ErrorCondition)
    -> CounterpartAction
  {
    write(answer(to: request, .failure(condition)))
  }

  /// An answer to a money message that moved nothing.
  func answer(to request: NexoMoneyRequest, _ response: NexoResponse) -> NexoMessage {
    NexoMessage(
      request.header.answer,
      request.kind == .reversal
        ? .reversalResponse(NexoReversal.Response(response, poi: nil))
        : .paymentResponse(NexoPayment.Response(response, sale: nil, poi: nil)))
  }
}
