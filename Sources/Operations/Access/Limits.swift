import Amounts
package import Setup

/// How far a role may go alone; beyond it a second person is needed.
package struct Limits: Hashable, Sendable {
  /// What limits are kept of.
  package enum Act: String, Hashable, Sendable, CaseIterable {
    /// All discounts on one document.
    case discount
    /// A refund with its receipt, or a void.
    case refund
    /// Money paid out of the drawer.
    case payOut = "pay_out"
    /// Money given back by another way than it came.
    case otherTender = "other_tender"
    /// A card payment in doubt decided by a person.
    case doubt
  }

  /// The limit of one act, in minor units; nothing where there is none.
  package struct Limit: Hashable, Sendable {
    /// For one document.
    package let single: Int64?
    /// For all documents of a person in a shift, this one included.
    package let perShift: Int64?

    /// A limit in minor units.
    package init(single: Int64?, perShift: Int64?) {
      self.single = single
      self.perShift = perShift
    }
  }

  private let table: [Role: [Act: Limit]]

  /// Limits by role and act; an act that a role has no entry for always needs a second person.
  package init(_ table: [Role: [Act: Limit]]) { self.table = table }

  /// These limits, but for the roles that a configuration names; those have what it says.
  package func merging(_ configured: [String: [String: ConfigurationFile.Limit]]) -> Limits {
    var merged = table
    for (name, acts) in configured {
      guard let role = Role(rawValue: name) else { continue }
      merged[role] = [:]
      for (name, limit) in acts {
        guard let act = Act(rawValue: name) else { continue }
        merged[role]?[act] = Limit(single: limit.single, perShift: limit.perShift)
      }
    }
    return Limits(merged)
  }

  /// No limits at all; for playing back days that have already happened.
  package static let none = Limits(
    Dictionary(
      uniqueKeysWithValues: Role.allCases.map { role in
        let all = Act.allCases.map { ($0, Limit(single: nil, perShift: nil)) }
        return (role, Dictionary(uniqueKeysWithValues: all))
      }))

  /// The limits that hold where the branch has set no others, in cents.
  package static let standard = Limits([
    .specialist: [
      .discount: Limit(single: 10_00, perShift: nil),
      .refund: Limit(single: 50_00, perShift: 150_00),
      .payOut: Limit(single: 20_00, perShift: 50_00),
    ],
    .senior: [
      .discount: Limit(single: 50_00, perShift: nil),
      .refund: Limit(single: 200_00, perShift: 500_00),
      .payOut: Limit(single: 100_00, perShift: 300_00),
    ],
    .administrator: [
      .discount: Limit(single: 200_00, perShift: nil),
      .refund: Limit(single: 1_000_00, perShift: 3_000_00),
      .payOut: Limit(single: 1_000_00, perShift: nil),
    ],
  ])

  /// The limits that approvers have: what they may agree to for another.
  static let approving = Limits([
    .senior: [
      .discount: Limit(single: 50_00, perShift: nil),
      .refund: Limit(single: 200_00, perShift: nil),
      .payOut: Limit(single: 100_00, perShift: nil),
      .otherTender: Limit(single: 200_00, perShift: nil),
      .doubt: Limit(single: nil, perShift: nil),
    ],
    .administrator: [
      .discount: Limit(single: nil, perShift: nil),
      .refund: Limit(single: nil, perShift: nil),
      .payOut: Limit(single: nil, perShift: nil),
      .otherTender: Limit(single: nil, perShift: nil),
      .doubt: Limit(single: nil, perShift: nil),
    ],
  ])

  /// Whether somebody may do an act alone.
  ///
  /// - Parameters:
  ///   - amount: what the document comes to, in minor units, above zero.
  ///   - before: what the person's documents of the shift come to already.
  package func allow(_ act: Act, by actor: Actor, amount: Int64, before: Int64) -> Bool {
    actor.roles.contains { role in
      guard let limit = table[role]?[act] else { return false }
      return amount <= limit.single ?? .max && before + amount <= limit.perShift ?? .max
    }
  }
}
