import Amounts
package import CanonicalJSON
package import Commerce
package import Devices
package import LedgerStore
import PrinterLanguages

/// The technician's bench: which devices a branch has, how they are, what they have been through.
package struct Bench: Sendable {
  /// The printers.
  package let printers: [PrintStation]
  /// The terminals.
  package let terminals: [TerminalStation]
  /// Watches over them.
  package let watch: DeviceWatch
  /// What happened to them.
  package let store: DeviceStore
  private let counter: Counter

  /// A bench for devices.
  ///
  /// - Parameter counter: the use cases, whose sales come before any question to a terminal.
  package init(
    counter: Counter, printers: [PrintStation], terminals: [TerminalStation],
    watch: DeviceWatch, store: DeviceStore
  ) {
    self.counter = counter
    self.printers = printers
    self.terminals = terminals
    self.watch = watch
    self.store = store
  }

  private func now() -> Int64 { counter.surroundings.now().milliseconds }

  /// A device of the branch.
  enum Device {
    case printer(PrintStation)
    case terminal(TerminalStation)

    var name: String {
      switch self {
      case .printer(let station): station.name
      case .terminal(let station): station.name
      }
    }

    var registers: [RegisterID] {
      switch self {
      case .printer(let station): station.registers
      case .terminal(let station): station.registers
      }
    }
  }

  private var devices: [Device] { printers.map(Device.printer) + terminals.map(Device.terminal) }

  /// A device by its name. - Throws: `device.unknown`.
  func device(_ name: String) throws(Refusal) -> Device {
    guard let device = devices.first(where: { $0.name == name }) else {
      throw Refusal(.deviceUnknown, ["device": name])
    }
    return device
  }

  private func require(_ actor: Actor) throws(Refusal) {
    guard actor.may(.testDevices) else {
      throw Refusal(.authForbidden, ["right": Right.testDevices.rawValue])
    }
  }

  /// Asks a terminal how it is, and notes the answer; not while it is at work for a sale.
  package func look(at station: TerminalStation) async {
    let health = await counter.whileIdle(station.terminal.id) { await station.terminal.health() }
    guard let health else { return }
    await watch.note(station.name, DeviceCondition(health))
  }

  /// Who a terminal is, or why it does not tell; not while it is at work for a sale.
  private func identity(of station: TerminalStation) async -> JSON.Member {
    let told = await counter.whileIdle(station.terminal.id) {
      () -> Result<TerminalIdentity, DeviceError> in
      do throws(DeviceError) { return .success(try await station.terminal.identify()) } catch {
        return .failure(error)
      }
    }
    switch told {
    case .success(let identity): return .init("identity", Self.identity(identity))
    case .failure(let error): return .init("fault", .string(error.message))
    case nil: return .init("fault", .string("a payment is under way"))
    }
  }

  // MARK: - What people ask

  /// All devices, each with how it was last and how old that knowledge is.
  ///
  /// A counter sees the devices of its register; who may test devices sees all.
  package func list(for actor: Actor) async -> JSON {
    var rows: [JSON] = []
    for device in devices {
      let isMine = actor.register.map(device.registers.contains) ?? false
      guard isMine || actor.may(.testDevices) else { continue }
      rows.append(.object(await summary(of: device)))
    }
    return .object([.init("devices", .array(rows))])
  }

  /// A device with its history.
  ///
  /// - Throws: `device.unknown`, `auth.forbidden`, `LedgerError`.
  package func show(_ name: String, for actor: Actor) async throws -> JSON {
    try require(actor)
    let device = try device(name)
    let events = try await store.events(of: name)
    let recent = events.suffix(20).reversed().map(Self.event)
    return .object(
      await summary(of: device) + [
        .init("history", Self.history(DeviceHistory(events, now: now()))),
        .init("events", .array(recent)),
      ])
  }

  /// Asks a device now, and notes what it says.
  ///
  /// - Throws: `device.unknown`, `auth.forbidden`.
  package func probe(_ name: String, for actor: Actor) async throws -> JSON {
    try require(actor)
    let device = try device(name)
    switch device {
    case .printer:
      // The queue alone talks to a printer; what it last heard is what is known.
      return .object(await summary(of: device))
    case .terminal(let station):
      await look(at: station)
      var members = await summary(of: device)
      members.append(await identity(of: station))
      return .object(members)
    }
  }

  /// A device's passport: who it is, what it can do, what it has been through; made anew and kept.
  ///
  /// - Throws: `device.unknown`, `auth.forbidden`, `LedgerError`.
  package func passport(_ name: String, for actor: Actor) async throws -> JSON {
    try require(actor)
    var members: [JSON.Member] = [.init("device", .string(name))]
    members.append(.init("made_at", .string(Moment(milliseconds: now(), offsetSeconds: 0).rfc3339)))
    switch try device(name) {
    case .printer(let station): members += Self.profile(station.printer.profile)
    case .terminal(let station):
      members.append(.init("kind", .string("terminal")))
      members.append(.init("protocol", .string(station.language.rawValue)))
      members.append(.init("place", .string(station.place)))
      members.append(await identity(of: station))
    }
    members += try await Self.history(of: name, in: store, software: members, now: now())
    let passport = JSON.object(members)
    try await store.keep(passport: passport.canonicalText, of: name, at: now())
    return passport
  }

  /// What a passport says of a device's past: faults, times between them, and the software that it
  /// had at the last passport where it has another one now.
  ///
  /// - Parameters:
  ///   - members: the passport so far; `software` in it, or in its `identity`, is compared.
  ///   - now: the time in milliseconds since 1970.
  /// - Throws: `LedgerError`.
  package static func history(
    of name: String, in store: DeviceStore, software members: [JSON.Member], now: Int64
  ) async throws -> [JSON.Member] {
    let events = try await store.events(of: name)
    var result: [JSON.Member] = [
      .init("history", history(DeviceHistory(events, now: now)))
    ]
    let before = try await store.passport(of: name).flatMap { try? JSON(parsing: $0.body) }
    func software(_ json: JSON?) -> JSON? { json?["software"] ?? json?["identity"]?["software"] }
    if let earlier = software(before), let present = software(.object(members)),
      earlier != present
    {
      // What changed since the last passport deserves a look before the counter opens.
      result.append(.init("software_before", earlier))
    }
    return result
  }

  /// What went over a terminal's wire lately, the oldest first; secrets are masked.
  ///
  /// - Throws: `device.unknown`, `device.no_trace`, `auth.forbidden`.
  package func trace(_ name: String, for actor: Actor) throws(Refusal) -> JSON {
    try require(actor)
    guard case .terminal(let station) = try device(name), let trace = station.trace else {
      throw Refusal(.deviceNoTrace, ["device": name])
    }
    return .object([
      .init("device", .string(name)),
      .init("entries", .array(trace.entries.map(\.json))),
    ])
  }

  /// Lets a terminal examine itself.
  ///
  /// - Throws: `device.unknown`, `auth.forbidden`, `device.unsupported` for a printer: a test page
  ///   is its test.
  package func diagnose(_ name: String, for actor: Actor) async throws(Refusal) -> JSON {
    try require(actor)
    guard case .terminal(let station) = try device(name) else {
      throw Refusal(.deviceUnsupported, ["device": name])
    }
    let said = Statements()
    let witness = CardWitness(store: { await said.add($0.lines) }, record: { _ in })
    var members: [JSON.Member] = [.init("device", .string(name))]
    let told = await counter.whileIdle(station.terminal.id) { () -> DeviceCondition in
      do throws(DeviceError) {
        try await station.terminal.diagnose(witness: witness)
        return .ready
      } catch { return DeviceCondition(error) }
    }
    if let told { await watch.note(name, told) }
    members += (told ?? .busy(words: "a payment is under way")).members
    members.append(.init("lines", .array(await said.lines.map(JSON.string))))
    return .object(members)
  }

  /// The lines that a terminal printed while it was examined.
  private actor Statements {
    private(set) var lines: [String] = []
    func add(_ more: [String]) { lines += more }
  }

  // MARK: - Views

  private func summary(of device: Device) async -> [JSON.Member] {
    var members: [JSON.Member] = [.init("device", .string(device.name))]
    switch device {
    case .printer(let station):
      members.append(.init("kind", .string("printer")))
      members.append(.init("profile", .string(station.printer.profile.id)))
    case .terminal(let station):
      members.append(.init("kind", .string("terminal")))
      members.append(.init("protocol", .string(station.language.rawValue)))
      members.append(.init("place", .string(station.place)))
    }
    members.append(
      .init("registers", .array(device.registers.map { .string($0.text) })))
    guard let sighting = await watch.sighting(of: device.name) else {
      return members + [.init("state", .string("unknown"))]
    }
    return members + sighting.condition.members + [
      .init("since", .string(Moment(milliseconds: sighting.since, offsetSeconds: 0).rfc3339)),
      .init("age_seconds", .integer(max(0, now() - sighting.seen) / 1_000)),
    ]
  }

  private static func identity(_ identity: TerminalIdentity) -> JSON {
    .object([
      .init("number", .string(identity.number)), .init("model", .string(identity.model)),
      .init("serial", .string(identity.serial)), .init("software", .string(identity.software)),
      .init("capabilities", .array(identity.capabilities.map(JSON.string))),
    ])
  }

  private static func profile(_ profile: PrinterProfile) -> [JSON.Member] {
    [
      .init("kind", .string("printer")), .init("profile", .string(profile.id)),
      .init("vendor", .string(profile.vendor)), .init("model", .string(profile.model)),
      .init("language", .string(profile.language.rawValue)),
      .init("columns", .integer(Int64(profile.columns))),
      .init("answers", .bool(profile.isBidirectional)),
      .init("confirmation", .string("\(profile.confirmation)")),
    ]
  }

  private static func history(_ history: DeviceHistory) -> JSON {
    var members: [JSON.Member] = []
    if let since = history.since {
      members.append(
        .init("since", .string(Moment(milliseconds: since, offsetSeconds: 0).rfc3339)))
    }
    members.append(.init("ready_seconds", .integer(history.readyMilliseconds / 1_000)))
    members.append(.init("fault_seconds", .integer(history.faultMilliseconds / 1_000)))
    if let mean = history.meanTimeBetweenFaults {
      members.append(.init("mean_seconds_between_faults", .integer(mean / 1_000)))
    }
    let faults = history.faults.sorted { $0.key < $1.key }
    members.append(
      .init("faults", .object(faults.map { .init($0.key, .integer(Int64($0.value))) })))
    return .object(members)
  }

  private static func event(_ event: DeviceEvent) -> JSON {
    .object([
      .init("at", .string(Moment(milliseconds: event.at, offsetSeconds: 0).rfc3339)),
      .init("what", .string(event.kind.rawValue)), .init("code", .string(event.code)),
      .init("words", .string(event.words)),
    ])
  }
}

extension DeviceTrace.Entry {
  /// The piece for a machine: time, direction, hexadecimal bytes, words.
  package var json: JSON {
    .object([
      .init("at", .integer(at)), .init("direction", .string(direction.rawValue)),
      .init("hex", .string(bytes.hexadecimal)), .init("words", .string(words)),
    ])
  }
}
