extension StatusInformation {
  /// The packet, its fields in the order of the specification's table: old tills rely on it.
  package var apdu: APDU { APDU(APDU.Code.statusInformation, fields.flatMap(\.bytes)) }

  /// The packet with its fields in another order, as some terminals send it.
  package func apdu(shuffledBy generator: inout some RandomNumberGenerator) -> APDU {
    APDU(APDU.Code.statusInformation, fields.shuffled(using: &generator).flatMap(\.bytes))
  }

  /// Every field by itself.
  private var fields: [BitmapWriter] { money + card + end }

  private var money: [BitmapWriter] {
    [
      Self.field(result) { $0.append(0x27, byte: $1) },
      Self.field(amount) { $0.append(0x04, amount: $1) },
      Self.field(trace) { $0.append(0x0B, bcd: $1, bytes: 3) },
      Self.field(originalTrace) { $0.append(0x37, bcd: $1, bytes: 3) },
      Self.field(time) { $0.append(0x0C, digits: $1, bytes: 3) },
      Self.field(date) { $0.append(0x0D, digits: $1, bytes: 2) },
    ]
  }

  private var card: [BitmapWriter] {
    [
      Self.field(expiry) { $0.append(0x0E, digits: $1, bytes: 2) },
      Self.field(cardSequence) { $0.append(0x17, bcd: $1, bytes: 2) },
      Self.field(kind) { $0.append(0x19, byte: $1) },
      Self.field(panMasked) { $0.append(0x22, CardNumber.bytes($1)) },
      Self.field(terminalNumber) { $0.append(0x29, digits: $1, bytes: 4) },
      Self.field(approvalCode) { $0.append(0x3B, $1) },
      Self.field(currency) { $0.append(0x49, currency: $1) },
      Self.field(receipt) { $0.append(0x87, bcd: $1, bytes: 2) },
      Self.field(cardType) { $0.append(0x8A, byte: $1) },
      Self.field(operatorCardType) { $0.append(0x8C, byte: $1) },
    ]
  }

  private var end: [BitmapWriter] {
    [
      Self.field(merchantNumber) { $0.append(0x2A, $1) },
      Self.field(text) { $0.append(0x3C, $1) },
      Self.field(hostCode) { $0.append(0xA0, byte: $1) },
      Self.field(turnover) { $0.append(0x88, bcd: $1, bytes: 3) },
      Self.field(cardName) { $0.append(0x8B, CharacterSet.zvt8.encode($1) + [0]) },
      Self.field(totals) { $0.append(0x60, $1.bytes) },
    ] + others.map { Self.field($0) { $0.append($1) } } + [
      Self.field(details.objects.isEmpty ? nil : details.objects) { $0.append(tlv: $1) }
    ]
  }

  private static func field<Value>(
    _ value: Value?, _ write: (inout BitmapWriter, Value) -> Void
  ) -> BitmapWriter {
    var writer = BitmapWriter()
    if let value { write(&writer, value) }
    return writer
  }

  private static func field(_ text: String, _ write: (inout BitmapWriter, String) -> Void)
    -> BitmapWriter
  { field(text.isEmpty ? nil : text, write) }
}
