/// The till takes its leave (Logout).
package enum NexoLogout {
  /// What the till says.
  package struct Request: Hashable, Sendable, NexoPart {
    /// Whether the terminal may look after itself now.
    package let allowsMaintenance: Bool

    /// A logout.
    package init(allowsMaintenance: Bool = false) { self.allowsMaintenance = allowsMaintenance }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(allowsMaintenance: try fields.flag("MaintenanceAllowed") ?? false)
    }

    var json: NexoJSON { .members(["MaintenanceAllowed": .bool(allowsMaintenance)]) }
  }

  /// What the terminal says.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse

    /// An answer to a logout.
    package init(_ response: NexoResponse) { self.response = response }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(try fields.needed(part: "Response"))
    }

    var json: NexoJSON { .members(["Response": response.json]) }
  }
}
