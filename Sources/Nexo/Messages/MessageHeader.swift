/// What stands at the head of every message: its kind, its name, and who talks to whom.
package struct MessageHeader: Hashable, Sendable, NexoPart {
  /// Whom a message concerns.
  package enum Class: String, Hashable, Sendable, CaseIterable {
    case service = "Service"
    case device = "Device"
    case event = "Event"
  }

  /// The direction of a message.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case request = "Request"
    case response = "Response"
    case notification = "Notification"
  }

  /// The version of the protocol that is spoken.
  package static let version = "3.0"

  /// The version; terminals send it with a login and mostly leave it out otherwise.
  package let protocolVersion: String?
  /// Whom the message concerns.
  package let messageClass: Class
  /// What it is about.
  package let category: MessageCategory
  /// Which way it goes.
  package let direction: Direction
  /// The name of the message pair, 1 to 10 characters, unique for 48 hours in a sale system.
  package let serviceID: String?
  /// The name of a pair of device messages, 1 to 10 characters.
  package let deviceID: String?
  /// The name of the till.
  package let saleID: String
  /// The name of the terminal.
  package let poiID: String

  /// A header.
  package init(
    _ messageClass: Class, _ category: MessageCategory, _ direction: Direction,
    serviceID: String?, deviceID: String? = nil, saleID: String, poiID: String,
    protocolVersion: String? = MessageHeader.version
  ) {
    self.messageClass = messageClass
    self.category = category
    self.direction = direction
    self.serviceID = serviceID
    self.deviceID = deviceID
    self.saleID = saleID
    self.poiID = poiID
    self.protocolVersion = protocolVersion
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      try fields.word("MessageClass"), try fields.word("MessageCategory"),
      try fields.word("MessageType"), serviceID: try fields.text("ServiceID"),
      deviceID: try fields.text("DeviceID"), saleID: try fields.needed("SaleID"),
      poiID: try fields.needed("POIID"), protocolVersion: try fields.text("ProtocolVersion"))
  }

  var json: NexoJSON {
    .members([
      "ProtocolVersion": .text(protocolVersion), "MessageClass": .string(messageClass.rawValue),
      "MessageCategory": .string(category.rawValue), "MessageType": .string(direction.rawValue),
      "ServiceID": .text(serviceID), "DeviceID": .text(deviceID), "SaleID": .string(saleID),
      "POIID": .string(poiID),
    ])
  }

  /// The head of the answer to this message.
  package var answer: MessageHeader {
    MessageHeader(
      messageClass, category, .response, serviceID: serviceID, deviceID: deviceID, saleID: saleID,
      poiID: poiID, protocolVersion: protocolVersion)
  }

  /// By what this message is asked for or aborted; nothing where it has no name.
  package var reference: MessageReference? {
    serviceID.map { MessageReference(category, serviceID: $0, saleID: saleID) }
  }
}
