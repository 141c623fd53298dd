extension String {
  /// The text as the library takes it: new lines are kept, other control characters become spaces,
  /// and code points that Unicode keeps free become its replacement character.
  var drawable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x0A: scalar
          case 0..<0x20, 0x7F..<0xA0: " "
          case 0xFDD0...0xFDEF: "\u{FFFD}"
          default: scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar
          }
        }))
  }
}
