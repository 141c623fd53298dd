/// Text of a terminal, made harmless (PA00P015 §3.5).
package enum Text {
  /// The text without control characters: a terminal's bytes must never command a printer or a
  /// shell.
  package static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
  }

  /// C0, DEL and C1, and the marks that turn the direction of writing around.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
