package import ZVT

/// What a terminal showed as its last transaction before an order: by it a lost answer is
/// recognised, as long as the terminal still shows the same.
package enum Baseline: Hashable, Sendable {
  /// A transaction.
  case transaction(TransactionIdentity)
  /// The record of a closed batch, as one text.
  case batch(String)
  /// Nothing is stored, said with this code.
  case nothing(code: UInt8)
  /// The terminal shows nothing that could be used.
  case unusable

  /// Reads what `text` gives; any other text is of no use.
  package init(text: String) {
    let digits = text.dropFirst("none:".utf8.count)
    if let identity = TransactionIdentity(text: text) {
      self = .transaction(identity)
    } else if text.hasPrefix("batch:") {
      self = .batch(String(text.dropFirst("batch:".utf8.count)))
    } else if text.hasPrefix("none:"), let code = UInt8(digits, radix: 16) {
      self = .nothing(code: code)
    } else {
      self = .unusable
    }
  }

  /// `52000007/000417/0083/0611/173012`, `batch:0211-0222/35975/0611/221507`, `none:64` or
  /// `unusable`.
  package var text: String {
    switch self {
    case .transaction(let identity): identity.text
    case .batch(let text): "batch:\(text)"
    case .nothing(let code): "none:\(hexadecimal(code))"
    case .unusable: "unusable"
    }
  }
}

/// A byte as two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
