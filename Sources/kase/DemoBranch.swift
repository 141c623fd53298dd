import Amounts
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup

/// A branch to try things out with: two registers, a price list, four people, simulated devices.
enum DemoBranch {
  private static let people: [(name: String, roles: [Role])] = [
    ("anna", [.specialist]), ("marta", [.senior]), ("ilze", [.accountant]),
    ("admin", [.administrator]),
  ]

  static func path(in directory: String) -> String { "\(directory)/branch.kase" }

  static func makeIfAbsent(in directory: String) async throws {
    let path = path(in: directory)
    if FileManager.default.fileExists(atPath: path) { return }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let pack = try CountryPacks.load("LV")
    let list = try CatalogueFile.read(
      CountryPacks.demoCatalogue, named: "services.csv", pack: pack)
    let ledger = try Ledger.open(path, creating: true)
    try KeyFiles.create(beside: path)
    let surroundings = Machine.surroundings(timeZone: pack.timeZone)
    let setup = BranchSetup(ledger: ledger, surroundings: surroundings)
    var letterhead = Branch.Letterhead()
    letterhead.vatNumber = "LV40000000000"
    letterhead.address = "Brīvības iela 1, Rīga, LV-1010"
    letterhead.iban = "LV80BANK0000435195001"
    letterhead.contact = "demo@example.com"
    try await setup.initialise(
      BranchSetup.Particulars(
        code: "DEMO", legalName: "Demo SIA", registration: "40000000000",
        registers: ["R1", "R2"].map { RegisterID(trusted: $0) }, country: "LV",
        letterhead: letterhead), pack: pack)
    _ = try await setup.importCatalogue(list.services, by: Actor.system.person)
    try ledger.close()
  }

  /// A new PIN for a person, who is added at the first start.
  private static func draw(_ name: String, _ roles: [Role], _ doorkeeper: Doorkeeper) async throws
    -> String
  {
    let id = PersonID(trusted: name)
    do {
      return try await doorkeeper.redrawPIN(of: id, by: .system)
    } catch let refusal as Refusal where refusal.code == .personUnknown {
      return try await doorkeeper.add(
        id, displayName: name, roles: roles, passphrase: nil, by: .system)
    }
  }

  /// Draws new PINs and device tokens, and says what to try.
  static func welcome(_ doorkeeper: Doorkeeper, _ branch: Branch, port: Int) async throws -> String
  {
    var text = "Kase demo counter on http://127.0.0.1:\(port) (simulated terminal and printer)\n\n"
    var pin = ""
    for person in people {
      let drawn = try await draw(person.name, person.roles, doorkeeper)
      if pin.isEmpty { pin = drawn }
      let roles = person.roles.map(\.rawValue).joined(separator: ", ")
      text += "  \(person.name), \(roles): PIN \(drawn)\n"
    }
    var device = ""
    for register in branch.registers {
      let token = try await doorkeeper.registerDevice(
        "demo-\(register.text)", at: register, by: .system)
      if device.isEmpty { device = token }
      text += "  device of \(register.text): \(token)\n"
    }
    return text + """

      A first sale, in another terminal:

        K=http://127.0.0.1:\(port)/v1
        J='Content-Type: application/json'
        T=$(curl -s $K/sign-in -H "$J" -d '{"person":"anna","pin":"\(pin)",\
      "device":"\(device)"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
        curl -s $K/shifts -H "$J" -H "Authorization: Bearer $T" -H 'Idempotency-Key: open-1' \
      -d '{"count":{"50.00":2}}'
        curl -s $K/sales -H "$J" -H "Authorization: Bearer $T" -H 'Idempotency-Key: sale-1' \
      -d '{"lines":[{"service":"P-101","quantity":"2"}],"tenders":[{"kind":"cash","tendered":"5.00"}]}'

      The description of the API: curl $K/openapi.json. Stop with Ctrl-C.
      """
  }
}
