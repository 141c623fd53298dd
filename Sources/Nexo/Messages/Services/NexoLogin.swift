/// The till tells the terminal who it is (Login).
package enum NexoLogin {
  /// What the till says.
  package struct Request: Hashable, Sendable, NexoPart {
    /// The till's time, RFC 3339.
    package let dateTime: String
    /// Who made the till's software, its name and its version.
    package let software: NexoSoftware
    /// The person at the till; nothing where that stays with the till.
    package let operatorID: String?

    /// A login.
    package init(dateTime: String, software: NexoSoftware, operatorID: String? = nil) {
      self.dateTime = dateTime
      self.software = software
      self.operatorID = operatorID
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        dateTime: try fields.text("DateTime") ?? "",
        software: try fields.needed(part: "SaleSoftware"),
        operatorID: try fields.text("OperatorID"))
    }

    var json: NexoJSON {
      .members([
        "DateTime": .string(dateTime), "SaleSoftware": software.json,
        // A till that shows, prints and keeps slips, with somebody standing at it.
        "SaleTerminalData": .members([
          "TerminalEnvironment": .string("Attended"),
          "SaleCapabilities": .array(
            ["CashierStatus", "CashierError", "PrinterReceipt"].map { .string($0) }),
        ]),
        "OperatorLanguage": .string("en"), "OperatorID": .text(operatorID),
      ])
    }
  }

  /// What the terminal says.
  package struct Response: Hashable, Sendable, NexoPart {
    /// How it went.
    package let response: NexoResponse
    /// Who made the terminal's software; nothing where it does not tell.
    package let software: NexoSoftware?
    /// The device's serial number; nothing where it does not tell.
    package let serial: String?
    /// What it can do, in the protocol's words: `PrinterReceipt`, `MagStripe`, `ICC` ...
    package let capabilities: [String]

    /// An answer to a login.
    package init(
      _ response: NexoResponse, software: NexoSoftware? = nil, serial: String? = nil,
      capabilities: [String] = []
    ) {
      self.response = response
      self.software = software
      self.serial = serial
      self.capabilities = capabilities
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      let system = try fields.fields("POISystemData")
      let terminal = try system?.fields("POITerminalData")
      self.init(
        try fields.needed(part: "Response"), software: try system?.part("POISoftware"),
        serial: try terminal?.text("POISerialNumber"),
        capabilities: try terminal?.texts("POICapabilities") ?? [])
    }

    var json: NexoJSON {
      let terminal = NexoJSON.members([
        "POICapabilities": .list(capabilities.map { .string($0) }),
        "POISerialNumber": .text(serial),
      ])
      let system = NexoJSON.members([
        "POISoftware": software?.json, "POITerminalData": terminal.unlessEmpty,
      ])
      return .members(["Response": response.json, "POISystemData": system.unlessEmpty])
    }
  }
}
