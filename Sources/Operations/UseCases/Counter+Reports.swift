package import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// An X: the totals of an open shift as they stand. It reads what is maintained and costs
  /// nothing.
  ///
  /// A role without the right gets no figure from which the drawer could be computed.
  /// Who sees what must be in the drawer before it is counted is recorded.
  /// - Parameter isRecorded: false for a reader who can't write the ledger.
  /// - Throws: `shift.not_open`, `auth.forbidden`.
  package func xReport(of register: RegisterID, for actor: Actor, isRecorded: Bool = true)
    async throws -> JSON
  {
    try require(actor.may(.readReports) ? .readReports : .readOwnShift, actor)
    let pack = pack
    let seesCash = actor.may(.seeExpectedCash)
    if seesCash, isRecorded { try await note("report.x_seen", register, actor) }
    return try await ledger.read { reader in
      guard let shift = try reader.openShift(of: register) else { throw Refusal(.shiftNotOpen) }
      let totals = try reader.totals(of: shift.id)
      let doubts = try reader.openAttempts().filter { $0.register == register }
      let baskets = try reader.openBaskets(of: register)
      var members: [JSON.Member] = Views.shift(ShiftRecord(shift: shift, closing: nil))
      members += [
        .init("doubts", .array(doubts.map(Views.attempt))),
        .init("open_baskets", .array(baskets.map { .string($0.id.text) })),
      ]
      guard seesCash else {
        let safe = totals.filter { $0.kind == .attempt }
        members.append(.init("totals", Views.totals(safe, pack.currency)))
        return .object(members)
      }
      members += [
        .init("carried_over", .string(shift.carriedOver.decimal)),
        .init("opening_count", .string(shift.openingCount.decimal)),
        .init(
          "expected_cash", .string(try ShiftDesk.expected(shift, totals).decimal)),
        .init("totals", Views.totals(totals, pack.currency)),
        .init("series", Views.ranges(try reader.ranges(of: shift.id))),
      ]
      return .object(members)
    }
  }

  private func note(_ event: String, _ register: RegisterID, _ actor: Actor) async throws {
    let entry = JournalEntry(
      kind: event, at: surroundings.now(), register: register, actor: actor.person, key: nil,
      keyHash: [UInt8](repeating: 0, count: 32),
      facts: [.event(name: event, details: .object([]))], answer: .null)
    do {
      try await ledger.commit { try $0.append(entry) }
    } catch let fault as LedgerError where fault.code == .full {
      // A disk without space is no reason to keep a lead from seeing the shift that has to be
      // closed.
    }
  }

  /// The Z of a closed shift, as it was frozen.
  ///
  /// - Throws: `shift.not_found`, `auth.forbidden`.
  package func zReport(of shift: Int64, for actor: Actor) async throws -> JSON {
    try require(.readDocuments, actor)
    if !actor.may(.readReports) { try require(.seeExpectedCash, actor) }
    return try await ledger.read { reader in
      var filter = DocumentFilter()
      filter.shift = shift
      filter.type = .dayClose
      guard let summary = try reader.documents(filter).first,
        let document = try reader.document(summary.id)
      else { throw Refusal(.shiftNotFound) }
      return try Views.document(document)
    }
  }

  /// The shifts of a business date; the newest date where none is named.
  ///
  /// - Throws: `auth.forbidden`.
  package func shifts(on date: BusinessDate?, for actor: Actor) async throws -> JSON {
    try require(.readDocuments, actor)
    return try await ledger.read { reader in
      guard let day = try date ?? reader.newestBusinessDate() else { return .array([]) }
      let seesCash = actor.may(.readReports) || actor.may(.seeExpectedCash)
      return .array(
        try reader.shifts(on: day).map { record in
          .object(
            Views.shift(seesCash ? record : ShiftRecord(shift: record.shift, closing: nil)))
        })
    }
  }

  /// A page of the cash book: every document that moved a drawer on a day, with the drawer after
  /// it.
  ///
  /// - Throws: `auth.forbidden`.
  package func cashBook(of register: RegisterID, on date: BusinessDate, for actor: Actor)
    async throws -> JSON
  {
    try require(.readReports, actor)
    let currency = pack.currency
    return try await ledger.read { reader in
      let till = Account.till(register)
      var rows: [JSON] = []
      var opening: Money?
      var balance = Money.zero(currency)
      for record in try reader.shifts(on: date) where record.shift.register == register {
        if opening == nil {
          balance = record.shift.carriedOver
          opening = balance
        }
        try reader.eachDocument(of: record.shift.id) { document in
          let content = document.content
          var moved = document.postings.filter { $0.account == till }.reduce(0) {
            $0 + $1.amount.minorUnits
          }
          // What a register brought into the books at its first opening is already its opening
          // balance.
          if content.movements.contains(where: { $0.account == .opening }) {
            moved = content.amount.minorUnits
          }
          guard moved != 0 else { return }
          balance = try balance + Money(moved, currency)
          rows.append(
            .object([
              .init("document", .string(document.head.name)),
              .init("at", .string(document.head.issuedAt.rfc3339)),
              .init("reason", .string(content.reason ?? "")),
              .init("in", .string(Money(max(moved, 0), currency).decimal)),
              .init("out", .string(Money(max(-moved, 0), currency).decimal)),
              .init("balance", .string(balance.decimal)),
            ]))
        }
      }
      return .object([
        .init("register", .string(register.text)), .init("business_date", .string(date.iso)),
        .init("opening", .string((opening ?? .zero(currency)).decimal)),
        .init("rows", .array(rows)), .init("closing", .string(balance.decimal)),
      ])
    }
  }

  /// The day's cards by register, and each terminal's open batch against ours: sums and line by
  /// line, differences with what to do. A closed batch was compared when it was closed.
  ///
  /// - Throws: `auth.forbidden`.
  package func reconciliation(on date: BusinessDate, for actor: Actor) async throws -> JSON {
    try require(.readReports, actor)
    let currency = pack.currency
    let registers = try await ledger.read { reader in
      try reader.shifts(on: date).map { record -> JSON in
        let lines = try reader.attempts(ofShift: record.shift.id).compactMap(\.line)
        return .object([
          .init("register", .string(record.shift.register.text)),
          .init("shift", .integer(record.shift.id)),
          .init("ledger", .string(try Money.sum(lines.map(\.amount), currency).decimal)),
        ])
      }
    }
    var terminals: [JSON] = []
    for (id, registers) in stations { terminals.append(try await compare(id, registers)) }
    let doubts = try await ledger.read { try $0.openAttempts() }
    return .object([
      .init("business_date", .string(date.iso)), .init("registers", .array(registers)),
      .init("terminals", .array(terminals)), .init("doubts", .array(doubts.map(Views.attempt))),
    ])
  }

  private func compare(_ id: TerminalID, _ registers: [RegisterID]) async throws -> JSON {
    let (batch, lines, last) = try await ledger.read { reader in
      let batch = try reader.openBatch(of: id)
      let lines = try reader.attempts(ofBatch: batch.number, of: id).compactMap(\.line)
      return (batch, lines, try reader.lastClose(of: id))
    }
    var members: [JSON.Member] = [
      .init("terminal", .string(id.text)),
      .init("registers", .array(registers.map { .string($0.text) })),
      .init("open_batch", Views.batch(batch)),
    ]
    if let last { members.append(.init("last_close", try Views.close(last))) }
    guard let register = registers.first else { return .object(members) }
    do throws(Refusal) {
      guard let found = try await compared(lines, with: try terminal(at: register)) else {
        throw Refusal(.terminalUnsupported)
      }
      members.append(.init("matched", .integer(Int64(found.matched))))
      members.append(.init("differences", .array(found.differences.map(Views.match))))
    } catch {
      members.append(.init("terminal_fault", .string(error.code.rawValue)))
    }
    return .object(members)
  }
}

extension Views {
  /// A line of a reconciliation that did not match.
  static func match(_ match: Reconciliation.Match) -> JSON {
    var members: [JSON.Member] = [
      .init("class", .string(match.outcome.rawValue)),
      .init("remedy", .string(match.remedy.rawValue)),
      .init("trace", .string((match.here ?? match.there)?.trace ?? "")),
    ]
    if let here = match.here {
      members.append(.init("ledger", .string(here.amount.decimal)))
      members.append(.init("document", .string(here.document ?? "")))
    }
    if let there = match.there {
      members.append(.init("terminal", .string(there.amount.decimal)))
    }
    return .object(members)
  }

  /// A shift in a list.
  static func shift(_ record: ShiftRecord) -> [JSON.Member] {
    let shift = record.shift
    var members: [JSON.Member] = [
      .init("shift", .integer(shift.id)), .init("register", .string(shift.register.text)),
      .init("business_date", .string(shift.businessDate.iso)),
      .init("state", .string(shift.state.rawValue)),
      .init("opened_at", .string(shift.openedAt.rfc3339)),
      .init("opened_by", .string(shift.openedBy.text)),
      .init("holder", .string(shift.holder.text)),
    ]
    if let closing = record.closing {
      members.append(.init("expected_cash", .string(closing.expected.decimal)))
      members.append(.init("closing_count", .string(closing.closingCount.decimal)))
      members.append(.init("closing_difference", .string(closing.closingDifference.decimal)))
    }
    return members
  }
}
