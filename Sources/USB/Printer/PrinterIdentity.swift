/// What a printer tells of itself (IEEE 1284-2000, chapter 7.6), such as
/// `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;`.
///
/// Its serial number is no identity: some models all tell the same one. The descriptor's serial
/// number is preferred.
package struct PrinterIdentity: Hashable, Sendable {
  /// A key and its value, without blanks at their ends.
  package struct Field: Hashable, Sendable {
    /// The key in capitals, such as `MFG`.
    package let key: String
    /// The value.
    package let value: String
  }

  /// The fields in their order, at most 64.
  package let fields: [Field]

  private static let fieldsMax = 64

  /// Reads the reply to GET_DEVICE_ID: two bytes of length that count themselves, then the text.
  ///
  /// It takes the length in either byte order, a length that is wrong, and a text cut short.
  /// - Returns: nothing where no field is found.
  package init?(reply: [UInt8]) {
    let text = String(decoding: Self.text(of: reply), as: UTF8.self)
    fields = text.split(separator: ";").prefix(Self.fieldsMax).compactMap { part in
      let pair = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, let key = String(pair[0]).withoutBlankEnds else { return nil }
      return Field(
        key: key.uppercased(), value: String(pair[1]).withoutBlankEnds ?? "")
    }
    if fields.isEmpty { return nil }
  }

  /// The maker: `MFG` or `MANUFACTURER`.
  package var manufacturer: String? { value("MFG", "MANUFACTURER") }
  /// The model: `MDL` or `MODEL`.
  package var model: String? { value("MDL", "MODEL") }
  /// The languages that it says it knows: `CMD` or `COMMAND SET`.
  package var commands: [String] {
    (value("CMD", "COMMAND SET") ?? "").split(separator: ",")
      .compactMap { String($0).withoutBlankEnds }
  }
  /// The serial number, which may be the same for all of a model.
  package var serial: String? { value("SN", "SERN", "SERIALNUMBER") }

  private func value(_ keys: String...) -> String? {
    fields.first { keys.contains($0.key) && !$0.value.isEmpty }?.value
  }

  /// The bytes behind the length, as far as it can be believed.
  private static func text(of reply: [UInt8]) -> ArraySlice<UInt8> {
    guard reply.count > 2 else { return [] }
    // Some devices send the text without any length.
    if reply.prefix(2).allSatisfy({ 0x41...0x5A ~= $0 & 0xDF }) { return reply[...] }
    let (first, second) = (Int(reply[0]), Int(reply[1]))
    // The smallest text, `MFG:A;MDL:B;`, makes 14 bytes with its length.
    let length = [first << 8 | second, second << 8 | first].first { $0 >= 14 && $0 <= reply.count }
    return reply[2..<(length ?? reply.count)]
  }
}
