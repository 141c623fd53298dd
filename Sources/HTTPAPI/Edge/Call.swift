import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import Operations

/// A request that has passed the door: who asks, what, where.
struct Call: Sendable {
  let request: Request
  /// The values of the path's variables.
  let parameters: [String: String]
  /// The body; an empty object where there is none.
  let body: JSON
  /// Who asks; nobody for the few routes that are open.
  let caller: Actor?
  let language: Language
  let services: APIServices

  /// Who asks. - Throws: `auth.required`.
  func actor() throws(Refusal) -> Actor {
    guard let caller else { throw Refusal(.authRequired) }
    return caller
  }

  /// The register at which the caller is signed in. - Throws: `auth.device_required`.
  func register() throws(Refusal) -> RegisterID {
    guard let register = try actor().register else { throw Refusal(.authDeviceRequired) }
    return register
  }

  /// A value of the path. - Throws: `request.path_unknown` for one that is no identifier.
  func parameter<Subject>(_ name: String) throws(Refusal) -> Identifier<Subject> {
    do { return try Identifier(parameters[name] ?? "") } catch {
      throw Refusal(.requestPathUnknown)
    }
  }

  /// A number of the path. - Throws: `request.path_unknown`.
  func number(_ name: String) throws(Refusal) -> Int64 {
    guard let number = Int64(parameters[name] ?? "") else { throw Refusal(.requestPathUnknown) }
    return number
  }

  /// A value of the query.
  func query(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].map(String.init)
  }

  /// A date of the query. - Throws: `request.value_invalid`.
  func date(_ name: String) throws(Refusal) -> BusinessDate? {
    guard let text = query(name) else { return nil }
    return try refusing(at: name) { () throws(AmountError) in try BusinessDate(iso: text) }
  }

  /// The caller's key. - Throws: `request.key_missing`, `request.key_malformed`.
  func key() throws(Refusal) -> String {
    let values = request.headers[values: .idempotencyKey]
    guard let key = values.first, !key.isEmpty else { throw Refusal(.requestKeyMissing) }
    guard values.count == 1, let identifier = try? Identifier<Call>(key) else {
      throw Refusal(.requestKeyMalformed)
    }
    return identifier.text
  }

  /// The command that this request is. - Throws: `auth.*`, `request.*`.
  ///
  /// - Parameter secret: members that are no part of the command.
  func envelope(_ kind: String, office: Bool = false, without secret: Set<String> = [])
    throws(Refusal) -> Envelope
  {
    var approval: ApprovalID?
    if let text = request.headers[.approval] {
      approval = try refusing(at: "Approval") { () throws(AmountError) in try ApprovalID(text) }
    }
    let register = office ? RegisterID(trusted: "office") : try self.register()
    return Envelope(
      kind: kind, key: try key(), request: body.without(secret), actor: try actor(),
      register: register,
      at: services.counter.surroundings.now(), approval: approval)
  }
}

extension HTTPField.Name {
  /// A name that is known to be one.
  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }

  static let idempotencyKey = known("Idempotency-Key")
  static let approval = known("Approval")
  static let host = known("Host")
  static let fetchSite = known("Sec-Fetch-Site")
}
