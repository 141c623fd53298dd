/// A name that people or callers give to a thing: of letters, digits and `. _ : -`, 1 to 64
/// characters.
///
/// One type for each kind of thing, so that a register can't be taken for a person.
package struct Identifier<Subject>: Hashable, Sendable, Comparable {
  /// The text of the identifier.
  package let text: String

  /// An identifier of text that is known to be well formed.
  package init(trusted text: String) { self.text = text }

  /// Takes text from outside. - Throws: `malformed` unless it is 1 to 64 of the allowed characters.
  package init(_ text: String) throws(AmountError) {
    guard 1...64 ~= text.utf8.count, text.utf8.allSatisfy(Self.isAllowed) else {
      throw .malformed(text)
    }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

/// The kinds of things that identifiers name; none of them has a value.
package enum Subject {
  /// A counter with a drawer.
  package enum Register {}
  /// Somebody who works here.
  package enum Person {}
  /// Somebody who owes or is owed.
  package enum Customer {}
  /// Somebody for whom money is taken.
  package enum Principal {}
  /// A card terminal.
  package enum Terminal {}
  /// One try to move money by card.
  package enum Attempt {}
  /// What is rung up and not yet paid.
  package enum Basket {}
  /// A request for a second person.
  package enum Approval {}
  /// One try to close a terminal's batch.
  package enum BatchClose {}
}

/// The name of a counter with a drawer.
package typealias RegisterID = Identifier<Subject.Register>
/// The name of somebody who works here.
package typealias PersonID = Identifier<Subject.Person>
/// The name of somebody who owes or is owed.
package typealias CustomerID = Identifier<Subject.Customer>
/// The name of somebody for whom money is taken.
package typealias PrincipalID = Identifier<Subject.Principal>
/// The name of a card terminal.
package typealias TerminalID = Identifier<Subject.Terminal>
/// The name of one try to move money by card.
package typealias AttemptID = Identifier<Subject.Attempt>
/// The name of what is rung up and not yet paid.
package typealias BasketID = Identifier<Subject.Basket>
/// The name of a request for a second person.
package typealias ApprovalID = Identifier<Subject.Approval>
/// The name of one try to close a terminal's batch.
package typealias CloseID = Identifier<Subject.BatchClose>
