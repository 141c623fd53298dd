import Amounts
import CanonicalJSON

extension TerminalRecord {
  /// Writes the message for the journal; what has its usual value is left out.
  func write(to writer: inout JSONWriter) {
    writer.member("at", at.rfc3339)
    if case .attempt(let attempt) = subject { writer.member("attempt", attempt.text) }
    writer.member("audience", audience?.rawValue)
    writer.member("bytes", Hexadecimal.text(of: bytes))
    if case .close(let close) = subject { writer.member("close", close.text) }
    if endsSlip { writer.member("endsSlip", true) }
    writer.member("kind", kind.rawValue)
    if !lines.isEmpty { writer.member("lines", lines) { $0.string($1) } }
    writer.member("terminal", terminal.text)
  }

  /// Reads what `write(to:)` wrote.
  init(_ reader: inout FactReader) throws(JournalFault) {
    let attempt: AttemptID? = try reader.optionalIdentifier("attempt")
    let close: CloseID? = try reader.optionalIdentifier("close")
    let isForSomebody = try reader.optionalText("audience") != nil
    guard let bytes = Hexadecimal.bytes(of: try reader.text("bytes")) else {
      throw reader.fault("bytes", "hexadecimal digits were expected")
    }
    self.init(
      terminal: try reader.identifier("terminal"),
      subject: attempt.map(Subject.attempt) ?? close.map(Subject.close) ?? .nothing,
      kind: try reader.choice("kind"), bytes: bytes, lines: try reader.texts("lines"),
      audience: isForSomebody ? try reader.choice("audience") : nil,
      endsSlip: try reader.flag("endsSlip"), at: try reader.moment("at"))
  }
}

/// Bytes as text: two lower-case digits each.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(of bytes: [UInt8]) -> String {
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  static func bytes(of text: String) -> [UInt8]? {
    let values = text.utf8.map { digit in digits.firstIndex(of: digit) }
    guard values.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count / 2)
    for index in stride(from: 0, to: values.count, by: 2) {
      guard let high = values[index], let low = values[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
