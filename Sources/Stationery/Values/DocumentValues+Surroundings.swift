import Amounts
import Commerce
import Receipts

extension DocumentValues {
  /// Adds reason, relations, dates, people and accounts.
  mutating func addSurroundings() {
    let context = context
    values.set("reason", reason)
    values.set("reason.code", content.reason ?? "")
    values.set("due", content.due.map(context.format.date) ?? "")
    values.set("approved_by", content.approvedBy.map(context.name(of:)) ?? "")
    values.set("relations", content.relations) { _, relation in
      [
        "relation.word": .text(context.wording["relation.\(relation.kind.rawValue)"]),
        "relation.name": .text(relation.name),
      ]
    }
    values.set("signatures", Array(content.signatures.enumerated())) { _, signature in
      let role = signature.offset == 0 ? "sign.hands_over" : "sign.takes_over"
      return [
        "signature.role": .text(context.wording[role]),
        "signature.name": .text(context.name(of: signature.element)),
      ]
    }
    values.set("movements", content.movements) { values, movement in
      let role = movement.account.role
      return [
        "movement.account": .text(
          role.flatMap { context.wording.word("account.\($0.rawValue)") }
            ?? movement.account.name),
        "movement.code": .text(role.flatMap { context.pack.accounts[$0] } ?? ""),
        "movement.amount": values.money(movement.amount),
      ]
    }
  }

  /// The reason in words: a known one is translated, what follows it is a reference.
  private var reason: String { context.wording.reason(content.reason ?? "") }

  /// Adds the counted cash, denomination by denomination.
  mutating func addCount() {
    let total = content.count?.total ?? .zero(content.currency)
    values.set("counted", flag: content.count != nil)
    values.set("count.total", money: total)
    values.set("count.difference", money: content.amount)
    values.set("count.expected", money: total.subtracting(content.amount))
    values.set("piles", content.count?.piles ?? []) { values, pile in
      let sum = pile.denomination.minorUnits.multipliedReportingOverflow(by: pile.pieces)
      return [
        "pile.denomination": .text(values.format.money(pile.denomination)),
        "pile.pieces": .text(String(pile.pieces)),
        "pile.sum": values.money(sum.partialValue, pile.denomination.currency),
      ]
    }
  }
}

extension Wording {
  /// A reason in words: one that Kase or a country pack knows is translated, what follows it is a
  /// reference; any other stands as it was typed.
  func reason(_ text: String) -> String {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let code = parts.first, let word = word("reason.\(code)") else { return text }
    return parts.count == 2 ? "\(word) \(parts[1])" : word
  }
}

extension Account {
  /// What the account is for, as far as a movement of cash or at the bank can touch it.
  fileprivate var role: AccountRole? {
    let roles: [(Account, AccountRole)] = [
      (.safe, .safe), (.cashInTransit, .cashInTransit), (.cardClearing, .cardClearing),
      (.transferClearing, .transferClearing), (.bank, .bank), (.disputes, .disputes),
      (.opening, .opening), (.cashOver, .cashOver), (.cashShort, .cashShort),
      (.cardFees, .cardFees), (.expense, .expense), (.accountable, .accountable), (.tips, .tips),
    ]
    if let known = roles.first(where: { $0.0 == self }) { return known.1 }
    if name.hasPrefix("assets:cash:till:") { return .till }
    return name.hasPrefix("assets:receivable:") ? .receivable : nil
  }
}
