import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import Operations

extension RouteTable {
  static let door: [Route] = [
    Route(.get, "/v1/health", "Whether the server answers and its ledger can be read", isOpen: true)
    {
      call in
      JSONResponse.make(try await call.services.counter.health())
    },
    Route(
      .post, "/v1/sign-in", "Sign in by PIN at a counter device, or by passphrase",
      body: Forms.signIn, isOpen: true, isSignIn: true
    ) { try await signIn($0) },
    Route(.post, "/v1/sign-out", "Sign out") { call in
      let header = call.request.headers[.authorization]?.dropFirst(7)
      let token = header.map(String.init) ?? SessionCookie.token(in: call.request)
      if let token { try await call.services.doorkeeper.signOut(token) }
      var response = JSONResponse.make(.object([.init("signed_in", .bool(false))]))
      response.headers[.setCookie] = SessionCookie.cleared
      return response
    },
    Route(.get, "/v1/me", "Who is signed in, and what they may do") { call in
      JSONResponse.make(person(try call.actor()))
    },
    Route(
      .post, "/v1/catalogue", "Take over a price list (CSV)", body: Forms.catalogue
    ) { try await importCatalogue($0) },
    Route(
      .post, "/v1/people", "Add a person; the answer shows their PIN once", body: Forms.person
    ) { try await addPerson($0) },
  ]

  private static func signIn(_ call: Call) async throws -> Response {
    var reader = try RequestReader(call.body, call.services.counter.pack.currency)
    let person = try reader.text("person")
    let pin = try reader.optionalText("pin")
    let device = try reader.optionalText("device")
    let passphrase = try reader.optionalText("passphrase")
    try reader.finish()
    let proof: Doorkeeper.Proof
    if let passphrase {
      proof = .passphrase(passphrase)
    } else if let pin {
      // A PIN alone is never enough: it counts only at a registered device.
      guard let device else { throw Refusal(.authDeviceRequired, at: "device") }
      proof = .pin(pin, device: device)
    } else {
      throw Refusal(.requestMemberMissing, at: "pin", ["member": "pin"])
    }
    let (token, actor) = try await call.services.doorkeeper.signIn(person, proof)
    var response = JSONResponse.make(
      self.person(actor).merging(.object([.init("token", .string(token))])))
    response.headers[.setCookie] = SessionCookie.header(token)
    return response
  }

  private static func person(_ actor: Actor) -> JSON {
    let rights = Right.allCases.filter(actor.may).map { JSON.string($0.rawValue) }
    return .object([
      .init("person", .string(actor.person.text)),
      .init("roles", .array(actor.roles.map(\.rawValue).sorted().map(JSON.string))),
      .init("rights", .array(rights)),
      .init("register", actor.register.map { .string($0.text) } ?? .null),
    ])
  }

  private static func importCatalogue(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    try call.services.counter.require(.manageCatalogue, actor)
    guard case .object(let members) = call.body else { throw Refusal(.requestMemberType) }
    if let unknown = members.first(where: { $0.name != "csv" }) {
      throw Refusal(.requestMemberUnknown, at: unknown.name, ["member": unknown.name])
    }
    guard case .string(let csv)? = call.body["csv"] else {
      throw Refusal(.requestMemberMissing, at: "csv", ["member": "csv"])
    }
    let changed = try await call.services.setup.importCatalogue(
      csv: csv, pack: call.services.counter.pack, by: actor.person)
    return JSONResponse.make(.object([.init("changed", .integer(Int64(changed)))]))
  }

  private static func addPerson(_ call: Call) async throws -> Response {
    let actor = try call.actor()
    try call.services.counter.require(.managePeople, actor)
    let body = call.body.without(["roles"])
    var reader = try RequestReader(body, call.services.counter.pack.currency)
    let id: PersonID = try reader.identifier("person")
    let name = try reader.text("name")
    let passphrase = try reader.optionalText("passphrase")
    try reader.finish()
    guard case .array(let names)? = call.body["roles"], !names.isEmpty else {
      throw Refusal(.requestMemberMissing, at: "roles", ["member": "roles"])
    }
    let roles = try names.map { value throws(Refusal) -> Role in
      guard case .string(let text) = value, let role = Role(rawValue: text) else {
        throw Refusal(.requestValueInvalid, at: "roles")
      }
      return role
    }
    let pin = try await call.services.doorkeeper.add(
      id, displayName: name, roles: roles, passphrase: passphrase, by: actor)
    return JSONResponse.make(
      .object([.init("person", .string(id.text)), .init("pin", .string(pin))]))
  }
}
