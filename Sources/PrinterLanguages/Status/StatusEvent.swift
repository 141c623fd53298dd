/// What a printer said, one answer or report at a time.
package enum StatusEvent: Hashable, Sendable {
  /// It told its state by itself (ASB).
  case automatic(PrinterCondition)
  /// The answer to `DLE EOT`; what it means depends on what was asked.
  case realTime(UInt8)
  /// The answer to `GS r` or `GS I 1` to `3`: all that was sent before has been processed.
  case queued(UInt8)
  /// A longer answer, from its first byte to the last one before the end mark.
  case block([UInt8])
  /// Star's state, with its ETB counter where it tells one.
  case star(PrinterCondition, counter: Int?)
  /// Whether it takes data: XON and XOFF.
  case flow(isOn: Bool)
  /// A byte that fits nothing.
  case noise(UInt8)

  /// What a block answers.
  package enum BlockAnswer: Hashable, Sendable {
    /// The number that `GS ( H` sent: all before it has been processed.
    case processID([UInt8])
    /// The three bytes that Star's `ESC GS ETX` sent, or those of them that it repeats.
    case starMarker([UInt8])
    /// A text: `GS I`, or Star's model and serial number.
    case identity(String)
    /// Something else.
    case other
  }

  /// What the block answers; nothing for other events.
  package var blockAnswer: BlockAnswer? {
    guard case .block(let bytes) = self else { return nil }
    return BlockAnswer(bytes)
  }

  /// The number that a block repeats from `GS ( H`.
  package var processID: [UInt8]? {
    if case .processID(let id) = blockAnswer { id } else { nil }
  }

  /// The text of a block that tells who the printer is.
  package var identity: String? {
    if case .identity(let text) = blockAnswer { text } else { nil }
  }
}

extension StatusEvent.BlockAnswer {
  /// Reads a block without its end mark.
  fileprivate init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x37, 0x22]) {
      self = .processID(Array(bytes[2...]))
    } else if bytes.first == 0x5F {
      self = .identity(Self.text(bytes[1...]))
    } else if bytes.starts(with: StatusParser.starMarkerStart), bytes.count >= 6 {
      self = .starMarker(Array(bytes[3..<6]))
    } else if bytes.starts(with: [0x1B, 0x23, 0x2A, 0x2C]) {
      self = .identity(Self.text(bytes[4...]))
    } else if bytes.starts(with: [0x1B, 0x1D, 0x29, 0x49]), bytes.count > 7 {
      self = .identity(Self.text(bytes[7...]))
    } else {
      self = .other
    }
  }

  /// The characters, without controls and blanks at the end.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var shown = bytes.filter { 0x20...0x7E ~= $0 }
    while shown.last == 0x20 { shown.removeLast() }
    return String(decoding: shown, as: UTF8.self)
  }
}
