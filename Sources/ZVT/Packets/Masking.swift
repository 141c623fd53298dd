/// Takes out of a packet what must not be kept: card numbers beyond their mask, track data,
/// passwords. The packet keeps its shape, so that it can be read as before.
package enum Masking {
  /// The packet with the digits of card numbers between the first six and the last four made E, and
  /// with zeros for all else that is secret.
  ///
  /// What can't be read is searched for card data as well.
  package static func masked(_ packet: APDU) -> APDU {
    let parts = Dissection(packet)
    var data = packet.data
    for part in parts.parts { hide(&data, at: part.offset, part.bytes, part.kind) }
    for field in parts.fields.items {
      let kind = FieldTable.field(field.number)?.kind ?? .raw
      hide(&data, at: field.offset, field.value, kind)
    }
    let unread = parts.fields.rest
    put(CardDataSearch.hidden(unread), into: &data, at: data.count - unread.count)
    return APDU(packet.control, data)
  }

  private static func hide(
    _ data: inout [UInt8], at offset: Int, _ bytes: [UInt8], _ kind: ValueKind
  ) {
    switch kind {
    case .secret: put([UInt8](repeating: 0, count: bytes.count), into: &data, at: offset)
    case .cardNumber: put(CardNumber.maskedBytes(bytes), into: &data, at: offset)
    case .text, .ascii: put(CardDataSearch.hiddenDigits(bytes), into: &data, at: offset)
    case .raw: put(CardDataSearch.hidden(bytes), into: &data, at: offset)
    case .container: hideObjects(&data, at: offset, bytes)
    default: return
    }
  }

  private static func hideObjects(_ data: inout [UInt8], at offset: Int, _ bytes: [UInt8]) {
    let scan = TLVScan(bytes)
    for node in scan.nodes where !node.isConstructed {
      let kind = TagTable.tag(node.tag)?.kind ?? .raw
      let isPlain = kind != .container
      hide(
        &data, at: offset + node.value.lowerBound, Array(bytes[node.value]), isPlain ? kind : .raw)
    }
    guard let fault = scan.fault else { return }
    let unread = Array(bytes[fault.offset...])
    put(CardDataSearch.hidden(unread), into: &data, at: offset + fault.offset)
  }

  private static func put(_ bytes: [UInt8], into data: inout [UInt8], at offset: Int) {
    guard offset >= 0, offset + bytes.count <= data.count else { return }
    data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }
}
