package import Amounts
package import CanonicalJSON
package import Commerce
import LedgerStore

extension Counter {
  /// The price list, or what of it matches: codes that begin with the text, names that contain it.
  ///
  /// - Throws: `auth.forbidden`.
  package func catalogue(matching text: String?, for actor: Actor) async throws -> JSON {
    try require(.readCatalogue, actor)
    let wanted = text?.lowercased() ?? ""
    let services = try await ledger.read { try $0.services() }.filter { service in
      wanted.isEmpty || service.code.lowercased().hasPrefix(wanted)
        || service.names.values.contains { $0.lowercased().contains(wanted) }
    }
    return .array(services.map(Views.service))
  }

  /// Whether the ledger can be read, and how many entries it has.
  ///
  /// - Throws: `LedgerError`.
  package func health() async throws -> JSON {
    let entries = try await ledger.read { try $0.head().sequence }
    return .object([.init("status", .string("ok")), .init("entries", .integer(entries))])
  }

  /// A document in full.
  ///
  /// - Throws: `document.not_found`, `auth.forbidden`.
  package func document(named name: String, for actor: Actor) async throws -> JSON {
    try Views.document(try await readable(document: name, for: actor))
  }

  /// A document that somebody may see.
  ///
  /// - Throws: `document.not_found`, `auth.forbidden`.
  func readable(document name: String, for actor: Actor) async throws -> Document {
    try require(.readDocuments, actor)
    guard let document = try await ledger.read({ try $0.document(named: name) }) else {
      throw Refusal(.documentNotFound)
    }
    try checkReadable(document.head.type, actor)
    return document
  }

  /// Refuses documents of a type to who may not see them.
  ///
  /// - Throws: `auth.forbidden`.
  func checkReadable(_ type: DocumentType, _ actor: Actor) throws(Refusal) {
    let seesAll = actor.may(.readReports) || actor.may(.seeExpectedCash)
    // A count or a Z tells what the drawer must hold; it is not for who counts blind.
    guard seesAll || ![.dayClose, .cashBook, .count].contains(type) else {
      throw Refusal(.authForbidden, ["right": Right.readReports.rawValue])
    }
  }

  /// Documents that match a filter.
  ///
  /// - Throws: `auth.forbidden`.
  package func documents(_ filter: DocumentFilter, for actor: Actor) async throws -> JSON {
    try require(.readDocuments, actor)
    // A list of all receipts of one's own shift would add up to the drawer.
    if !actor.may(.readReports), filter.customer == nil { try require(.seeExpectedCash, actor) }
    return try await ledger.read { reader in
      .array(
        try reader.documents(filter).map { summary in
          .object([
            .init("id", .integer(summary.id)), .init("document", .string(summary.name)),
            .init("type", .string(summary.type.rawValue)),
            .init("shift", .integer(summary.shift)),
            .init("person", .string(summary.person.text)),
            .init("amount", .string(summary.amount.decimal)),
          ])
        })
    }
  }

  /// What a customer owes and when, and what they have paid in advance.
  ///
  /// - Throws: `auth.forbidden`.
  package func balance(of customer: CustomerID, for actor: Actor) async throws -> JSON {
    try require(.readCustomers, actor)
    let currency = pack.currency
    return try await ledger.read { reader in
      let items = try reader.openItems(of: customer)
      let owed = items.filter { $0.kind == .receivable }
      let prepaid = items.filter { $0.kind == .prepayment }
      return .object([
        .init("customer", .string(customer.text)),
        .init("owes", .string(try Money.sum(owed.map(\.open), currency).decimal)),
        .init("prepaid", .string(try Money.sum(prepaid.map(\.open), currency).decimal)),
        .init("items", .array(items.map(Views.item))),
      ])
    }
  }

  /// What is left on a voucher.
  ///
  /// - Throws: `voucher.unknown`, `auth.forbidden`.
  package func voucher(code: String, for actor: Actor) async throws -> JSON {
    try require(.sell, actor)
    let digest = VoucherCode.digest(code)
    return try await ledger.read { reader in
      guard let item = try reader.openItem(.voucher, digest) else {
        throw Refusal(.voucherUnknown)
      }
      return .object([
        .init("open", .string(item.open.decimal)), .init("amount", .string(item.amount.decimal)),
      ])
    }
  }

  /// A basket, and the baskets of a register that are not paid yet.
  ///
  /// - Throws: `basket.not_found`, `auth.forbidden`.
  package func basket(_ id: BasketID, for actor: Actor) async throws -> JSON {
    try require(.sell, actor)
    return try await ledger.read { reader in
      guard let basket = try reader.basket(id) else { throw Refusal(.basketNotFound) }
      return Views.basket(basket, charged: try reader.openAttempts())
    }
  }

  /// The baskets of a register that are not paid yet.
  ///
  /// - Throws: `auth.forbidden`.
  package func baskets(of register: RegisterID, for actor: Actor) async throws -> JSON {
    try require(.sell, actor)
    return try await ledger.read { reader in
      let attempts = try reader.openAttempts()
      return .array(
        try reader.openBaskets(of: register).map { Views.basket($0, charged: attempts) })
    }
  }
}
