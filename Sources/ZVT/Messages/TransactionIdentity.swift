/// What tells a terminal's transaction from every other one.
package struct TransactionIdentity: Hashable, Sendable {
  /// The terminal's number, eight digits; empty where nobody told.
  package let terminal: String
  /// The trace number, six digits, or the long one of tag 1F2B; empty where there is none.
  package let trace: String
  /// The receipt number, four digits; empty where there is none.
  package let receipt: String
  /// MMDD: terminals do not tell the year.
  package let date: String
  /// HHMMSS.
  package let time: String

  /// An identity by its parts; nothing unless there is a receipt or a trace, a date and a time, all
  /// of digits.
  package init?(terminal: String, trace: String, receipt: String, date: String, time: String) {
    let parts = [terminal, trace, receipt, date, time]
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    guard !(trace.isEmpty && receipt.isEmpty), date.utf8.count == 4, time.utf8.count == 6 else {
      return nil
    }
    self.terminal = terminal
    self.trace = trace
    self.receipt = receipt
    self.date = date
    self.time = time
  }

  /// The parts with strokes between them: `52000007/000417/0083/0611/173012`.
  package var text: String { [terminal, trace, receipt, date, time].joined(separator: "/") }

  /// The identity of a text as `text` gives it.
  package init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5 else { return nil }
    self.init(
      terminal: parts[0], trace: parts[1], receipt: parts[2], date: parts[3], time: parts[4])
  }
}
