package import Amounts
package import Commerce
package import Receipts

/// A slip of the card terminal that Kase prints: for the merchant or for the customer.
package struct CardSlip: Hashable, Sendable {
  /// Who gets the slip.
  package enum Copy: String, Hashable, Sendable, CaseIterable {
    case merchant
    case customer
  }

  /// The attempt, in the state that the slip tells of.
  package let attempt: CardAttempt
  /// When the terminal answered.
  package let at: Moment
  /// Who gets it.
  package let copy: Copy
  /// Whether the customer has to sign.
  package let isSigned: Bool

  /// A slip of an attempt.
  package init(_ attempt: CardAttempt, at: Moment, copy: Copy, isSigned: Bool = false) {
    self.attempt = attempt
    self.at = at
    self.copy = copy
    self.isSigned = isSigned
  }

  /// The slip as values.
  package func values(in context: PaperContext) -> Values {
    let words = context.wording
    let isApproved = attempt.state == .approved || attempt.state == .settled
    var values = ValueCollector(context.format, words)
    values.set("doc.title", words["title.slip"])
    values.add(at, register: attempt.register)
    values.set("doc.currency", attempt.amount.currency.code)
    values.set("slip.kind", words["slip.\(attempt.direction.rawValue)"])
    values.set("slip.copy", words["slip.\(copy.rawValue)"])
    // Who reads a slip wants to know whether money moved, not whether a document has it yet.
    values.set(
      "slip.outcome",
      words[isApproved ? "attempt.approved" : "attempt.\(attempt.state.rawValue)"])
    values.set("slip.approved", flag: isApproved)
    values.set("slip.amount", money: attempt.amount)
    values.set("slip.remark", isApproved ? "" : attempt.remark)
    values.set("slip.terminal", attempt.terminal.text)
    values.set("slip.attempt", attempt.id.text)
    values.set("slip.signature", flag: isSigned && copy == .merchant)
    values.set("slip.lines", .list([]))
    values.set("total.big", flag: attempt.amount.isShort)
    values.set(CardValues.values(of: attempt.details))
    return values.finished(over: context.base)
  }
}

extension ValueCollector {
  /// Adds values that are made already.
  fileprivate mutating func set(_ others: [String: Value]) {
    for (name, value) in others { set(name, value) }
  }
}
