import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup

/// The options of every command that works on a ledger.
struct LedgerOptions: ParsableArguments {
  @Option(help: "The ledger file.") var ledger: String
}

/// The options of every command that a person carries out at a register.
struct CommandOptions: ParsableArguments {
  @OptionGroup var file: LedgerOptions
  @Option(help: "The register.") var register: String
  @Option(help: "Who acts. The PIN or passphrase is asked for, or taken from KASE_SECRET.")
  var person: String
  @Option(help: "The command's key; the same key is carried out once. Made up if absent.")
  var key: String?
  @OptionGroup var output: OutputOptions

  /// Opens the ledger, proves who the person is, and carries a command out.
  ///
  /// - Parameter printing: whether pages may be queued; the server's printers take them later.
  func run(
    _ kind: String, _ request: JSON, office: Bool = false, printing: Bool = false,
    _ work: (Counter, Envelope) async throws -> JSON
  ) async throws {
    let session = try CounterSession(ledger: file.ledger, printing: printing)
    let name = try refusing(at: "person") { () throws(AmountError) in try PersonID(person) }
    let register = try refusing(at: "register") { () throws(AmountError) in
      try RegisterID(self.register)
    }
    let proved = try await session.doorkeeper.prove(name.text, .console(try Secret.read()))
    let actor = Actor(person: proved.person, roles: proved.roles, register: register)
    let key = try refusing(at: "key") { () throws(AmountError) in
      try Identifier<Envelope>(self.key ?? session.surroundings.newName())
    }
    let envelope = Envelope(
      kind: kind, key: key.text, request: request, actor: actor,
      register: office ? RegisterID(trusted: "office") : register,
      at: session.surroundings.now())
    let answer = try await work(session.counter, envelope)
    try session.ledger.close()
    output.show(answer.merging(.object([.init("key", .string(key.text))])))
  }
}

/// A ledger that one command has open, with its use cases; without devices, which the server owns.
struct CounterSession {
  let ledger: Ledger
  let pack: CountryPack
  let branch: Branch
  let counter: Counter
  let doorkeeper: Doorkeeper
  let surroundings: Surroundings

  init(ledger path: String, printing: Bool = false) throws {
    let (ledger, known) = try Machine.open(path)
    let keys = try KeyFiles(beside: path)
    surroundings = Machine.surroundings(timeZone: known.pack.timeZone)
    self.ledger = ledger
    pack = known.pack
    branch = known.branch
    counter = Counter(
      ledger: ledger, pack: pack, terminals: [:],
      printing: printing ? Set(branch.registers) : [], limits: .standard,
      signer: try CloseSigner(seed: keys.closeSeed), surroundings: surroundings)
    doorkeeper = Doorkeeper(
      people: try PeopleStore(path: "\(path)-people"), ledger: ledger, pepper: keys.pepper,
      surroundings: surroundings)
  }
}

/// Secrets that people type.
enum Secret {
  /// Asks without showing what is typed, or takes KASE_SECRET.
  static func read(_ prompt: String = "PIN or passphrase: ") throws -> String {
    if let secret = ProcessInfo.processInfo.environment["KASE_SECRET"] { return secret }
    guard isatty(0) == 1 else {
      throw ValidationError("give the PIN or passphrase in KASE_SECRET, or at a terminal")
    }
    FileHandle.standardError.write(Data(prompt.utf8))
    var settings = termios()
    unsafe tcgetattr(0, &settings)
    let before = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(0, TCSANOW, &settings)
    defer {
      var restored = before
      unsafe tcsetattr(0, TCSANOW, &restored)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    return readLine() ?? ""
  }
}
