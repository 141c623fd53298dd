import Commerce
import GRDB
import Synchronization

/// One writer for many counters. Work that waits while a sync is under way goes together into the
/// next transaction, each under its own savepoint, and each is answered after the sync.
final class GroupCommit: Sendable {
  /// Work that waits for its turn.
  protocol Work: Sendable {
    /// Runs in the transaction and keeps its own outcome.
    ///
    /// - Returns: the error that it ended with.
    func run(_ transaction: LedgerTransaction) -> (any Error)?
    /// Tells the caller: the outcome, or the error that took the whole transaction back.
    func finish(_ failure: LedgerError?)
  }

  private struct Queue {
    var waiting: [any Work] = []
    var isDraining = false
    var failure: LedgerError?
  }

  /// How many commits go into one transaction at the most.
  static let batchMax = 128

  private let pool: DatabasePool
  private let state: WriterBox
  private let queue = Mutex(Queue())

  /// The writer's own state, handed from block to block.
  ///
  /// `@unchecked Sendable` because only blocks on the writer's serial queue touch it.
  private final class WriterBox: @unchecked Sendable {
    let value: WriterState
    init(_ value: WriterState) { self.value = value }
  }

  init(pool: DatabasePool, state: WriterState) {
    self.pool = pool
    self.state = WriterBox(state)
  }

  /// Queues work; wakes the writer where it sleeps.
  func submit(_ work: some Work) {
    let (mustWake, failure) = queue.withLock { queue in
      if let failure = queue.failure { return (false, LedgerError?.some(failure)) }
      queue.waiting.append(work)
      defer { queue.isDraining = true }
      return (!queue.isDraining, nil)
    }
    if let failure { work.finish(failure) }
    guard mustWake else { return }
    pool.asyncWriteWithoutTransaction { [self] db in drain(db) }
  }

  /// How many transactions are made in a row before others get the writer's queue.
  private static let transactionsMax = 64

  private func drain(_ db: Database) {
    for _ in 0..<Self.transactionsMax {
      let batch = queue.withLock { queue -> [any Work] in
        let batch = Array(queue.waiting.prefix(Self.batchMax))
        queue.waiting.removeFirst(batch.count)
        if batch.isEmpty { queue.isDraining = false }
        return batch
      }
      if batch.isEmpty { return }
      let failure = commit(batch, db)
      if let failure, failure.isFinal { stop(failure) }
      for work in batch { work.finish(failure) }
    }
    pool.asyncWriteWithoutTransaction { [self] db in drain(db) }
  }

  /// A failed sync is final for its handle: nothing more is taken until the ledger is opened anew.
  private func stop(_ failure: LedgerError) {
    let rest = queue.withLock { queue in
      queue.failure = failure
      defer { queue.waiting = [] }
      return queue.waiting
    }
    for work in rest { work.finish(failure) }
  }

  /// Runs a batch in one transaction. - Returns: what took all of it back, if anything did.
  private func commit(_ batch: [any Work], _ db: Database) -> LedgerError? {
    let state = state.value
    let before = state.mark
    do {
      try statement("BEGIN IMMEDIATE", db)
      for work in batch { try run(work, db, alone: batch.count == 1) }
      if db.isInsideTransaction { try statement("COMMIT", db) }
      return nil
    } catch {
      state.mark = before
      // Some faults have rolled back already; where this fails too, the first fault says more.
      if db.isInsideTransaction { try? statement("ROLLBACK", db) }
      return LedgerError(error)
    }
  }

  private func statement(_ sql: String, _ db: Database) throws {
    try db.cachedStatement(sql: sql).execute()
  }

  private func run(_ work: any Work, _ db: Database, alone: Bool) throws {
    let state = state.value
    let before = state.mark
    if !alone { try statement("SAVEPOINT work", db) }
    let transaction = LedgerTransaction(
      reader: LedgerReader(db: db, knownCurrency: state.currency), state: state)
    guard let error = work.run(transaction) else {
      if !alone { try statement("RELEASE work", db) }
      return
    }
    state.mark = before
    // What is wrong with the machine concerns everybody in the batch; a refusal only its caller.
    if error is DatabaseError, LedgerError(error).code != .damaged { throw error }
    try statement(alone ? "ROLLBACK" : "ROLLBACK TO work", db)
    if !alone { try statement("RELEASE work", db) }
  }
}

/// Work whose caller waits for a value.
final class PendingCommit<Value: Sendable>: GroupCommit.Work {
  private let work: @Sendable (LedgerTransaction) throws -> Value
  private let resume: @Sendable (Result<Value, any Error>) -> Void
  private let outcome = Mutex<Result<Value, any Error>?>(nil)

  init(
    _ work: @escaping @Sendable (LedgerTransaction) throws -> Value,
    resume: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    self.work = work
    self.resume = resume
  }

  func run(_ transaction: LedgerTransaction) -> (any Error)? {
    do {
      let value = try work(transaction)
      outcome.withLock { $0 = .success(value) }
      return nil
    } catch {
      outcome.withLock { $0 = .failure(error) }
      return error
    }
  }

  func finish(_ failure: LedgerError?) {
    if let failure { return resume(.failure(failure)) }
    guard let outcome = outcome.withLock({ $0 }) else {
      return resume(.failure(LedgerError(.failed, "the work was not run")))
    }
    resume(outcome)
  }
}
