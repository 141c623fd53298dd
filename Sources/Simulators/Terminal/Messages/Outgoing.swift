import ZVT

/// A command of the terminal before it is known whether the till takes containers.
struct Outgoing: Sendable {
  let control: UInt16
  /// The data without field 06.
  var data: [UInt8]
  /// What stands in field 06.
  var objects: [TLV]

  init(_ control: UInt16, _ data: [UInt8] = [], objects: [TLV] = []) {
    self.control = control
    self.data = data
    self.objects = objects
  }

  /// The packet.
  ///
  /// - Parameters:
  ///   - hasContainers: whether the till takes field 06.
  ///   - number: the message's number, where messages are numbered (tag 1F73).
  func packet(hasContainers: Bool, number: Int?) -> APDU {
    var all = hasContainers ? objects : []
    if let number { all.append(TLV(0x1F73, BCD.bytes(Int64(number), count: 3))) }
    guard !all.isEmpty else { return APDU(control, data) }
    var fields = BitmapWriter()
    fields.append(tlv: all)
    return APDU(control, data + fields.bytes)
  }
}
