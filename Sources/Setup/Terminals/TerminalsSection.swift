package import Amounts
package import Devices

/// What the file of settings says of card terminals.
package struct TerminalsSection: Hashable, Sendable {
  /// Where a secret stands: never in the file of settings itself.
  package enum SecretPlace: Hashable, Sendable {
    /// In a variable of the environment.
    case environment(String)
    /// In a file, whose first line it is.
    case file(String)
  }

  /// One terminal.
  package struct Terminal: Hashable, Sendable {
    /// What people call it; the ledger knows it by this name.
    package let name: TerminalID
    /// What is known of its kind, with what this branch sets otherwise.
    package let profile: TerminalProfile
    /// Where it is.
    package let destination: DeviceDestination
    /// The registers whose cards it takes.
    package let registers: [RegisterID]
    /// Where its password stands; nothing for a terminal without one.
    package let password: SecretPlace?
    /// How it calls itself, where the protocol wants that.
    package let number: String?
    /// When the merchant's copy of a slip is printed: `signed` or `always`.
    package let merchantCopy: String
    /// Whether Kase makes the slips where the terminal sends none.
    package let makesSlips: Bool
  }

  /// The words for when a merchant's copy is printed.
  private static let merchantCopies = ["signed", "always"]

  /// The terminals in the order of the file.
  package let terminals: [Terminal]

  /// Nothing is set.
  package static let empty = TerminalsSection(terminals: [])

  private init(terminals: [Terminal]) { self.terminals = terminals }

  /// Takes `terminals` out of a file's fields.
  ///
  /// - Throws: `SetupError` for a destination or a profile that is not known, a register that two
  ///   terminals have, a value that a profile can't have.
  init(_ fields: inout YAMLFields) throws(SetupError) {
    var terminals: [Terminal] = []
    if fields.optional("terminals") != nil {
      for node in try fields.list("terminals") {
        var section = try YAMLFields(node, file: fields.file)
        let terminal = try Self.terminal(&section)
        if let reason = Self.clash(terminal, terminals) { throw fields.fault(node, reason) }
        terminals.append(terminal)
      }
    }
    self.terminals = terminals
  }

  /// What a terminal may not share with those before it; nothing where all is well.
  private static func clash(_ terminal: Terminal, _ others: [Terminal]) -> String? {
    let registers = terminal.registers + others.flatMap(\.registers)
    if let twice = registers.first(where: { one in registers.count { $0 == one } > 1 }) {
      return "the register \(twice.text) stands there twice"
    }
    if others.contains(where: { $0.name == terminal.name }) {
      return "two terminals are called \(terminal.name.text)"
    }
    let isReal = terminal.destination != .simulated
    if isReal, others.contains(where: { $0.destination == terminal.destination }) {
      return "two terminals are at the same place"
    }
    return nil
  }

  private static func terminal(_ section: inout YAMLFields) throws(SetupError) -> Terminal {
    let name: TerminalID = try section.value("name") { try TerminalID($0) }
    let profile = try profile(&section)
    let destination: DeviceDestination = try section.value("to", place)
    guard (destination == .simulated) == (profile.language == .simulated) else {
      throw section.fault(
        try section.node("to"), "only a terminal of the protocol simulated is simulated")
    }
    let nodes = try section.list("registers")
    let reader = section
    let registers: [RegisterID] = try nodes.map { (node) throws(SetupError) in
      try reader.value(of: node, "a register") { try RegisterID($0) }
    }
    let number = section.optional("number") == nil ? nil : try section.text("number")
    if profile.language == .nexo, number == nil {
      throw section.fault(
        try section.node("protocol"), "a nexo terminal needs its number: its POIID")
    }
    let password = try password(&section)
    let (copy, makes) = try slips(&section)
    try section.finish()
    return Terminal(
      name: name, profile: profile, destination: destination, registers: registers,
      password: password, number: number, merchantCopy: copy, makesSlips: makes)
  }

  /// A place that answers: bytes only go into a file, nothing comes back.
  private static func place(_ text: String) -> DeviceDestination? {
    guard let destination = DeviceDestination(text) else { return nil }
    if case .file = destination { return nil }
    return destination
  }

  /// The profile of a terminal's kind, with what this branch sets otherwise.
  private static func profile(_ section: inout YAMLFields) throws(SetupError) -> TerminalProfile {
    let language: TerminalProfile.Language = try section.value("protocol") {
      TerminalProfile.Language(rawValue: $0)
    }
    var name = language.rawValue
    if section.optional("profile") != nil {
      name = try section.value("profile") { TerminalProfiles.ids.contains($0) ? $0 : nil }
    }
    var profile =
      language == .simulated
      ? TerminalProfile.simulated : try TerminalProfiles.load(name)
    guard profile.language == language else {
      throw section.fault(
        try section.node("protocol"), "the profile \(name) speaks \(profile.language.rawValue)")
    }
    guard section.optional("override") != nil else { return profile }
    var overrides = try section.fields("override")
    for key in overrides.names {
      guard key != "protocol", let field = TerminalFields.named(key) else {
        throw overrides.fault(try overrides.node(key), "\(key) is not known here")
      }
      try overrides.take(field, into: &profile)
    }
    return profile
  }

  private static func password(_ section: inout YAMLFields) throws(SetupError) -> SecretPlace? {
    let variable = section.optional("password_env")
    let file = section.optional("password_file")
    if variable != nil, let file {
      throw section.fault(file, "a password stands in one place")
    }
    if variable != nil { return .environment(try section.text("password_env")) }
    return file == nil ? nil : .file(try section.text("password_file"))
  }

  private static func slips(_ section: inout YAMLFields) throws(SetupError)
    -> (merchantCopy: String, makes: Bool)
  {
    guard section.optional("slips") != nil else { return (merchantCopies[0], true) }
    var slips = try section.fields("slips")
    var copy = merchantCopies[0]
    var makes = true
    if slips.optional("merchant_copy") != nil {
      copy = try slips.value("merchant_copy") { merchantCopies.contains($0) ? $0 : nil }
    }
    if slips.optional("own") != nil { makes = try slips.flag("own") }
    try slips.finish()
    return (copy, makes)
  }
}

extension TerminalProfile {
  /// A terminal that a simulator stands in for.
  fileprivate static var simulated: TerminalProfile {
    var profile = TerminalProfile(id: "simulated", vendor: "Kase", model: "simulated")
    profile.language = .simulated
    return profile
  }
}
