import PrinterLanguages

/// The part of ESC/POS firmware that looks at every byte as it arrives, whatever it belongs to.
struct RealTimeScanner: Sendable {
  private static let dle: UInt8 = 0x10

  private let isActive: Bool
  private var reader: CommandReader

  init(language: PrinterProfile.Language) {
    isActive = language == .escpos
    reader = CommandReader(language: language)
  }

  mutating func reset() { reader.reset() }

  /// Takes the next byte of the connection, and tells a request that it completes.
  mutating func take(_ byte: UInt8) -> PrinterRequest? {
    guard isActive, reader.held > 0 || byte == Self.dle else { return nil }
    var event = reader.take(byte)
    if event == .rejected {
      guard byte == Self.dle else { return nil }
      event = reader.take(byte)
    }
    guard case .command(let command) = event, case .request(let request) = command.effect else {
      return nil
    }
    return request
  }

  /// Whether the scanner tells a request, so that nobody else has to.
  static func sees(_ request: PrinterRequest) -> Bool {
    request.isRealTime && request != .starStatus
  }

  /// Whether bytes are a real-time request or the beginning of one.
  static func isBeginning(_ bytes: [UInt8], of language: PrinterProfile.Language) -> Bool {
    guard language == .escpos else { return [0x1B, 0x06, 0x01].starts(with: bytes) }
    guard bytes.first == dle else { return false }
    return bytes.count == 1 || [0x04, 0x05, 0x14].contains(bytes[1])
  }
}
