package import Amounts

/// What a person is here for; one person may have several roles.
package enum Role: String, Hashable, Sendable, CaseIterable {
  /// Works at a counter.
  case specialist
  /// Leads a shift.
  case senior
  /// Reconciles and exports.
  case accountant
  /// Attaches and tests devices.
  case technician
  /// Runs the branch: people, prices, settings.
  case administrator

  /// What the role may do.
  package var rights: Set<Right> {
    switch self {
    case .specialist:
      [
        .sell, .refund, .void, .moveCash, .runOwnShift, .readDocuments, .readCatalogue,
        .readCustomers, .inquireDoubts, .readOwnShift,
      ]
    case .senior:
      Role.specialist.rights.union([.runAnyShift, .approve, .resolveDoubts, .printCopies])
    case .accountant:
      [
        .readDocuments, .readCatalogue, .readCustomers, .readReports, .export, .bookBank,
        .readJournal,
      ]
    case .technician: [.testDevices, .readCatalogue, .inquireDoubts]
    case .administrator:
      Role.senior.rights.union([
        .readReports, .seeExpectedCash, .export, .manageCatalogue, .managePeople, .testDevices,
        .readJournal,
      ])
    }
  }
}

/// One thing that somebody may do.
package enum Right: String, Hashable, Sendable, CaseIterable {
  case sell
  case refund
  case void
  /// Pay-in, pay-out, deposit.
  case moveCash = "move_cash"
  /// Open, count, hand over and close the shift that one holds.
  case runOwnShift = "run_own_shift"
  /// The same with the shift of another.
  case runAnyShift = "run_any_shift"
  /// See figures of the shift from which the drawer can't be computed.
  case readOwnShift = "read_own_shift"
  /// See what the drawer must hold before it is counted.
  case seeExpectedCash = "see_expected_cash"
  case readDocuments = "read_documents"
  case readCatalogue = "read_catalogue"
  case readCustomers = "read_customers"
  case readReports = "read_reports"
  case readJournal = "read_journal"
  case printCopies = "print_copies"
  case export
  case bookBank = "book_bank"
  case inquireDoubts = "inquire_doubts"
  case resolveDoubts = "resolve_doubts"
  case approve
  case manageCatalogue = "manage_catalogue"
  case managePeople = "manage_people"
  case testDevices = "test_devices"
}

/// Who acts: known, signed in, with roles.
package struct Actor: Hashable, Sendable {
  /// The person.
  package let person: PersonID
  /// What they are here for.
  package let roles: Set<Role>
  /// The register at which they are signed in; nothing away from a counter.
  package let register: RegisterID?

  /// A person with roles.
  package init(person: PersonID, roles: Set<Role>, register: RegisterID?) {
    self.person = person
    self.roles = roles
    self.register = register
  }

  /// Whether one of the roles has a right.
  package func may(_ right: Right) -> Bool { roles.contains { $0.rights.contains(right) } }

  /// What Kase does of itself.
  package static let system = Actor(
    person: PersonID(trusted: "system"), roles: [], register: nil)
}
