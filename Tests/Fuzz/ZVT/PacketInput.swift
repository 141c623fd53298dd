import ZVT

/// Packets as TCP brings them: cut, taken apart, read, masked, written again.
enum PacketInput {
  static func take(_ bytes: [UInt8]) -> Int {
    let packets = framed(bytes)
    if !packets.isEmpty { return packets.reduce(0) { $0 &+ check($1) } }
    // Not to depend on lengths alone: the input as one packet.
    var reader = InputReader(bytes)
    let control = UInt16(reader.byte()) << 8 | UInt16(reader.byte())
    return check(APDU(control, reader.remainder()))
  }

  /// The packets of a stream; two pieces bring what the whole brings.
  private static func framed(_ bytes: [UInt8]) -> [APDU] {
    var whole = PacketFramer(dataBytesMax: 2_000)
    var pieces = whole
    let found = whole.take(bytes)
    let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2]) % bytes.count
    let again = pieces.take(bytes[..<cut]) + pieces.take(bytes[cut...])
    require(found == again, "two pieces of a stream bring other packets than the whole")
    require(whole.pendingBytes <= bytes.count, "the framer holds more than came")
    return found.compactMap { if case .packet(let packet) = $0 { packet } else { nil } }
  }

  /// All that is done with a packet; each input is held to one of the laws, by lot, so that many
  /// inputs go through.
  private static func check(_ packet: APDU) -> Int {
    switch InputReader.lot(packet.data) % 3 {
    case 0: return checkFields(packet.data)
    case 1: return checkMask(packet)
    default: return MessageInput.check(packet)
    }
  }

  /// What was read is the beginning of the data, and is read again as it was written.
  private static func checkFields(_ data: [UInt8]) -> Int {
    let fields = Bitmaps(parsing: data)
    require(data.suffix(fields.rest.count).elementsEqual(fields.rest), "the rest is no rest")
    require(fields.fault.map { $0.offset <= data.count } ?? true, "a fault beyond the data")
    var writer = BitmapWriter()
    for item in fields.items { writer.append(item) }
    let again = Bitmaps(parsing: writer.bytes)
    require(again.items == fields.items, "fields change when they are written")
    for item in fields.items where item.number == 0x06 {
      let objects = TLV.parse(item.value).objects
      let written = TLV.parse(objects.flatMap(\.bytes))
      require(written.objects == objects, "objects change when they are written")
      require(written.fault == nil, "objects that were written have a fault")
    }
    return fields.items.count &+ fields.tlv.count &+ fields.contradictions.count
  }

  /// A masked packet keeps its shape and no secret, and has nothing more to be masked.
  private static func checkMask(_ packet: APDU) -> Int {
    let masked = Masking.masked(packet)
    require(masked.control == packet.control, "masking changes the command")
    require(masked.data.count == packet.data.count, "masking changes the length")
    require(Masking.masked(masked) == masked, "masking twice masks more")
    let before = Dissection(packet)
    let after = Dissection(masked)
    require(
      before.fields.items.map(\.number) == after.fields.items.map(\.number)
        && before.parts.map(\.offset) == after.parts.map(\.offset), "masking changes the shape")
    for item in after.fields.items {
      checkSecret(FieldTable.field(item.number)?.kind, item.value)
      guard item.number == 0x06 else { continue }
      for object in TLV.parse(item.value).objects { checkSecret(in: object) }
    }
    for part in after.parts { checkSecret(part.kind, part.bytes) }
    return after.parts.count
  }

  private static func checkSecret(in object: TLV) {
    checkSecret(TagTable.tag(object.tag)?.kind, object.content)
    for inner in object.objects { checkSecret(in: inner) }
  }

  private static func checkSecret(_ kind: ValueKind?, _ bytes: [UInt8]) {
    switch kind {
    case .secret: require(bytes.allSatisfy { $0 == 0 }, "masking leaves a secret")
    case .cardNumber: require(shownDigits(bytes) <= 10, "masking leaves a card number")
    default: return
    }
  }

  /// How many digits of a card number can be read in a text.
  static func shownDigits(_ text: String) -> Int {
    text.utf8.prefix { $0 != UInt8(ascii: "=") }.count { (0x30...0x39).contains($0) }
  }

  /// How many digits of a card number can be read; what follows a separator is none of it and is
  /// never anything but zeros.
  private static func shownDigits(_ bytes: [UInt8]) -> Int {
    let halves = bytes.flatMap { [$0 >> 4, $0 & 0x0F] }
    let number = halves.prefix { $0 != 0x0D }
    require(
      halves.dropFirst(number.count + 1).allSatisfy { $0 == 0 || $0 >= 0x0E },
      "masking leaves what follows a card number")
    return number.count { $0 < 0x0A }
  }
}
