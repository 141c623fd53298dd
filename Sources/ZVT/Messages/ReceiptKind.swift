/// For whom a slip is (PA00P015 §9.4, tag 1F07).
package enum ReceiptKind: UInt8, Hashable, Sendable, CaseIterable {
  /// The merchant's copy.
  case merchant = 1
  /// The customer's copy.
  case customer = 2
  /// Administration.
  case administration = 3
}
