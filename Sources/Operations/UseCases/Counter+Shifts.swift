import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Opens a shift with a count; the drawer's difference to what the last close left is posted.
  ///
  /// Members: `count`, and optionally `business_date` and `carried_over` (needed at the first
  /// opening of a register that had cash before Kase; later it must equal what the ledger says).
  /// - Throws: `shift.*`, `register.unknown`.
  package func openShift(_ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .runOwnShift) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let count = try reader.count("count", pack)
      let date = try reader.optionalDate("business_date")
      let claimed = try reader.optionalMoney("carried_over")
      try reader.finish()
      let today = envelope.at.businessDate(cutOffMinutes: pack.cutOffMinutes)
      if let date, abs(date.dayNumber - today.dayNumber) > 366 {
        throw Refusal(.requestValueInvalid, at: "business_date", ["value": date.iso])
      }
      if let date, abs(date.dayNumber - today.dayNumber) > 1 {
        // Rates and series follow the business date: a far one needs more than the right to open.
        try require(.runAnyShift, envelope.actor)
      }
      let branch = try transaction.branch()
      guard branch.registers.contains(envelope.register) else {
        throw Refusal(.registerUnknown, ["register": envelope.register.text])
      }
      let last = try transaction.reader.lastShift(of: envelope.register)
      if last?.shift.state == .open { throw Refusal(.shiftAlreadyOpen) }
      let known = last?.closing?.leftInDrawer
      if let known, let claimed, known != claimed {
        throw Refusal(.shiftCarriedOverDiffers, at: "carried_over")
      }
      let carried = known ?? claimed ?? count.total
      let shift = Shift(
        id: try transaction.reader.nextShift(), register: envelope.register,
        businessDate: date ?? today,
        state: .open, openedAt: envelope.at, openedBy: envelope.actor.person,
        holder: envelope.actor.person, carriedOver: carried, openingCount: count.total)
      let desk = desk(of: shift, envelope, transaction, branch)
      let sheet = try desk.issue(
        .count,
        try ShiftDesk.countSheet(
          .opening, count, expected: carried,
          brought: known == nil ? carried : .zero(pack.currency), register: shift.register))
      return Decision(
        facts: [.shiftOpened(shift), printed(sheet)],
        answer: .object([
          .init("shift", .integer(shift.id)), .init("document", .string(sheet.head.name)),
          .init("business_date", .string(shift.businessDate.iso)),
          .init("opening_count", .string(count.total.decimal)),
          .init("opening_difference", .string(try shift.openingDifference().decimal)),
        ]))
    }
  }

  /// Hands the drawer over to another person: a count, two signatures, the difference located.
  ///
  /// Members: `count`.
  /// - Parameter receiver: who takes the drawer over; proved who they are just now.
  /// - Throws: `shift.*`, `auth.forbidden` for a receiver who may not hold a drawer.
  package func handOver(_ envelope: Envelope, to receiver: Actor) async throws -> JSON {
    try await execute(envelope, needs: .runOwnShift) { [self] transaction in
      try require(.runOwnShift, receiver)
      let receiver = receiver.person
      var reader = try RequestReader(envelope.request, pack.currency)
      let count = try reader.count("count", pack)
      try reader.finish()
      let desk = try desk(envelope, transaction)
      try checkHolder(desk.shift, envelope.actor)
      guard receiver != desk.shift.holder else { throw Refusal(.shiftHandoverSamePerson) }
      let totals = try transaction.reader.totals(of: desk.shift.id)
      let expected = try ShiftDesk.expected(desk.shift, totals)
      var content = try ShiftDesk.countSheet(
        .handover, count, expected: expected, brought: .zero(pack.currency),
        register: desk.shift.register)
      content.signatures = [envelope.actor.person, receiver]
      let sheet = try desk.issue(.count, content)
      return Decision(
        facts: [
          printed(sheet), .shiftHandedOver(shift: desk.shift.id, to: receiver),
        ],
        answer: .object([
          .init("document", .string(sheet.head.name)), .init("holder", .string(receiver.text)),
          .init("count", .string(count.total.decimal)),
          .init("difference", .string(sheet.content.amount.decimal)),
        ]))
    }
  }

  /// Closes a shift: count, difference, drop and Z in one transaction, or nothing of it.
  ///
  /// Members: `count`, and optionally `drop`, which goes into the safe's transit.
  /// - Throws: `shift.*`, `cash.not_possible`.
  package func closeShift(_ envelope: Envelope) async throws -> JSON {
    let answer = try await execute(envelope, needs: .runOwnShift, spendingReserve: true) {
      [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let count = try reader.count("count", pack)
      let drop = try reader.optionalMoney("drop") ?? .zero(pack.currency)
      try reader.finish()
      let desk = try desk(envelope, transaction)
      try checkHolder(desk.shift, envelope.actor)
      return try close(desk, count, drop, transaction)
    }
    // The log is put away beside the other counters; where that fails, the next close does it.
    Task { [ledger] in try? await ledger.checkpoint() }
    return answer
  }

  private func checkHolder(_ shift: Shift, _ actor: Actor) throws {
    guard shift.holder == actor.person || actor.may(.runAnyShift) else {
      throw Refusal(.shiftPersonNotHolder)
    }
  }

  /// The branch's signature of the chain's head, over canonical bytes that name branch, day and Z.
  private func sign(_ head: ChainHead, number: Int64, _ desk: Desk) throws -> [UInt8]? {
    let claim = JSON.object([
      .init("branch", .string(desk.branch.code)),
      .init("day", .string(desk.shift.businessDate.iso)),
      .init("head", .string(head.hash.hexadecimal)), .init("sequence", .integer(head.sequence)),
      .init("z", .integer(number)),
    ])
    return try signer?.sign(claim.canonicalBytes)
  }

  private func close(
    _ desk: Desk, _ count: CashCount, _ drop: Money, _ transaction: LedgerTransaction
  ) throws -> Decision {
    let shift = desk.shift
    let totals = try transaction.reader.totals(of: shift.id)
    try ShiftDesk.check(
      totals, against: try transaction.reader.sums(of: shift.id),
      drawer: try transaction.reader.drawer(of: shift))
    let expected = try ShiftDesk.expected(shift, totals)
    let sheet = try desk.issue(
      .count,
      try ShiftDesk.countSheet(
        .closing, count, expected: expected, brought: .zero(pack.currency),
        register: shift.register))
    var documents = [sheet]
    if !drop.isZero {
      let content = try CashOffice.content(
        .deposit, amount: drop, reason: "drop", register: shift.register, drawer: count.total,
        pack: pack)
      documents.append(try desk.issue(.deposit, content, following: 1))
    }
    let head = transaction.head
    let doubts = try transaction.reader.openAttempts().filter { $0.register == shift.register }
    var content = DocumentContent(pack.currency)
    content.closing = ClosingFigures(
      carriedOver: shift.carriedOver, openingCount: shift.openingCount, expected: expected,
      closingCount: count.total, totals: ShiftDesk.totals(totals, with: documents),
      ranges: ShiftDesk.ranges(
        try transaction.reader.ranges(of: shift.id), with: documents),
      doubts: doubts.map(\.id),
      openBaskets: try transaction.reader.openBaskets(of: shift.register).map(\.id),
      headSequence: head.sequence, headHash: head.hash.hexadecimal,
      signature: try sign(
        head, number: try desk.issue(.dayClose, content).head.number, desk)?.hexadecimal)
    let z = try desk.issue(.dayClose, content, following: Int64(documents.count))
    let closing = ShiftClosing(
      expected: expected, closingCount: count.total,
      closingDifference: try count.total - expected, leftInDrawer: try count.total - drop)
    return Decision(
      facts: (documents + [z]).map { printed($0) }
        + [.shiftClosed(shift: shift.id, closing)],
      answer: .object([
        .init("document", .string(z.head.name)), .init("shift", .integer(shift.id)),
        .init("expected_cash", .string(expected.decimal)),
        .init("closing_count", .string(count.total.decimal)),
        .init("closing_difference", .string(closing.closingDifference.decimal)),
        .init("left_in_drawer", .string(closing.leftInDrawer.decimal)),
        .init("doubts", .array(doubts.map { .string($0.id.text) })),
        .init("head_hash", .string(head.hash.hexadecimal)),
      ]))
  }
}
