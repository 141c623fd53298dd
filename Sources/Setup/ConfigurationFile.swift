package import Amounts

/// What a branch's server is set to, read from one commented file; flags stand above it.
package struct ConfigurationFile: Hashable, Sendable {
  /// How far a role may go alone in one kind of act, in minor units; nothing where there is no
  /// limit.
  package struct Limit: Hashable, Sendable {
    /// For one document.
    package let single: Int64?
    /// For all documents of a person in a shift.
    package let perShift: Int64?
  }

  /// The port on the loopback.
  package let port: Int?
  /// Further host names that are answered, with their ports.
  package let hosts: [String]
  /// Requests a minute that one address may send; 0 for no limit.
  package let requestsPerMinute: Int64?
  /// Limits by the name of the role and the name of the act.
  package let limits: [String: [String: Limit]]
  /// The printers and how they are used.
  package let printing: PrintingSection
  /// The card terminals.
  package let terminals: TerminalsSection

  /// A configuration that sets nothing.
  package static let empty = ConfigurationFile(
    port: nil, hosts: [], requestsPerMinute: nil, limits: [:], printing: .empty,
    terminals: .empty)

  /// Reads a file; an unknown key is refused with its line.
  ///
  /// - Parameters:
  ///   - roles: the names of roles that limits may be set for.
  ///   - acts: the names of acts that limits may be set for.
  /// - Throws: the first fault.
  package static func read(
    _ text: String, named file: String, roles: [String], acts: [String], _ currency: Currency
  ) throws(SetupError) -> ConfigurationFile {
    var fields = try YAMLFields.file(text, named: file)
    var port: Int?
    if fields.optional("port") != nil {
      let number: Int = try fields.value("port") {
        Int($0).flatMap { 1...65_535 ~= $0 ? $0 : nil }
      }
      port = number
    }
    var rate: Int64?
    if fields.optional("requests_per_minute") != nil {
      let number: Int64 = try fields.value("requests_per_minute") {
        Int64($0).flatMap { $0 >= 0 ? $0 : nil }
      }
      rate = number
    }
    var hosts: [String] = []
    if fields.optional("hosts") != nil {
      let nodes = try fields.list("hosts")
      let reader = fields
      hosts = try nodes.map { (node) throws(SetupError) in try reader.text(node, "a host") }
    }
    let limits = try limits(&fields, roles, acts, currency)
    let printing = try PrintingSection(&fields)
    let terminals = try TerminalsSection(&fields)
    try fields.finish()
    return ConfigurationFile(
      port: port, hosts: hosts, requestsPerMinute: rate, limits: limits, printing: printing,
      terminals: terminals)
  }

  private static func limits(
    _ fields: inout YAMLFields, _ roles: [String], _ acts: [String], _ currency: Currency
  ) throws(SetupError) -> [String: [String: Limit]] {
    guard fields.optional("limits") != nil else { return [:] }
    var byRole = try fields.fields("limits")
    var result: [String: [String: Limit]] = [:]
    for role in roles where byRole.optional(role) != nil {
      var byAct = try byRole.fields(role)
      for act in acts where byAct.optional(act) != nil {
        var limit = try byAct.fields(act)
        result[role, default: [:]][act] = Limit(
          single: try amount("single", &limit, currency),
          perShift: try amount("per_shift", &limit, currency))
        try limit.finish()
      }
      try byAct.finish()
    }
    try byRole.finish()
    return result
  }

  /// An amount, or nothing for the word `none`.
  private static func amount(_ name: String, _ fields: inout YAMLFields, _ currency: Currency)
    throws(SetupError) -> Int64?
  {
    let amount: Int64 = try fields.value(name) { text in
      if text == "none" { return -1 }
      let amount = try Money(decimal: text, currency).minorUnits
      return amount >= 0 ? amount : nil
    }
    return amount < 0 ? nil : amount
  }
}
