import Amounts
import ZVT

/// A slip, and the messages that carry it to the till (PA00P015 §3.5, §3.6).
struct Slip {
  /// For whom it is: tag 1F07.
  enum Audience: UInt8 {
    case merchant = 1
    case customer = 2
    case administration = 3
  }

  /// A line: its attribute, and its text.
  struct Line {
    var attribute: UInt8 = 0
    let text: String
  }

  let audience: Audience
  var lines: [Line]
  /// Whether the holder signs on it.
  let isSigned: Bool

  /// The slips of a movement, one a copy.
  static func copies(of movement: Movement, _ profile: SimulatorProfile) -> [Slip] {
    let audiences: [Audience] = [.merchant, .customer]
    return audiences.prefix(profile.slipCopies).map { audience in
      let isSigned = movement.card.verification == 0x01 && audience == .merchant
      var slip = Slip(audience: audience, lines: [], isSigned: isSigned)
      slip.addHead(profile)
      slip.add(audience == .merchant ? "MERCHANT COPY" : "CUSTOMER COPY", attribute: 0x40)
      slip.add(movement.kind.rawValue.uppercased(), attribute: 0x10)
      slip.add("\(movement.card.brand) \(hidden(movement.card.maskedNumber))")
      slip.add("EUR \(major(movement.amount))", attribute: 0x20)
      slip.add("TID \(movement.terminal)")
      slip.add("Trace \(movement.trace) Receipt \(movement.receipt ?? 0)")
      slip.add(movement.at.text)
      if isSigned { slip.add("Signature: ____________________") }
      slip.end(audience == .merchant ? "APPROVED" : "THANK YOU")
      return slip
    }
  }

  /// The slip of a close, or of sums without one.
  static func sums(
    _ sums: BatchSums, title: String, at time: LocalTime, _ profile: SimulatorProfile
  ) -> Slip {
    var slip = Slip(audience: .administration, lines: [], isSigned: false)
    slip.addHead(profile)
    slip.add(title, attribute: 0x10)
    slip.add("Receipts \(sums.firstReceipt) - \(sums.lastReceipt)")
    slip.add("\(sums.count) x EUR \(major(sums.amount))")
    slip.end(time.text)
    return slip
  }

  /// A slip of the terminal's own about itself.
  static func note(_ title: String, _ profile: SimulatorProfile) -> Slip {
    var slip = Slip(audience: .administration, lines: [], isSigned: false)
    slip.addHead(profile)
    slip.end(title)
    return slip
  }

  private mutating func addHead(_ profile: SimulatorProfile) {
    add(profile.slipHead, attribute: 0x40)
  }

  private mutating func add(_ text: String, attribute: UInt8 = 0) {
    lines.append(Line(attribute: attribute, text: text))
  }

  private mutating func end(_ text: String) { add(text, attribute: 0x81) }

  /// The messages of slips: a block each where the till takes blocks, else a line each.
  static func messages(
    _ slips: [Slip], _ registration: TillRegistration, in set: CharacterSet
  ) -> [Outgoing] {
    if registration.takesBlocks {
      return slips.map { $0.block(tellsSet: registration.characterSet != 0xFF, in: set) }
    }
    return slips.flatMap { slip in
      slip.lines.map {
        let text = String($0.text.prefix(registration.width))
        return Outgoing(APDU.Code.printLine, [$0.attribute] + set.encode(text))
      }
    }
  }

  private func block(tellsSet: Bool, in set: CharacterSet) -> Outgoing {
    var texts: [TLV] = []
    for line in lines {
      texts += [TLV(0x09, [line.attribute]), TLV(0x07, set.encode(line.text))]
    }
    var objects = [
      TLV(0x1F07, [audience.rawValue]), TLV(0x1F37, [isSigned ? 0x03 : 0x01]), TLV(0x25, texts),
    ]
    if tellsSet, let tag = set.tag { objects.insert(TLV(0x14, [tag]), at: 0) }
    return Outgoing(APDU.Code.printBlock, objects: objects)
  }

  private static func hidden(_ number: String) -> String {
    String(number.map { $0 == "E" ? "*" : $0 })
  }

  private static func major(_ units: Int64) -> String {
    let cents = units.magnitude % 100
    let sign = units < 0 ? "-" : ""
    return "\(sign)\(units.magnitude / 100),\(cents < 10 ? "0" : "")\(cents)"
  }
}
