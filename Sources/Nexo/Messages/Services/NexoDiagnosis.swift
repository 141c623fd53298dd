/// The terminal examines itself (Diagnosis).
package enum NexoDiagnosis {
  /// What the till asks for.
  package struct Request: Hashable, Sendable, NexoPart {
    /// Whether the line to the acquirers is tried, too.
    package let asksHosts: Bool

    /// A question.
    package init(asksHosts: Bool) { self.asksHosts = asksHosts }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(asksHosts: try fields.flag("HostDiagnosisFlag") ?? false)
    }

    var json: NexoJSON { .members(["HostDiagnosisFlag": .bool(asksHosts)]) }
  }

  /// The state of a terminal as a whole (GlobalStatus).
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case ok = "OK"
    case busy = "Busy"
    case maintenance = "Maintenance"
    case unreachable = "Unreachable"
  }

  /// An acquirer, and whether it answers (HostStatus).
  package struct Host: Hashable, Sendable, NexoPart {
    /// The acquirer's name.
    package let acquirer: String
    /// Whether it answers.
    package let isReachable: Bool

    /// An acquirer.
    package init(acquirer: String, isReachable: Bool) {
      self.acquirer = acquirer
      self.isReachable = isReachable
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        acquirer: try fields.text("AcquirerID") ?? "",
        isReachable: try fields.flag("IsReachableFlag") ?? true)
    }

    var json: NexoJSON {
      .members(["AcquirerID": .string(acquirer), "IsReachableFlag": .bool(isReachable)])
    }
  }

  /// What the terminal says.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How the examination went.
    package let response: NexoResponse
    /// The tills that are logged in.
    package let tills: [String]
    /// The state as a whole; nothing where it is not told.
    package let status: Status?
    /// `OK`, `PaperLow`, `NoPaper`, `PaperJam`, `OutOfOrder`; nothing where there is no printer.
    package let printer: String?
    /// The acquirers that were tried.
    package let hosts: [Host]

    /// An answer.
    package init(
      _ response: NexoResponse, tills: [String] = [], status: Status? = nil,
      printer: String? = nil, hosts: [Host] = []
    ) {
      self.response = response
      self.tills = tills
      self.status = status
      self.printer = printer
      self.hosts = hosts
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      let status = try fields.fields("POIStatus")
      self.init(
        try fields.needed(part: "Response"), tills: try fields.texts("LoggedSaleID"),
        status: try status?.word("GlobalStatus"), printer: try status?.text("PrinterStatus"),
        hosts: try fields.parts("HostStatus"))
    }

    var json: NexoJSON {
      .members([
        "Response": response.json, "LoggedSaleID": .list(tills.map { .string($0) }),
        "POIStatus": status.map {
          .members(["GlobalStatus": .string($0.rawValue), "PrinterStatus": .text(printer)])
        },
        "HostStatus": .list(hosts.map(\.json)),
      ])
    }
  }
}
