/// Says in plain English what status bytes mean; for technicians.
package enum StatusDecoder {
  /// What the bytes are.
  package enum Kind: Hashable, Sendable {
    /// Whatever a printer of a language sent, in order.
    case stream(PrinterProfile.Language)
    /// A report that was sent by itself (ASB), four bytes.
    case automatic
    /// One answer to `DLE EOT` of a kind, 1 to 4.
    case realTime(Int)
    /// One answer to `GS r 1`.
    case queued
    /// A Star report.
    case star
  }

  /// What the bytes mean, one line for each answer.
  package static func explain(_ bytes: [UInt8], kind: Kind) -> [String] {
    switch kind {
    case .stream(let language): return stream(bytes, language)
    case .automatic: return automatic(bytes)
    case .realTime(let number): return bytes.map { realTime($0, number) }
    case .queued:
      return bytes.map {
        $0 & 0x90 == 0
          ? "queued answer \(Words.hex($0)): \(PrinterCondition(queued: $0).words)"
          : noise($0)
      }
    case .star:
      guard let condition = PrinterCondition(star: bytes) else {
        return ["no Star report: \(Words.hex(bytes))"]
      }
      return ["Star report \(Words.hex(bytes)): \(condition.words)"]
    }
  }

  /// Which kind of language an answer to a probe shows: `escpos`, `starline` for any of Star's, or
  /// nothing.
  ///
  /// - Parameter first: the first byte after `ESC ACK SOH` and `DLE EOT 1` were sent.
  package static func language(ofProbe first: UInt8) -> PrinterProfile.Language? {
    if first & 0x93 == 0x12 { return .escpos }
    return StarStatus.isFirst(first) ? .starline : nil
  }

  private static func automatic(_ bytes: [UInt8]) -> [String] {
    guard bytes.count == AutomaticStatus.length, AutomaticStatus.isFirst(bytes[0]),
      bytes.dropFirst().allSatisfy({ $0 & 0x90 == 0 })
    else { return ["no automatic report: \(Words.hex(bytes))"] }
    return ["automatic report \(Words.hex(bytes)): \(PrinterCondition(automatic: bytes).words)"]
  }

  private static func realTime(_ byte: UInt8, _ kind: Int) -> String {
    let names = [1: "printer", 2: "offline cause", 3: "error cause", 4: "paper"]
    guard byte & 0x93 == 0x12, let name = names[kind] else { return noise(byte) }
    let words = PrinterCondition(realTime: byte, kind: kind).words
    return "real-time status \(kind) (\(name)) \(Words.hex(byte)): \(words)"
  }

  private static func stream(_ bytes: [UInt8], _ language: PrinterProfile.Language) -> [String] {
    var parser = StatusParser(language: language)
    return (parser.take(bytes) + parser.expire()).map(words)
  }

  private static func words(_ event: StatusEvent) -> String {
    switch event {
    case .automatic(let condition): "automatic report: \(condition.words)"
    case .realTime(let byte): "real-time status \(Words.hex(byte)), its kind is what was asked"
    case .queued(let byte):
      "queued answer \(Words.hex(byte)): all before is done; as paper status: "
        + PrinterCondition(queued: byte).words
    case .block(let bytes): blockWords(event, bytes)
    case .star(let condition, let counter):
      "Star report: \(condition.words)" + (counter.map { ", counter \($0)" } ?? "")
    case .flow(let isOn): isOn ? "XON: takes data" : "XOFF: takes no data"
    case .noise(let byte): noise(byte)
    }
  }

  private static func blockWords(_ event: StatusEvent, _ bytes: [UInt8]) -> String {
    switch event.blockAnswer {
    case .processID(let id): "process \(Words.hex(id)): all before is done"
    case .starMarker(let marker): "Star marker \(Words.hex(marker)): all before is done"
    case .identity(let text): "identity: \(text)"
    case .other, nil: "block \(Words.hex(bytes))"
    }
  }

  private static func noise(_ byte: UInt8) -> String { "noise \(Words.hex(byte))" }
}

extension PrinterCondition {
  /// What a technician reads: complaints, or that there are none.
  package var words: String {
    var parts = [
      isOffline ? "offline" : nil, isCoverOpen ? "cover open" : nil,
      isFeedKeyPressed ? "feed key pressed" : nil, paperWords,
      hasCutterError ? "cutter error" : nil, isUnrecoverable ? "unrecoverable error" : nil,
      isRecoverable ? "recoverable error" : nil,
    ].compactMap(\.self)
    if parts.isEmpty { parts = ["no complaints"] }
    if let isDrawerPinHigh { parts.append("drawer pin \(isDrawerPinHigh ? "high" : "low")") }
    return parts.joined(separator: ", ")
  }

  private var paperWords: String? {
    switch paper {
    case .enough: nil
    case .nearEnd: "paper near end"
    case .end: "paper end"
    }
  }
}
