import Amounts
import CanonicalJSON
import Commerce
import Devices
import Foundation
import LedgerStore
import Operations
import Setup

/// A branch with one register whose shift is open, on disk: every case begins with a copy of it.
struct ScratchBranch: Sendable {
  static let register = RegisterID(trusted: "R1")
  static let cashier = Actor(
    person: PersonID(trusted: "drill"), roles: [.specialist, .senior], register: register)
  /// The local time of both sides when a case begins, two hours ahead of UTC.
  static let start = Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 7_200)

  let pack: CountryPack
  /// The folder of all files of a drill.
  let folder: String

  private var template: String { "\(folder)/template.kase" }

  /// Makes the branch. - Parameter folder: where to; made where there is none.
  init(in folder: String) async throws {
    self.folder = folder
    pack = try CountryPacks.load("LV")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let ledger = try Ledger.open("\(folder)/template.kase", creating: true)
    let surroundings = Self.surroundings(life: 0)
    let setup = BranchSetup(ledger: ledger, surroundings: surroundings)
    try await setup.initialise(
      BranchSetup.Particulars(
        code: "DRILL", legalName: "Drill", registration: "", registers: [Self.register],
        country: pack.code, cashStep: .zero(pack.currency)), pack: pack)
    let list = try CatalogueFile.read(
      CountryPacks.demoCatalogue, named: "services.csv", pack: pack)
    _ = try await setup.importCatalogue(list.services, by: Self.cashier.person)
    let counter = Counter(
      ledger: ledger, pack: pack, terminals: [:], limits: .none, surroundings: surroundings)
    _ = try await counter.openShift(
      try Self.envelope("open_shift", #"{"count":{"100.00":1}}"#, key: "open"))
    try ledger.close()
  }

  /// A ledger of its own for a case. - Returns: its path.
  func copy(for name: String) throws -> String {
    let path = "\(folder)/\(name).kase"
    try FileManager.default.copyItem(atPath: template, toPath: path)
    return path
  }

  /// Removes the ledger of a case, and what lies beside it.
  func remove(_ path: String) {
    for ending in ["", "-wal", "-shm", "-reserve", "-lock", ".lock"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
  }

  /// A clock that goes with the machine's from `start`, and names that no other life makes.
  static func surroundings(life: Int) -> Surroundings {
    let begin = Monotonic.milliseconds()
    let names = Counted()
    return Surroundings(
      now: {
        Moment(
          milliseconds: start.milliseconds + Int64(Monotonic.milliseconds() - begin),
          offsetSeconds: start.offsetSeconds)
      }, newName: { "d\(life)\(1_000_000 + names.next())" })
  }

  static func envelope(_ kind: String, _ request: String, key: String) throws -> Envelope {
    Envelope(
      kind: kind, key: key, request: try JSON(parsing: request), actor: cashier,
      register: register, at: start)
  }
}
