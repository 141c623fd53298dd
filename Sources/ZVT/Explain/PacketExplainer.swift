/// Explains packets one after the other: what a completion means depends on what was asked.
struct PacketExplainer {
  /// The commands of the till whose end has not come.
  private var open: [UInt16] = []
  /// Who sent the last command; the other one answers.
  private var lastSender: Sender?
  /// The character set that the last registration agreed on.
  private var texts = CharacterSet.zvt8

  /// How many commands can be open: a payment, and an enquiry within it.
  private static let openMax = 8

  init() {}

  mutating func explain(
    _ original: APDU, at offset: Int, kind: ExplainedPacket.Kind = .packet
  ) -> ExplainedPacket {
    let packet = Masking.masked(original)
    let sender = sender(of: packet)
    let parts = Dissection(packet, from: sender, isStatusReport: isReport(packet))
    var explained = ExplainedPacket(kind, at: offset, parts.name, packet.bytes)
    explained.control = packet.control
    explained.sender = sender
    explained.fields = fields(parts, packet.control)
    explained.rest = parts.fields.rest
    explained.diagnosis = PacketDiagnosis.complaints(original, parts)
    follow(packet, from: sender)
    return explained
  }

  private func sender(of packet: APDU) -> Sender? {
    guard packet.isAnswer else { return CommandTable.command(packet.control)?.sender }
    return lastSender.map { $0 == .till ? .terminal : .till }
  }

  /// Whether a completion ends an enquiry: by what was asked, else by what fits.
  private func isReport(_ packet: APDU) -> Bool {
    guard packet.control == APDU.Code.completion else { return false }
    if let last = open.last { return last == APDU.Code.statusEnquiry }
    return Completion(parsing: packet).fault != nil && StatusReport(parsing: packet).fault == nil
  }

  private mutating func follow(_ packet: APDU, from sender: Sender?) {
    guard !packet.isAnswer, let sender else { return }
    lastSender = sender
    if packet.control == APDU.Code.completion || packet.control == APDU.Code.abort {
      guard open.popLast() == APDU.Code.registration else { return }
      texts = Completion(parsing: packet).characterSet ?? .zvt8
    } else if sender == .till && !Self.endAtOnce.contains(packet.control) {
      open = open.suffix(Self.openMax - 1) + [packet.control]
    }
  }

  /// Commands that end with their answer, or with a status information.
  private static let endAtOnce: Set<UInt16> = [
    APDU.Code.logOff, APDU.Code.cancel, APDU.Code.display, 0x0685, APDU.Code.activateReader,
    APDU.Code.baudRate, APDU.Code.switchProtocol, APDU.Code.closeCardField,
    APDU.Code.cardCommand, APDU.Code.messageCode, APDU.Code.readCard,
  ]

  private func fields(_ parts: Dissection, _ control: UInt16) -> [ExplainedField] {
    parts.parts.map {
      ExplainedField("", $0.name, ValueWords.words($0.bytes, $0.kind, in: texts), $0.bytes)
    } + parts.fields.items.map { field($0, control) }
  }

  private func field(_ item: Bitmap, _ control: UInt16) -> ExplainedField {
    let info = FieldTable.field(item.number, in: control)
    let number = BCD.nibbles([item.number])
    let name = info?.name ?? "unknown"
    switch info?.kind {
    case .container:
      return ExplainedField(
        number, name, "", item.value, parts: TLV.parse(item.value).objects.map(object))
    case .totals:
      let parts = BatchTotals(item.value).map(Self.sums) ?? []
      let value = parts.isEmpty ? "unreadable sums" : ""
      return ExplainedField(number, name, value, item.value, parts: parts)
    case let kind:
      return ExplainedField(
        number, name, ValueWords.words(item.value, kind ?? .raw, in: texts), item.value)
    }
  }

  /// An object and what it contains; reading let none be deeper than sixteen levels.
  private func object(_ item: TLV) -> ExplainedField {
    let info = TagTable.tag(item.tag)
    let number = ValueWords.tag(item.tag)
    let name = info?.name ?? "unknown"
    switch item.value {
    case .objects(let objects):
      return ExplainedField(
        number, name, "", objects.flatMap(\.bytes), parts: objects.map(object))
    case .bytes(let bytes):
      return ExplainedField(
        number, name, ValueWords.words(bytes, info?.kind ?? .raw, in: texts), bytes)
    }
  }

  private static func sums(_ totals: BatchTotals) -> [ExplainedField] {
    [ExplainedField("", "receipts", "\(totals.firstReceipt) to \(totals.lastReceipt)")]
      + totals.brands.map {
        ExplainedField(
          "", $0.name, "\($0.count) payments, \(ValueWords.amount(BCD.bytes($0.amount, count: 6)))")
      }
  }
}
