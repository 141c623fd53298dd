/// All that a simulated terminal remembers over a restart.
package struct TerminalMemory: Hashable, Sendable {
  /// What the terminal tells when it is asked for its last receipt.
  package enum Record: Hashable, Sendable {
    /// A movement, by its place.
    case movement(Int)
    /// The close of a batch, by its place.
    case batch(Int)
  }

  /// How many commands are kept.
  private static let commandsMax = 1_000

  /// The acquirer's number of the terminal, eight digits.
  package var terminal: String
  /// The number of the last dialogue with the host, 0 to 999999.
  package private(set) var trace: Int
  /// The number of the last slip, 0 to 9999.
  package private(set) var receipt: Int
  /// All movements ever, the oldest first.
  package private(set) var movements: [Movement] = []
  /// The closed batches, the oldest first.
  package private(set) var batches: [ClosedBatch] = []
  /// What a till has agreed with it.
  package var registration: TillRegistration?
  /// Its state as a status enquiry tells it, 0 for ready (PA00P015 §11).
  package var condition: UInt8
  /// How many seconds its clock is ahead of its owner's.
  package var clockOffset: Int64 = 0
  /// The commands that came last, masked, in hexadecimal.
  package private(set) var commands: [String] = []
  /// How many commands came in all.
  package private(set) var commandCount = 0

  /// The memory of a terminal that has done nothing.
  package init(terminal: String, trace: Int = 0, receipt: Int = 0, condition: UInt8 = 0) {
    self.terminal = terminal
    self.trace = trace
    self.receipt = receipt
    self.condition = condition
  }

  /// The memory as it was stored.
  init(
    terminal: String, trace: Int, receipt: Int, condition: UInt8, movements: [Movement],
    batches: [ClosedBatch], commands: [String], commandCount: Int
  ) {
    self.init(terminal: terminal, trace: trace, receipt: receipt, condition: condition)
    self.movements = movements
    self.batches = batches
    self.commands = commands
    self.commandCount = commandCount
  }

  /// The truth.
  package var truth: TerminalTruth { TerminalTruth(entries: movements.map(\.entry)) }

  /// Where the open batch begins.
  package var openStart: Int { batches.last?.end ?? 0 }

  /// The places of the open batch's movements.
  package var openRange: Range<Int> { min(openStart, movements.count)..<movements.count }

  /// The sums of the open batch.
  ///
  /// - Parameter isMaestroGirocard: where the debit cards of the card companies count.
  package func openSums(isMaestroGirocard: Bool) -> BatchSums {
    BatchSums(
      movements[openRange].filter { !$0.isForgotten }, isMaestroGirocard: isMaestroGirocard)
  }

  /// What the terminal did last and still knows.
  ///
  /// - Parameter isRefusalLeftOut: whether only what went well counts.
  package func last(isRefusalLeftOut: Bool) -> Record? {
    let movement = movements.lastIndex {
      $0.isOnRecord && !(isRefusalLeftOut && $0.fate == .declined)
    }
    guard let batch = batches.last else { return movement.map(Record.movement) }
    if let movement, movement >= batch.end { return .movement(movement) }
    return .batch(batches.count - 1)
  }

  /// The movement of a slip in the open batch; the newest, should the numbers have wrapped.
  package func open(receipt: Int) -> Int? {
    openRange.last { movements[$0].receipt == receipt && movements[$0].isOnRecord }
  }

  /// The reservations that were neither booked nor released, whatever batch they are of.
  package var openReservations: [Int] {
    movements.indices.filter {
      movements[$0].kind == .reservation && movements[$0].fate == .kept
        && movements[$0].original == nil && !movements[$0].isForgotten
    }
  }
}

// What happens to money.
extension TerminalMemory {
  /// A number for a dialogue with the host.
  package mutating func takeTrace() -> Int {
    trace = trace >= 999_999 ? 1 : trace + 1
    return trace
  }

  /// A number for a slip.
  package mutating func takeReceipt() -> Int {
    receipt = receipt >= 9_999 ? 1 : receipt + 1
    return receipt
  }

  /// Gives the last number of a slip back.
  private mutating func returnReceipt(of movement: Movement) {
    guard movement.receipt == receipt else { return }
    let hasWrapped = movements.contains { $0.receipt == 9_999 }
    receipt = receipt > 1 ? receipt - 1 : hasWrapped ? 9_999 : 0
  }

  /// Adds a movement, and does to its original what the host does.
  package mutating func add(_ movement: Movement) -> Int {
    movements.append(movement)
    if movement.fate != .declined { touchOriginal(of: movement, isUndone: false) }
    return movements.count - 1
  }

  /// The till has acknowledged all of it.
  package mutating func keep(_ index: Int) { movements[index].fate = .kept }

  /// Only a part of the goods went out.
  package mutating func reduce(_ index: Int, to amount: Int64) {
    movements[index].amount = min(amount, movements[index].amount)
  }

  /// A movement is taken back, and its original is as it was before.
  ///
  /// - Parameter reusesReceipt: whether its number of a slip is given to the next one.
  package mutating func takeBack(
    _ index: Int, _ fate: TerminalTruth.Fate, reusesReceipt: Bool
  ) {
    movements[index].fate = fate
    touchOriginal(of: movements[index], isUndone: true)
    if reusesReceipt { returnReceipt(of: movements[index]) }
  }

  private mutating func touchOriginal(of movement: Movement, isUndone: Bool) {
    guard let original = movement.original else { return }
    switch movement.kind {
    case .reversal: movements[original].fate = isUndone ? .kept : .reversed
    case .booking: movements[original].fate = isUndone ? .kept : .booked
    case .release: movements[original].fate = isUndone ? .kept : .released
    // An extension of a reservation makes the first one larger.
    case .reservation:
      movements[original].amount &+= isUndone ? 0 &- movement.amount : movement.amount
    case .payment, .refund: break
    }
  }

  /// Closes the open batch.
  package mutating func closeBatch(at time: LocalTime, isMaestroGirocard: Bool) -> ClosedBatch {
    let batch = ClosedBatch(
      number: batches.count + 1, sums: openSums(isMaestroGirocard: isMaestroGirocard),
      trace: takeTrace(), at: time,
      end: movements.count)
    batches.append(batch)
    return batch
  }

  /// A close that the till did not acknowledge has not happened.
  package mutating func reopenBatch() { _ = batches.popLast() }

  /// Loses everything but the truth.
  package mutating func forget() {
    for index in movements.indices { movements[index].isForgotten = true }
    batches = []
    trace = 0
    receipt = 0
    registration = nil
  }

  /// Becomes another terminal.
  package mutating func become(terminal: String) {
    forget()
    self.terminal = terminal
  }

  /// Keeps a command that came.
  package mutating func note(command: String) {
    commandCount += 1
    commands.append(command)
    if commands.count > Self.commandsMax { commands.removeFirst() }
  }
}
