/// How the value of a field is delimited (PA00P015 §13).
package enum FieldLayout: Hashable, Sendable {
  /// So many bytes.
  case fixed(Int)
  /// Two length bytes `Fx Fy`, at most 99.
  case ll
  /// Three length bytes `Fx Fy Fz`, at most 999.
  case lll
  /// A length as in BER; only field 06.
  case container

  /// What stands in front of a value of so many bytes; a value that is too long has no prefix and
  /// is not written.
  func prefix(_ count: Int) -> [UInt8]? {
    switch self {
    case .fixed(let size): size == count ? [] : nil
    case .ll: count <= 99 ? Self.digits(count, 2) : nil
    case .lll: count <= 999 ? Self.digits(count, 3) : nil
    case .container: TLV.length(count)
    }
  }

  private static func digits(_ count: Int, _ digits: Int) -> [UInt8] {
    var rest = count
    var bytes: [UInt8] = []
    for _ in 0..<digits {
      bytes.insert(0xF0 | UInt8(rest % 10), at: 0)
      rest /= 10
    }
    return bytes
  }
}
