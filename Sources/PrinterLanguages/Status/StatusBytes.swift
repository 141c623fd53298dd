/// The four bytes that an ESC/POS printer sends by itself.
enum AutomaticStatus {
  static let length = 4

  /// Whether a byte begins such a report: bit 4 set, the low two and the highest clear.
  static func isFirst(_ byte: UInt8) -> Bool { byte & 0x93 == 0x10 }
}

/// The status report of Star printers.
enum StarStatus {
  /// The shortest report that tells about the paper.
  static let lengthMin = 6

  static func isFirst(_ byte: UInt8) -> Bool { byte & 0x91 == 0x01 }

  /// A number in bits 1 to 3, 5 and 6: lengths, versions, counters.
  static func field(_ byte: UInt8) -> Int { Int(byte >> 1 & 0x07) | Int(byte >> 2 & 0x18) }

  /// How many bytes the report has by its first byte.
  static func length(_ first: UInt8) -> Int { field(first) }

  /// How many bytes more some devices say to send in the second byte.
  static func extraLength(_ second: UInt8) -> Int { second & 0x80 != 0 ? 2 : 0 }

  /// The report as an event; nothing where it is too short.
  static func event(_ bytes: some Sequence<UInt8>) -> StatusEvent? {
    let report = Array(bytes)
    guard let condition = PrinterCondition(star: report) else { return nil }
    // The place of the counter is told by other drivers, not confirmed on a device.
    return .star(condition, counter: report.count > 7 ? field(report[7]) : nil)
  }
}

extension PrinterCondition {
  /// Reads an automatic report; a report that is not four bytes long says nothing.
  ///
  /// - Parameter bytes: 0 drawer pin, offline, cover, feed key; 1 faults; 2 paper; 3 nothing.
  package init(automatic bytes: [UInt8]) {
    self.init()
    guard bytes.count == AutomaticStatus.length else { return }
    isDrawerPinHigh = bytes[0] & 0x04 != 0
    isOffline = bytes[0] & 0x08 != 0
    isCoverOpen = bytes[0] & 0x20 != 0
    isFeedKeyPressed = bytes[0] & 0x40 != 0
    takeFaults(bytes[1])
    takePaper(bytes[2])
  }

  /// Reads an answer to `DLE EOT`.
  ///
  /// - Parameters:
  ///   - byte: the answer.
  ///   - kind: what was asked: 1 printer, 2 offline cause, 3 error cause, 4 paper. Of another kind
  ///     nothing is known.
  package init(realTime byte: UInt8, kind: Int) {
    self.init()
    switch kind {
    case 1:
      isDrawerPinHigh = byte & 0x04 != 0
      isOffline = byte & 0x08 != 0
    case 2:
      isCoverOpen = byte & 0x04 != 0
      isFeedKeyPressed = byte & 0x08 != 0
      if byte & 0x20 != 0 { paper = .end }
      // Each of these is a cause of being offline; which error it is only kind 3 tells.
      isOffline = byte & 0x6C != 0
    case 3: takeFaults(byte)
    case 4: paper = byte & 0x60 != 0 ? .end : byte & 0x0C != 0 ? .nearEnd : .enough
    default: break
    }
  }

  /// Reads an answer to `GS r 1`.
  package init(queued byte: UInt8) {
    self.init()
    takePaper(byte)
  }

  /// Reads a Star report; nothing where it is shorter than six bytes or none at all.
  package init?(star bytes: [UInt8]) {
    guard bytes.count >= StarStatus.lengthMin, StarStatus.isFirst(bytes[0]) else { return nil }
    self.init()
    isDrawerPinHigh = bytes[2] & 0x04 != 0
    isOffline = bytes[2] & 0x08 != 0
    isCoverOpen = bytes[2] & 0x20 != 0
    isFeedKeyPressed = bytes[2] & 0x40 != 0
    hasCutterError = bytes[3] & 0x08 != 0
    isUnrecoverable = bytes[3] & 0x20 != 0
    isRecoverable = bytes[3] & 0x04 != 0 || bytes[4] & 0x0A != 0
    if bytes[5] & 0x08 != 0 { paper = .end }
  }

  private mutating func takeFaults(_ byte: UInt8) {
    hasCutterError = byte & 0x08 != 0
    isUnrecoverable = byte & 0x20 != 0
    isRecoverable = byte & 0x40 != 0
  }

  private mutating func takePaper(_ byte: UInt8) {
    paper = byte & 0x0C != 0 ? .end : byte & 0x03 != 0 ? .nearEnd : .enough
  }
}

extension PrinterCondition {
  /// This and another answer together: what either complains of, and the worse of the two papers.
  package func merging(_ other: PrinterCondition) -> PrinterCondition {
    var both = self
    both.isOffline = isOffline || other.isOffline
    both.isCoverOpen = isCoverOpen || other.isCoverOpen
    both.isFeedKeyPressed = isFeedKeyPressed || other.isFeedKeyPressed
    both.hasCutterError = hasCutterError || other.hasCutterError
    both.isUnrecoverable = isUnrecoverable || other.isUnrecoverable
    both.isRecoverable = isRecoverable || other.isRecoverable
    both.isDrawerPinHigh = other.isDrawerPinHigh ?? isDrawerPinHigh
    both.paper = [paper, other.paper].max { $0.severity < $1.severity } ?? paper
    return both
  }
}

extension PrinterCondition.Paper {
  fileprivate var severity: Int {
    switch self {
    case .enough: 0
    case .nearEnd: 1
    case .end: 2
    }
  }
}
