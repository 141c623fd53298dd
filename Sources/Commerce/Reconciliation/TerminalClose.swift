package import Amounts

/// A close of a terminal's batch: a pure state machine, from the asking to the terminal's word.
///
/// It keeps what was expected, what the terminal reported, and the difference; nothing is ever made
/// equal by force.
package struct TerminalClose: Hashable, Sendable {
  /// Where a close stands.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// Stored; the terminal is being asked.
    case asked
    /// Closed, with the terminal's sums.
    case closed
    /// Closed; the terminal's sums got lost.
    case unconfirmed
    /// Not closed: the batch goes on.
    case open
    /// No clear answer: to be asked again.
    case unknown

    /// Whether the terminal's batch has ended with it.
    package var endsBatch: Bool { self == .closed || self == .unconfirmed }
    /// Whether the outcome is still to come.
    package var isOpen: Bool { self == .asked || self == .unknown }
  }

  /// What happens to a close.
  package enum Event: Hashable, Sendable {
    /// The terminal closed, with these sums.
    case closed(BatchSums)
    /// The terminal closed; its sums got lost.
    case closedUnconfirmed
    /// The terminal did not close.
    case refused(reason: String)
    /// No answer, or none that can be believed.
    case unanswered(reason: String)
  }

  /// Its name; made before anything is sent.
  package let id: CloseID
  /// The terminal.
  package let terminal: TerminalID
  /// The register from which it was asked for.
  package let register: RegisterID
  /// Which batch of the terminal it ends, from 1.
  package let batch: Int64
  /// What our own list comes to.
  package let expected: BatchSums
  /// Why it was closed although the sides differ; empty where nobody had to say.
  package let reason: String
  /// The lines that differ, as far as that was known before the close.
  package private(set) var differences: [Reconciliation.Match]
  /// Where it stands.
  package private(set) var state: State
  /// What the terminal reported; nothing until it did.
  package private(set) var reported: BatchSums?
  /// Why it is open or unknown.
  package private(set) var remark: String

  /// A close with all it has.
  package init(
    id: CloseID, terminal: TerminalID, register: RegisterID, batch: Int64, expected: BatchSums,
    reason: String = "", differences: [Reconciliation.Match] = [], state: State = .asked,
    reported: BatchSums? = nil, remark: String = ""
  ) {
    self.id = id
    self.terminal = terminal
    self.register = register
    self.batch = batch
    self.expected = expected
    self.reason = reason
    self.differences = differences
    self.state = state
    self.reported = reported
    self.remark = remark
  }

  /// What the terminal reported less what we expected; nothing while it has reported nothing.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package func difference() throws(Refusal) -> Money? {
    guard let reported else { return nil }
    return try refusing { () throws(AmountError) in try reported.amount - expected.amount }
  }

  /// Takes an event; what the terminal reports is compared with our own lines.
  ///
  /// - Parameter lines: the lines of our batch; they name what the terminal's sums do not cover.
  /// - Throws: `attempt.state_forbids` for a close that has ended.
  package mutating func handle(_ event: Event, lines: [Reconciliation.Line]) throws(Refusal) {
    guard state.isOpen else {
      throw Refusal(.attemptStateForbids, ["state": state.rawValue])
    }
    remark = ""
    switch event {
    case .closed(let sums):
      state = .closed
      reported = sums
      // Lines that were compared one by one before the close say more than sums do.
      if differences.isEmpty { differences = try Reconciliation.match(here: lines, there: sums) }
    case .closedUnconfirmed: state = .unconfirmed
    case .refused(let reason):
      state = .open
      remark = reason
    case .unanswered(let reason):
      state = .unknown
      remark = reason
    }
  }
}

/// What a batch comes to.
package struct BatchSums: Hashable, Sendable {
  /// What the movements come to: payments less what went back.
  package let amount: Money
  /// How many there are; nothing where the terminal does not tell.
  package let count: Int64?
  /// The lowest number of a receipt in it; nothing where it is not told or empty.
  package let firstReceipt: Int64?
  /// The highest one.
  package let lastReceipt: Int64?

  /// Sums of a batch.
  package init(
    amount: Money, count: Int64?, firstReceipt: Int64? = nil, lastReceipt: Int64? = nil
  ) {
    self.amount = amount
    self.count = count
    self.firstReceipt = firstReceipt
    self.lastReceipt = lastReceipt
  }

  /// The sums of lines.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package init(of lines: [Reconciliation.Line], _ currency: Currency) throws(Refusal) {
    let numbers = lines.compactMap { Int64($0.trace) }
    self.init(
      amount: try refusing { () throws(AmountError) in
        try Money.sum(lines.map(\.amount), currency)
      }, count: Int64(lines.count), firstReceipt: numbers.min(), lastReceipt: numbers.max())
  }
}
