/// Logs the till on: `06 00` (PA00P015 §2.1).
///
/// Shape: `password config [CC [03 service] [06 container]]`.
package struct Registration: Message {
  /// How the terminal shall behave.
  package struct Config: OptionSet, Hashable, Sendable {
    /// The byte.
    package let rawValue: UInt8

    /// The bits of a byte.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The till prints the receipts of payments.
    package static let tillPrintsPayments = Config(rawValue: 0x02)
    /// The till prints everything else.
    package static let tillPrintsAdministration = Config(rawValue: 0x04)
    /// The terminal tells what it is about; without it long steps end in a timeout.
    package static let sendsIntermediateStatus = Config(rawValue: 0x08)
    /// Payments come from the till alone.
    package static let paymentsFromTillOnly = Config(rawValue: 0x10)
    /// Administration comes from the till alone.
    package static let administrationFromTillOnly = Config(rawValue: 0x20)
    /// Receipts come as print commands; else the till builds them from the status information.
    package static let printsByCommands = Config(rawValue: 0x80)
    /// BE: all of them.
    package static let everything = Config(rawValue: 0xBE)
    /// 86: how a terminal behaves after a log-off.
    package static let afterLogOff = Config(rawValue: 0x86)
  }

  /// The password.
  package var password: Password
  /// How the terminal shall behave.
  package var config: Config
  /// The currency's ISO 4217 number; a terminal without one takes the euro.
  package var currency: UInt16?
  /// 03: 01 no service menu on a key, 02 payment texts in capitals.
  package var service: UInt8?
  /// What the till offers; nothing where field 06 is missing, and the terminal sends no containers
  /// then.
  package var offer: Offer?
  /// Other fields.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// A registration.
  package init(
    password: Password = .zeros, config: Config = .everything, currency: UInt16? = 978,
    service: UInt8? = 0x01, offer: Offer? = Offer()
  ) {
    self.password = password
    self.config = config
    self.currency = currency
    self.service = service
    self.offer = offer
  }

  /// Reads a packet's data. Where config or password are missing, zeros stand for them and there is
  /// a fault.
  package init(parsing packet: APDU) {
    var reader = ByteReader(packet.data)
    let password = reader.take(3).flatMap { Password(bytes: $0) }
    let config = reader.byte()
    let currency = reader.take(2)
    let fields = Bitmaps(parsing: packet.data, from: reader.position)
    self.init(
      password: password ?? .zeros, config: Config(rawValue: config ?? 0),
      currency: currency.flatMap(BCD.number).map { UInt16($0) }, service: fields.byte(0x03),
      offer: fields.first(0x06) == nil ? nil : Offer(fields.tlv))
    others = fields.items.filter { $0.number != 0x03 && $0.number != 0x06 }
    fault = config == nil ? PacketFault(.cutShort, at: 0) : fields.fault
  }

  /// The packet. The currency has to be there where fields follow; without one it is the euro.
  package var apdu: APDU {
    var fields = BitmapWriter()
    if let service { fields.append(0x03, byte: service) }
    for other in others { fields.append(other) }
    if let offer { fields.append(tlv: offer.objects) }
    let number = currency ?? (fields.bytes.isEmpty ? nil : 978)
    let head = password.bytes + [config.rawValue]
    return APDU(
      APDU.Code.registration,
      head + (number.map { BCD.bytes(Int64($0), count: 2) } ?? []) + fields.bytes)
  }
}

extension Registration {
  /// What a till offers: the container of a registration.
  package struct Offer: Hashable, Sendable {
    /// 12: the printer's width in characters, 0 to 99.
    package var printWidth: Int?
    /// 1A: the longest packet that the till takes, in bytes of data.
    package var packetBytesMax: Int?
    /// 26: the commands that the terminal may send beyond the ones it always may: 06D3 for blocks.
    package var permittedCommands: [UInt16] = []
    /// 27: the character sets; exactly one, or the terminal stays with code page 437.
    package var characterSets: [CharacterSet] = []
    /// 1F73: whether messages shall carry numbers.
    package var offersSequence = false
    /// Other objects: 10, 11, 28, 29, 2A, 40, 1F04, 1F05, 1F35.
    package var others: [TLV] = []

    /// Nothing but the readiness for containers.
    package init() {}

    /// Reads the objects of a container; what it can't read stays in `others`.
    package init(_ objects: [TLV]) {
      printWidth = objects.bytes(0x12).flatMap(BCD.number).map { Int($0) }
      packetBytesMax = objects.bytes(0x1A).flatMap {
        $0.count == 2 ? Int($0[0]) << 8 | Int($0[1]) : nil
      }
      permittedCommands = (objects.first(0x26)?.objects.all(0x0A) ?? []).compactMap {
        $0.content.count == 2 ? UInt16($0.content[0]) << 8 | UInt16($0.content[1]) : nil
      }
      characterSets = (objects.first(0x27)?.objects.all(0x14) ?? []).compactMap {
        $0.content.first.flatMap { CharacterSet(tag: $0) }
      }
      offersSequence = objects.first(0x1F73) != nil
      others = objects.filter { ![0x12, 0x1A, 0x26, 0x27, 0x1F73].contains($0.tag) }
    }

    /// The objects of the container.
    package var objects: [TLV] {
      var objects: [TLV] = []
      if let printWidth { objects.append(TLV(0x12, BCD.bytes(Int64(printWidth), count: 1))) }
      if let packetBytesMax {
        let count = UInt16(clamping: packetBytesMax)
        objects.append(TLV(0x1A, [UInt8(count >> 8), UInt8(count & 0xFF)]))
      }
      if !permittedCommands.isEmpty {
        objects.append(
          TLV(0x26, permittedCommands.map { TLV(0x0A, [UInt8($0 >> 8), UInt8($0 & 0xFF)]) }))
      }
      let sets = characterSets.compactMap { $0.tag }
      if !sets.isEmpty { objects.append(TLV(0x27, sets.map { TLV(0x14, [$0]) })) }
      if offersSequence { objects.append(TLV(0x1F73, [0, 0, 0])) }
      return objects + others
    }

    /// Whether the terminal may send a command: what the till always takes, and what it named.
    package func permits(_ command: UInt16) -> Bool {
      Self.always.contains(command) || permittedCommands.contains(command)
    }

    private static let always: Set<UInt16> = [
      APDU.Code.statusInformation, APDU.Code.completion, APDU.Code.abort, APDU.Code.printLine,
      APDU.Code.intermediateStatus,
    ]
  }
}
