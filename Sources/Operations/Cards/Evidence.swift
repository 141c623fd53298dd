package import Amounts
package import Commerce
package import Devices
package import LedgerStore

/// Keeps what terminals say, each message in an entry of its own that is durable before anybody
/// answers the terminal; also what came when nothing was asked.
package struct Evidence: Sendable {
  private let ledger: Ledger
  private let surroundings: Surroundings

  /// Evidence in a ledger.
  package init(ledger: Ledger, surroundings: Surroundings) {
    self.ledger = ledger
    self.surroundings = surroundings
  }

  /// Keeps a message.
  ///
  /// - Parameters:
  ///   - subject: what it is about; an orphan is about nothing, whatever stands here.
  ///   - register: where the money was asked for; nothing for an orphan.
  /// - Throws: `LedgerError`; the terminal must not be told yes then.
  package func keep(
    _ statement: TerminalStatement, from terminal: TerminalID,
    about subject: TerminalRecord.Subject = .nothing, at register: RegisterID? = nil
  ) async throws {
    let at = surroundings.now()
    let record = TerminalRecord(statement, from: terminal, about: subject, at: at)
    let entry = JournalEntry(system: "card.told", at: at, register, [.told(record)])
    // Money may have moved by now: its evidence may spend what is held back for the close.
    try await ledger.commit(spendingReserve: true) { try $0.append(entry) }
  }
}
