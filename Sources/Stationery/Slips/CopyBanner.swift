package import Amounts
package import Commerce
package import Receipts

/// What stands above a page that is printed again: that it is a copy, of what, made when by whom.
package struct CopyBanner: Hashable, Sendable {
  /// The document's head.
  package let head: DocumentHead
  /// The number of the copy, from 1.
  package let number: Int64
  /// When the copy is made.
  package let at: Moment
  /// Who asked for it.
  package let person: PersonID

  /// A banner of a copy.
  package init(of head: DocumentHead, number: Int64, at: Moment, by person: PersonID) {
    self.head = head
    self.number = number
    self.at = at
    self.person = person
  }

  /// The banner as values.
  package func values(in context: PaperContext) -> Values {
    var values = ValueCollector(context.format, context.wording)
    values.set("doc.title", context.title(of: head.type))
    values.set("doc.name", head.name)
    values.set("doc.cashier", context.name(of: person))
    values.set("copy.number", String(number))
    values.add(at, register: head.register)
    return values.finished(over: context.base)
  }
}
