package import Amounts
import CanonicalJSON
import Commerce
import Crypto
import Foundation
package import LedgerStore
import Synchronization

/// Knows who is at the door: sign-in by PIN or passphrase, sessions, counter devices, locks.
package actor Doorkeeper {
  private let people: PeopleStore
  private let ledger: Ledger
  private let hasher: SecretHasher
  private let surroundings: Surroundings
  /// When a subject failed last, by a clock that nobody can set; a restart begins the wait anew.
  private var lastFailure: [String: ContinuousClock.Instant] = [:]
  private var sessions: [[UInt8]: Session] = [:]
  private let started = ContinuousClock.now

  /// Somebody who is signed in.
  package struct Session: Hashable, Sendable {
    /// Who, with their roles and register.
    package let actor: Actor
    let created: Int64
    var used: Int64
    var stored: Int64
    let expires: Int64
    let idleMilliseconds: Int64
  }

  /// A doorkeeper with the pepper of the secrets, 32 bytes.
  package init(
    people: PeopleStore, ledger: Ledger, pepper: [UInt8], surroundings: Surroundings
  ) {
    self.people = people
    self.ledger = ledger
    self.surroundings = surroundings
    hasher = SecretHasher(pepper: pepper)
  }

  private var now: Int64 { surroundings.now().milliseconds }

  // MARK: Signing in

  /// How somebody proves who they are.
  package enum Proof: Sendable {
    /// A PIN at a registered counter device, by the device's token.
    case pin(String, device: String)
    /// A passphrase, from anywhere.
    case passphrase(String)
    /// A PIN or a passphrase at the machine's own console, by somebody who can read the key files.
    case console(String)
  }

  /// Signs somebody in.
  ///
  /// - Returns: the token of the session, shown once, and who it is.
  /// - Throws: `auth.*`.
  package func signIn(_ person: String, _ proof: Proof) async throws -> (String, Actor) {
    let actor = try await prove(person, proof)
    let token = Self.newToken("s")
    let isCounter = actor.register != nil
    let hour: Int64 = 3_600_000
    let session = Session(
      actor: actor, created: now, used: now, stored: now,
      expires: now + (isCounter ? 12 : 8) * hour, idleMilliseconds: hour / (isCounter ? 12 : 4))
    let hash = sha256(Array(token.utf8))
    try await store(session, hash)
    sessions[hash] = session
    try await note("sec.signed_in", actor)
    return (token, actor)
  }

  /// Proves who somebody is, without signing them in; for second persons.
  ///
  /// - Throws: `auth.*`.
  package func prove(_ name: String, _ proof: Proof) async throws -> Actor {
    let device = try await self.device(proof)
    let subject = "\(name)@\(device?.holder ?? "anywhere")"
    try await checkLock(subject, device?.holder)
    let record = try await people.person(name)
    let usable = record?.isDisabled == false ? record : nil
    let matches =
      switch proof {
      case .pin(let pin, _): try await hasher.matches(pin, .pin, usable?.pin)
      case .passphrase(let text):
        try await hasher.matches(
          text.precomposedStringWithCompatibilityMapping, .passphrase,
          usable?.passphrase)
      case .console(let text): try await matchesAny(text, usable)
      }
    guard matches, let usable else {
      try await countFailure(subject, device?.holder, name)
      throw Refusal(.authRefused)
    }
    try await people.clearFailures(of: subject)
    lastFailure[subject] = nil
    let register = device.map { RegisterID(trusted: $0.register) }
    return Actor(
      person: PersonID(trusted: name), roles: Set(usable.roles.compactMap(Role.init)),
      register: register)
  }

  private func matchesAny(_ secret: String, _ person: PersonRecord?) async throws -> Bool {
    if try await hasher.matches(secret, .pin, person?.pin) { return true }
    return try await hasher.matches(
      secret.precomposedStringWithCompatibilityMapping, .passphrase, person?.passphrase)
  }

  private func device(_ proof: Proof) async throws -> TokenRecord? {
    guard case .pin(_, let token) = proof else { return nil }
    let record = try await people.token(sha256(Array(token.utf8)), .device)
    guard let record, record.expires > now else { throw Refusal(.authDeviceRequired) }
    return record
  }

  // MARK: Locks

  /// Seconds to wait after so many failures of a person at a device; nothing without a wait.
  static func waitSeconds(after failures: Int) -> Int? {
    switch failures {
    case ..<4: nil
    case 4: 5
    case 5: 15
    case 6: 60
    case 7: 300
    case 8: 900
    default: 1800
    }
  }

  private static let lockedAfter = 10
  private static let deviceFailuresMax = 20

  private func checkLock(_ subject: String, _ device: String?) async throws {
    let failures = try await people.failures(of: subject).count
    if failures >= Self.lockedAfter { throw Refusal(.authLocked) }
    if let device {
      let atDevice = try await people.failures(of: "device \(device)")
      let isRecent = atDevice.since > now - 3_600_000
      if atDevice.count >= Self.deviceFailuresMax, isRecent { throw Refusal(.authLocked) }
    }
    guard let seconds = Self.waitSeconds(after: failures) else { return }
    let since = lastFailure[subject] ?? started
    let rest = Duration.seconds(seconds) - (ContinuousClock.now - since)
    guard rest > .zero else { return }
    throw Refusal(.authLocked, ["seconds": String(rest.components.seconds + 1)])
  }

  private func countFailure(_ subject: String, _ device: String?, _ name: String) async throws {
    lastFailure[subject] = .now
    let count = try await people.countFailure(of: subject, at: now, windowStart: 0)
    if let device {
      _ = try await people.countFailure(
        of: "device \(device)", at: now, windowStart: now - 3_600_000)
    }
    guard count >= 4 else { return }
    let event = count >= Self.lockedAfter ? "sec.locked" : "sec.refused"
    try await note(
      event, Actor.system, ["person": String(name.prefix(64)), "failures": String(count)])
  }

  /// Lets a locked person try again; by somebody with the right, not by themselves.
  ///
  /// - Throws: `auth.forbidden`, `approval.same_person`.
  package func unlock(_ name: String, device: String, by actor: Actor) async throws {
    guard actor.may(.approve) else { throw Refusal(.authForbidden) }
    guard actor.person.text != name else { throw Refusal(.approvalSamePerson) }
    try await people.clearFailures(of: "\(name)@\(device)")
    lastFailure["\(name)@\(device)"] = nil
    try await note("sec.unlocked", actor, ["person": name])
  }

  // MARK: Sessions

  /// Who a token belongs to. - Throws: `auth.required` for a token that is unknown or has ended.
  package func authenticate(_ token: String) async throws -> Actor {
    let hash = sha256(Array(token.utf8))
    if sessions[hash] == nil { sessions[hash] = try await stored(hash) }
    guard var session = sessions[hash] else { throw Refusal(.authRequired) }
    guard now < session.expires, now - session.used < session.idleMilliseconds else {
      try await end(hash)
      throw Refusal(.authRequired)
    }
    session.used = max(session.used, now)
    // The database learns of a use once a minute; a restart in between costs nobody their session.
    if session.used - session.stored > 60_000 {
      session.stored = session.used
      try await store(session, hash)
    }
    sessions[hash] = session
    return session.actor
  }

  private func stored(_ hash: [UInt8]) async throws -> Session? {
    guard let token = try await people.token(hash, .session),
      let person = try await people.person(token.holder), !person.isDisabled
    else { return nil }
    let isCounter = !token.register.isEmpty
    let actor = Actor(
      person: PersonID(trusted: person.id), roles: Set(person.roles.compactMap(Role.init)),
      register: isCounter ? RegisterID(trusted: token.register) : nil)
    return Session(
      actor: actor, created: token.created, used: token.used, stored: token.used,
      expires: token.expires, idleMilliseconds: 3_600_000 / (isCounter ? 12 : 4))
  }

  private func store(_ session: Session, _ hash: [UInt8]) async throws {
    try await people.save(
      TokenRecord(
        hash: hash, holder: session.actor.person.text,
        register: session.actor.register?.text ?? "", created: session.created,
        used: session.used, expires: session.expires), .session)
  }

  private func end(_ hash: [UInt8]) async throws {
    sessions[hash] = nil
    try await people.endTokens(.session, hash: hash)
  }

  /// Ends a session.
  package func signOut(_ token: String) async throws {
    let hash = sha256(Array(token.utf8))
    let actor = sessions[hash]?.actor
    try await end(hash)
    if let actor { try await note("sec.signed_out", actor) }
  }

  // MARK: People and devices

  /// Adds a person and draws a PIN, shown once; sets a passphrase where one is given.
  ///
  /// - Throws: `person.exists`, `person.secret_too_weak`.
  package func add(
    _ id: PersonID, displayName: String, roles: [Role], passphrase: String?, by actor: Actor
  ) async throws -> String {
    // What Kase does of itself, and what is read at the console, bears these names.
    guard !["system", "console"].contains(id.text),
      try await people.person(id.text) == nil
    else { throw Refusal(.personExists) }
    let pin = Self.newPIN()
    var record = PersonRecord(
      id: id.text, displayName: displayName, roles: roles.map(\.rawValue).sorted())
    record.pin = try await hasher.record(pin, .pin, salt: Self.random(16))
    if let passphrase { record.passphrase = try await verifier(of: passphrase) }
    try await people.save(record)
    try await note(
      "sec.person_added", actor,
      ["person": id.text, "roles": record.roles.joined(separator: ",")])
    return pin
  }

  private func verifier(of passphrase: String) async throws -> SecretRecord {
    let text = passphrase.precomposedStringWithCompatibilityMapping
    guard text.count >= 15, text.utf8.count <= 256 else {
      throw Refusal(.secretTooWeak, at: "passphrase", ["reason": "15–256"])
    }
    return try await hasher.record(text, .passphrase, salt: Self.random(16))
  }

  /// Draws a new PIN for a person, shown once; their sessions end.
  ///
  /// - Throws: `person.unknown`.
  package func redrawPIN(of id: PersonID, by actor: Actor) async throws -> String {
    guard var record = try await people.person(id.text) else { throw Refusal(.personUnknown) }
    let pin = Self.newPIN()
    record.pin = try await hasher.record(pin, .pin, salt: Self.random(16))
    try await people.save(record)
    try await endSessions(of: id)
    try await note("sec.pin_drawn", actor, ["person": id.text])
    return pin
  }

  /// Lets a person sign in no more, or again; their sessions end.
  ///
  /// - Throws: `person.unknown`.
  package func setDisabled(_ isDisabled: Bool, _ id: PersonID, by actor: Actor) async throws {
    guard var record = try await people.person(id.text) else { throw Refusal(.personUnknown) }
    record.isDisabled = isDisabled
    try await people.save(record)
    try await endSessions(of: id)
    try await note(
      isDisabled ? "sec.person_disabled" : "sec.person_enabled", actor, ["person": id.text])
  }

  private func endSessions(of id: PersonID) async throws {
    try await people.endTokens(.session, holder: id.text)
    sessions = sessions.filter { $0.value.actor.person != id }
  }

  /// Registers a counter device.
  ///
  /// - Returns: its token, shown once; valid for 400 days.
  package func registerDevice(_ name: String, at register: RegisterID, by actor: Actor)
    async throws -> String
  {
    let token = Self.newToken("d")
    try await people.save(
      TokenRecord(
        hash: sha256(Array(token.utf8)), holder: name, register: register.text, created: now,
        used: now, expires: now + 400 * 86_400_000), .device)
    try await note(
      "sec.device_registered", actor,
      ["device": name, "register": register.text, "token": String(token.prefix(12))])
    return token
  }

  private func note(_ event: String, _ actor: Actor, _ details: [String: String] = [:])
    async throws
  {
    let at = surroundings.now()
    let entry = JournalEntry(
      kind: event, at: at, register: actor.register, actor: actor.person, key: nil,
      keyHash: [UInt8](repeating: 0, count: 32),
      facts: [
        .event(
          name: event,
          details: .object(
            details.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }))
      ], answer: .null)
    try await ledger.commit { try $0.append(entry) }
  }

  // MARK: Chance

  private static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Six digits that are no pattern and no date.
  static func newPIN() -> String {
    while true {
      var generator = SystemRandomNumberGenerator()
      let digits = (0..<6).map { _ in UInt8.random(in: 0...9, using: &generator) }
      let steps = zip(digits, digits.dropFirst()).map { Int($1) - Int($0) }
      let isRun = Set(steps).count == 1
      let isDate = digits[0] < 4 && digits[2] < 2 || digits[2] < 2 && digits[4] < 4
      if Set(digits).count > 2, !isRun, !isDate, digits != digits.reversed(),
        digits.prefix(3) != digits.suffix(3)
      {
        return digits.map(String.init).joined()
      }
    }
  }

  /// `kase_`, a letter for the kind, and 32 random bytes in base64url.
  static func newToken(_ kind: String) -> String {
    let text = Data(random(32)).base64EncodedString()
    let url = text.replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    return "kase_\(kind)_\(url)"
  }
}
