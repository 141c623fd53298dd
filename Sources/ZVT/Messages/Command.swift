/// Any command by its table: a password, what else stands in front, and fields.
///
/// It is the type of all commands that have no other one: repeat receipt, end of day, diagnosis,
/// status enquiry, abort, and the requests of a terminal.
package struct Command: Message {
  /// The control number.
  package var code: UInt16
  /// The password in front, where the command has one.
  package var password: Password?
  /// What else stands in front of the fields, or is all there is.
  package var operands: [UInt8]
  /// The fields; field 06 as it came.
  package var fields: [Bitmap]
  /// What could not be read.
  package private(set) var rest: [UInt8] = []
  /// Why it could not.
  package private(set) var fault: PacketFault?

  /// A command, each part where it is wanted.
  ///
  /// - Parameters:
  ///   - service: field 03, after the others.
  ///   - container: field 06, at the end.
  package init(
    _ code: UInt16, password: Password? = nil, operands: [UInt8] = [], fields: [Bitmap] = [],
    service: UInt8? = nil, container: [TLV]? = nil
  ) {
    self.code = code
    self.password = password
    self.operands = operands
    self.fields = fields
    if let service { self.fields.append(Bitmap(0x03, [service])) }
    if let container { self.fields.append(Bitmap(0x06, container.flatMap(\.bytes))) }
  }

  /// 03: the service byte.
  package var service: UInt8? { fields.first { $0.number == 0x03 }?.value.first }

  /// 06: the objects; nothing where the field is missing.
  package var container: [TLV]? {
    fields.first { $0.number == 0x06 }.map { TLV.parse($0.value).objects }
  }

  /// Reads a packet's data by its control number.
  package init(parsing packet: APDU) {
    let parts = Dissection(packet)
    let secret = parts.parts.first { $0.name == "password" }
    self.init(
      packet.control, password: secret.flatMap { Password(bytes: $0.bytes) },
      operands: parts.parts.filter { $0.name != "password" }.flatMap(\.bytes),
      fields: parts.fields.items)
    rest = parts.fields.rest
    fault = parts.fault
  }

  /// The packet.
  package var apdu: APDU {
    var writer = BitmapWriter()
    for field in fields { writer.append(field) }
    return APDU(code, (password?.bytes ?? []) + operands + writer.bytes + rest)
  }
}
