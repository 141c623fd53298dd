/// Pairs in the form of a URL's query, as terminals put them into texts: `name=a&value=b%20c`.
package struct QueryText: Sendable {
  private let pairs: [(name: Substring, value: String)]

  /// Takes a text apart; a text of another form has no pairs.
  package init(_ text: String) {
    pairs = text.split(separator: "&").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      return (parts[0], Self.plain(parts[1]))
    }
  }

  /// The value of a name.
  package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Undoes the escapes `%41` and `+`; what is no escape stays as it is.
  private static func plain(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(Substring(rest.prefix(2))), radix: 16),
        rest.count >= 2
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
