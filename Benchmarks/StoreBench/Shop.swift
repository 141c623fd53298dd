import Amounts
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup
import Synchronization

/// A branch whose counters sell as fast as they can.
struct Shop: Sendable {
  let ledger: Ledger
  let counter: Counter
  let registers: [RegisterID]

  /// Opens a ledger, or makes it.
  ///
  /// - Parameter printing: whether every document is queued for a printer, as the C floor has it.
  init(_ path: String, counters: Int, printing: Bool) async throws {
    let pack = try CountryPacks.load("LV")
    let keys = KeyMaker()
    let surroundings = Surroundings(
      now: {
        let milliseconds = (Date().timeIntervalSince1970 * 1000).rounded(.down)
        return Moment(milliseconds: Int64(milliseconds), offsetSeconds: 7200)
      }, newName: { keys.next() })
    let isNew = !FileManager.default.fileExists(atPath: path)
    ledger = try Ledger.open(path, creating: isNew)
    if isNew {
      let setup = BranchSetup(ledger: ledger, surroundings: surroundings)
      try await setup.initialise(
        BranchSetup.Particulars(
          code: "BENCH", legalName: "Bench SIA", registration: "40000000000",
          registers: (1...counters).map { RegisterID(trusted: "R\($0)") }, country: "LV"),
        pack: pack)
      let list = try CatalogueFile.read(
        CountryPacks.demoCatalogue, named: "services.csv", pack: pack)
      _ = try await setup.importCatalogue(list.services, by: Actor.system.person)
    }
    registers = try ledger.readNow { try $0.branch() }.registers
    guard registers.count >= counters else {
      throw Fault("the branch has \(registers.count) registers, not \(counters)")
    }
    counter = Counter(
      ledger: ledger, pack: pack, terminals: [:], printing: printing ? Set(registers) : [],
      limits: .standard, surroundings: surroundings)
  }

  private func envelope(_ kind: String, _ request: JSON, _ register: RegisterID) -> Envelope {
    Envelope(
      kind: kind, key: counter.surroundings.newName(), request: request,
      actor: actor(at: register), register: register, at: counter.surroundings.now())
  }

  /// Somebody who may sell, close, and see what a drawer must hold.
  func actor(at register: RegisterID) -> Actor {
    Actor(
      person: PersonID(trusted: "anna.ozola"), roles: [.administrator], register: register)
  }

  // MARK: Shifts

  func hasOpenShift(at register: RegisterID) async throws -> Bool {
    try await ledger.read { try $0.openShift(of: register) != nil }
  }

  /// Opens a shift; what the last close left is counted.
  func openShift(at register: RegisterID) async throws {
    let left = try await ledger.read {
      try $0.lastShift(of: register)?.closing?.leftInDrawer.minorUnits
    }
    let members = [JSON.Member("count", count(left ?? 100_00))]
    _ = try await counter.openShift(envelope("shift.open", .object(members), register))
  }

  /// Closes the open shift; what must be there is counted, and stays in the drawer.
  func closeShift(at register: RegisterID) async throws {
    let report = try await counter.xReport(of: register, for: actor(at: register))
    guard case .string(let text)? = report["expected_cash"] else {
      throw Fault("an X does not say what the drawer must hold")
    }
    let expected = try Money(decimal: text, counter.pack.currency)
    let request = JSON.object([.init("count", count(expected.minorUnits))])
    _ = try await counter.closeShift(envelope("shift.close", request, register))
  }

  /// A count of so many cents, in the largest notes and coins.
  private func count(_ cents: Int64) -> JSON {
    var left = cents
    var members: [JSON.Member] = []
    for piece in counter.pack.denominations.sorted(by: { $0.minorUnits > $1.minorUnits }) {
      let pieces = left / piece.minorUnits
      if pieces > 0 { members.append(.init(piece.decimal, .integer(pieces))) }
      left -= pieces * piece.minorUnits
    }
    return .object(members)
  }

  // MARK: Sales

  /// Rings up so many sales altogether, all counters at once; a register may occur many times.
  @concurrent
  func sell(_ sales: Int, at registers: [RegisterID]) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, register) in registers.enumerated() {
        let share = sales / registers.count + (index < sales % registers.count ? 1 : 0)
        group.addTask {
          for number in 0..<share { try await sell(number, at: register) }
        }
      }
      try await group.waitForAll()
    }
  }

  private func sell(_ number: Int, at register: RegisterID) async throws {
    let reply = try await counter.checkOut(
      .sale, envelope("sale", Self.sale(number), register))
    guard case .done(let answer) = reply, case .string("paid")? = answer["state"] else {
      throw Fault("a sale was not paid: \(reply)")
    }
  }

  private static let services: [(code: String, cents: Int)] = [
    ("P-110", 725), ("P-111", 849), ("T-301", 999), ("T-306", 307),
  ]
  private static let copies = (code: "M-404", cents: 71)
  private static let books: [(code: String, cents: Int)] = [
    ("B-201", 899), ("B-202", 235), ("B-203", 120),
  ]

  /// A cash sale of three lines in two rates, whose amounts change from one sale to the next; the
  /// same shape as the floor's in `sale.h`, and the same sale as in `load.c`.
  private static func sale(_ number: Int) -> JSON {
    let service = services[number % services.count]
    let book = books[number % books.count]
    let gross = service.cents + 2 * copies.cents + book.cents
    let tendered = (gross / 500 + 1) * 5
    func line(_ code: String, _ quantity: String) -> JSON {
      .object([.init("service", .string(code)), .init("quantity", .string(quantity))])
    }
    let tender = JSON.object([
      .init("kind", .string("cash")), .init("tendered", .string("\(tendered).00")),
    ])
    return .object([
      .init(
        "lines",
        .array([line(service.code, "1"), line(copies.code, "2"), line(book.code, "1")])),
      .init("tenders", .array([tender])),
    ])
  }
}

/// Makes keys of 26 characters that sort by time.
final class KeyMaker: Sendable {
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private let last = Mutex<UInt64>(0)

  func next() -> String {
    let now = UInt64(Date().timeIntervalSince1970 * 1000) << 16
    let stamp = last.withLock { last in
      last = max(last + 1, now)
      return last
    }
    let halves = [stamp, UInt64.random(in: .min ... .max)]
    let key = halves.flatMap { half in
      (0..<13).reversed().map { Self.letters[Int(half >> UInt64($0 * 5) & 31)] }
    }
    return String(decoding: key, as: UTF8.self)
  }
}
