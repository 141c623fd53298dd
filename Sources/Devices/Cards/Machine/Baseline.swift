package import ZVT

/// What a terminal showed as its last transaction before an order: by it a lost answer is
/// recognised, as long as the terminal still shows the same.
package enum Baseline: Hashable, Sendable {
  /// A transaction, and the one that was heard of after it and is not shown: a refused or a
  /// reversed one may have used its number up.
  case transaction(TransactionIdentity, later: TransactionIdentity? = nil)
  /// The record of a closed batch, as one text.
  case batch(String)
  /// Nothing is stored, said with this code.
  case nothing(code: UInt8)
  /// The terminal shows nothing that could be used.
  case unusable

  /// Reads what `text` gives; any other text is of no use.
  package init(text: String) {
    let digits = text.dropFirst("none:".utf8.count)
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    let identities = parts.compactMap { TransactionIdentity(text: String($0)) }
    if let shown = identities.first, identities.count == parts.count, parts.count <= 2 {
      self = .transaction(shown, later: identities.dropFirst().first)
    } else if text.hasPrefix("batch:") {
      self = .batch(String(text.dropFirst("batch:".utf8.count)))
    } else if text.hasPrefix("none:"), let code = UInt8(digits, radix: 16) {
      self = .nothing(code: code)
    } else {
      self = .unusable
    }
  }

  /// `52000007/000417/0083/0611/173012`, two of them with a plus between,
  /// `batch:0211-0222/35975/0611/221507`, `none:64` or
  /// `unusable`.
  package var text: String {
    switch self {
    case .transaction(let shown, nil): shown.text
    case .transaction(let shown, let later?): "\(shown.text)+\(later.text)"
    case .batch(let text): "batch:\(text)"
    case .nothing(let code): "none:\(hexadecimal(code))"
    case .unusable: "unusable"
    }
  }
}

extension TransactionIdentity {
  /// How many receipt numbers it stands after another one of the same terminal, over the wrap from
  /// 9999 to 1 (some count to 0): 1 for the next one, 0 for the same number; nothing where either
  /// has none.
  func receipts(after other: TransactionIdentity) -> Int? {
    guard let old = Int(other.receipt), let new = Int(receipt), terminal == other.terminal,
      (0...9_999).contains(old), (0...9_999).contains(new)
    else { return nil }
    if new == 0, old > 5_000 { return 10_000 - old }
    return new >= old ? new - old : new - old + 9_999
  }
}

/// A byte as two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
