import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations

/// People who may sign in.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Add people, draw PINs, disable.",
    subcommands: [Add.self, Pin.self, Disable.self, Enable.self, List.self])

  /// Who asks: an administrator, proved at the console.
  struct Asking: ParsableArguments {
    @OptionGroup var file: LedgerOptions
    @Option(name: .customLong("by"), help: "The administrator who asks.") var by: String
    @OptionGroup var output: OutputOptions

    func session() async throws -> (CounterSession, Actor) {
      let session = try CounterSession(ledger: file.ledger)
      let actor = try await session.doorkeeper.prove(by, .console(try Secret.read()))
      try session.counter.require(.managePeople, actor)
      return (session, actor)
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a person; the PIN is shown once.")

    @Argument(help: "The name to sign in by.") var person: String
    @Option(help: "How the person is called.") var name: String?
    @Option(
      help: "A role: specialist, senior, accountant, technician, administrator; may be repeated.")
    var role: [String]
    @Flag(help: "Ask for a passphrase as well, for sign-in away from a counter.")
    var passphrase = false
    @OptionGroup var asking: Asking

    func run() async throws {
      let (session, actor) = try await asking.session()
      let id = try refusing(at: "person") { () throws(AmountError) in try PersonID(person) }
      let roles = try role.map { text in
        guard let role = Role(rawValue: text) else {
          throw Refusal(.requestValueInvalid, at: "role", ["value": text])
        }
        return role
      }
      var phrase: String?
      if passphrase {
        phrase = ProcessInfo.processInfo.environment["KASE_PASSPHRASE"]
        if phrase == nil { phrase = try Secret.read("New passphrase: ") }
      }
      let pin = try await session.doorkeeper.add(
        id, displayName: name ?? person, roles: roles, passphrase: phrase, by: actor)
      asking.output.show(
        .object([.init("person", .string(person)), .init("pin", .string(pin))]))
    }
  }

  struct Pin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw a new PIN for a person; it is shown once.")

    @Argument(help: "The person.") var person: String
    @OptionGroup var asking: Asking

    func run() async throws {
      let (session, actor) = try await asking.session()
      let id = try refusing(at: "person") { () throws(AmountError) in try PersonID(person) }
      let pin = try await session.doorkeeper.redrawPIN(of: id, by: actor)
      asking.output.show(
        .object([.init("person", .string(person)), .init("pin", .string(pin))]))
    }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let a person sign in no more.")

    @Argument(help: "The person.") var person: String
    @OptionGroup var asking: Asking

    func run() async throws { try await set(person, true, asking) }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let a person sign in again.")

    @Argument(help: "The person.") var person: String
    @OptionGroup var asking: Asking

    func run() async throws { try await set(person, false, asking) }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show who may sign in.")

    @OptionGroup var asking: Asking

    func run() async throws {
      _ = try await asking.session()
      let store = try PeopleStore(path: "\(asking.file.ledger)-people")
      let people = try await store.people()
      asking.output.show(
        .array(
          people.map {
            .object([
              .init("person", .string($0.id)), .init("name", .string($0.displayName)),
              .init("roles", .string($0.roles.joined(separator: " "))),
              .init("disabled", .bool($0.isDisabled)),
            ])
          }))
    }
  }

  private static func set(_ person: String, _ isDisabled: Bool, _ asking: Asking) async throws {
    let (session, actor) = try await asking.session()
    let id = try refusing(at: "person") { () throws(AmountError) in try PersonID(person) }
    try await session.doorkeeper.setDisabled(isDisabled, id, by: actor)
    asking.output.show(
      .object([.init("person", .string(person)), .init("disabled", .bool(isDisabled))]))
  }
}

/// Counter devices: the browsers and programs at which a PIN counts.
struct DeviceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "device", abstract: "Register counter devices.", subcommands: [Add.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Register a counter device at a register; its token is shown once.")

    @Argument(help: "What the device is called.") var device: String
    @Option(help: "The register at which it stands.") var register: String
    @OptionGroup var asking: PersonCommand.Asking

    func run() async throws {
      let (session, actor) = try await asking.session()
      let register = try refusing(at: "register") { () throws(AmountError) in
        try RegisterID(self.register)
      }
      guard session.branch.registers.contains(register) else {
        throw Refusal(.registerUnknown, ["register": register.text])
      }
      let token = try await session.doorkeeper.registerDevice(device, at: register, by: actor)
      asking.output.show(
        .object([.init("device", .string(device)), .init("token", .string(token))]))
    }
  }
}
