package import Amounts
import CanonicalJSON
package import Commerce
import LedgerStore
import Stationery
import Synchronization

/// Which slips of a terminal's payments come out at the register's printer.
package struct SlipSettings: Hashable, Sendable {
  /// When the merchant's copy is printed.
  package enum MerchantCopy: String, Hashable, Sendable, CaseIterable {
    /// Where the card holder has to sign.
    case signed
    /// Always.
    case always
  }

  /// When the merchant's copy is printed.
  package var merchantCopy: MerchantCopy
  /// Whether Kase makes the slips where the terminal sends none.
  package var makesOwn: Bool

  /// Settings of slips.
  package init(merchantCopy: MerchantCopy = .signed, makesOwn: Bool = true) {
    self.merchantCopy = merchantCopy
    self.makesOwn = makesOwn
  }
}

/// Queues the slips of card payments: those that the terminal sent, or our own.
///
/// They are queued with the approval, in its transaction; the print queue brings them to paper in
/// its own time. A slip that can't be made is left out: no payment waits for paper.
package final class TerminalSlips: Sendable {
  private let settings: [TerminalID: SlipSettings]
  private let pack: CountryPack
  private let contexts = Mutex<(branch: Branch, context: PaperContext)?>(nil)

  /// Slips of terminals; those that are not named print none.
  package init(_ settings: [TerminalID: SlipSettings], pack: CountryPack) {
    self.settings = settings
    self.pack = pack
  }

  /// The print jobs of an attempt that has just been approved.
  func jobs(for attempt: CardAttempt, at: Moment, in transaction: LedgerTransaction) -> [Fact] {
    guard attempt.state == .approved, let settings = settings[attempt.terminal],
      let pages = try? pages(for: attempt, settings, at, transaction), !pages.isEmpty,
      let first = try? transaction.reader.nextPrintJob()
    else { return [] }
    return pages.enumerated().map { index, page in
      .print(
        PrintJob(
          id: first + Int64(index), subject: .slip(page), register: attempt.register,
          person: Actor.system.person, since: at.milliseconds))
    }
  }

  private func pages(
    for attempt: CardAttempt, _ settings: SlipSettings, _ at: Moment,
    _ transaction: LedgerTransaction
  ) throws -> [PrintJob.Slip] {
    let isSigned = attempt.details?.verification == .signature
    let wantsMerchant = isSigned || settings.merchantCopy == .always
    let sent = TerminalRecord.slips(in: try transaction.reader.messages(of: attempt.id))
    if !sent.isEmpty {
      return sent.filter { slip in
        switch slip.audience {
        case .customer?, nil: true
        case .merchant?: wantsMerchant
        case .administration?: false
        }
      }.map { page(TerminalSlip(lines: $0.lines).values.json) }
    }
    guard settings.makesOwn else { return [] }
    let context = try context(try transaction.branch())
    let copies: [CardSlip.Copy] = wantsMerchant ? [.customer, .merchant] : [.customer]
    return copies.map { copy in
      let slip = CardSlip(attempt, at: at, copy: copy, isSigned: isSigned)
      return page(slip.values(in: context).json)
    }
  }

  private func page(_ values: JSON) -> PrintJob.Slip {
    PrintJob.Slip(template: TemplateName.cardSlip.rawValue, values: values)
  }

  private func context(_ branch: Branch) throws -> PaperContext {
    if let known = contexts.withLock({ $0 }), known.branch == branch { return known.context }
    let made = PaperContext(
      branch: branch, pack: pack, wording: try Wording.carried(branch.language))
    contexts.withLock { $0 = (branch, made) }
    return made
  }
}
