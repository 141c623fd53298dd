/// The six digits that a terminal asks for; no description shows them.
package struct Password: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// Three bytes of packed digits.
  package let bytes: [UInt8]

  /// A password of six digits; nothing for any other text.
  package init?(_ digits: String) {
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    bytes = BCD.bytes(digits: digits, count: 3)
  }

  /// A password as it came; its digits are not looked at.
  ///
  /// - Parameter bytes: three bytes.
  init?(bytes: [UInt8]) {
    guard bytes.count == 3 else { return nil }
    self.bytes = bytes
  }

  /// 000000, which many terminals are delivered with.
  package static let zeros = Password(zeros: ())

  private init(zeros: Void) { bytes = [0, 0, 0] }

  /// Never the digits.
  package var description: String { "******" }

  /// Never the digits either.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
