import USB

/// What turns USB into a serial line within a device, and how it is set.
///
/// Pure: a chip says which requests set it, and what of its packets are the line's bytes.
enum SerialChip: Hashable, Sendable {
  /// The class of USB for modems, spoken by terminals themselves (CDC 1.2, PSTN subclass).
  case modem
  /// FTDI; `sharesIndex` for the chips that number their ports in the index of a rate.
  case ftdi(sharesIndex: Bool)
  /// Silicon Labs CP210x.
  case cp210x
  /// Prolific PL2303, whose kind shows only when it is open.
  case prolific

  /// What Kase calls it.
  var name: String {
    switch self {
    case .modem: "CDC-ACM"
    case .ftdi: "FTDI"
    case .cp210x: "CP210x"
    case .prolific: "PL2303"
    }
  }

  /// The requests that set the line and say that somebody is there.
  ///
  /// - Parameters:
  ///   - settings: how the line is set.
  ///   - interface: the number of the interface that is told.
  ///   - kind: the kind of a Prolific chip; the others need none.
  func opening(_ settings: SerialSettings, interface: UInt8, kind: ProlificKind = .modern)
    -> [USBStep]
  {
    switch self {
    case .modem: ModemRequests.opening(settings, interface: interface, mayBeRefused: true)
    case .ftdi(let sharesIndex):
      FTDIRequests(interface: interface, sharesIndex: sharesIndex).opening(settings)
    case .cp210x: CP210xRequests(interface: interface).opening(settings)
    case .prolific:
      kind.start + ModemRequests.opening(settings, interface: interface, mayBeRefused: false)
    }
  }

  /// The requests that say that nobody is there any more.
  func closing(interface: UInt8) -> [USBStep] {
    switch self {
    case .modem, .prolific: ModemRequests.closing(interface: interface)
    case .ftdi(let sharesIndex):
      FTDIRequests(interface: interface, sharesIndex: sharesIndex).closing
    case .cp210x: CP210xRequests(interface: interface).closing
    }
  }

  /// How many packets one reading transfer asks for.
  ///
  /// A device that fills a packet exactly need not say that it is done: with one packet a
  /// transfer, what came is there at once. FTDI ends every transfer with a short packet.
  var packetsPerTransfer: Int {
    switch self {
    case .ftdi: 8
    case .modem, .cp210x, .prolific: 1
    }
  }

  /// The bytes of the line in what a transfer brought.
  ///
  /// - Parameters:
  ///   - transfer: whole packets, the last one perhaps short.
  ///   - packetBytes: the size of a packet.
  func payload(of transfer: [UInt8], packetBytes: Int) -> [UInt8] {
    guard case .ftdi = self else { return transfer }
    return FTDIRequests.payload(of: transfer, packetBytes: packetBytes)
  }

  /// How many of `count` bytes go in one transfer.
  ///
  /// A transfer that fills its last packet leaves a modem waiting for more, and a packet of length
  /// zero upsets others: so the last byte goes by itself.
  func transferLength(_ count: Int, packetBytes: Int) -> Int {
    guard self == .modem, packetBytes > 1, count > 0, count.isMultiple(of: packetBytes) else {
      return count
    }
    return count - 1
  }
}
