/// Escape sequences, resolved in the steps of the reference implementation: what a malformed one
/// takes with it follows from their order.
enum Escapes {
  private static let backslash: Unicode.Scalar = "\\"
  private static let digits = Array("0123456789abcdef".unicodeScalars)

  /// The characters that keep their meaning from columns and properties.
  static func isLineEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "|", "{", "}": true
    default: false
    }
  }

  /// The characters that keep their meaning from styles, rules and cuts.
  static func isTextEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "=", "_", "\"", "`", "^", "~": true
    default: false
    }
  }

  /// The form in which an escaped character is kept until the end: `\xHH`.
  static func hex(of atom: Atom) -> [Atom] {
    let value = Int(atom.scalar.value)
    return [backslash, "x", digits[value >> 4 & 15], digits[value & 15]].map {
      Atom($0, column: atom.column)
    }
  }

  /// Keeps characters from their meaning: `\` and the character become `\xHH`.
  static func protect(
    _ atoms: ArraySlice<Atom>, where isEscape: (Unicode.Scalar) -> Bool
  ) -> [Atom] {
    var result: [Atom] = []
    result.reserveCapacity(atoms.count)
    var index = atoms.startIndex
    while index < atoms.endIndex {
      if atoms[index].scalar == backslash, index + 1 < atoms.endIndex,
        isEscape(atoms[index + 1].scalar)
      {
        result += hex(of: atoms[index + 1])
        index += 2
      } else {
        result.append(atoms[index])
        index += 1
      }
    }
    return result
  }

  /// Deletes control characters and their escapes, `\x00` to `\x1f` and `\x7f`.
  static func removeControls(_ atoms: ArraySlice<Atom>, _ findings: inout Findings) -> [Atom] {
    var result: [Atom] = []
    result.reserveCapacity(atoms.count)
    var index = atoms.startIndex
    while index < atoms.endIndex {
      let atom = atoms[index]
      let escaped = hexValue(atoms, at: index)
      if atom.scalar.isDeletedControl {
        findings.error(
          .controlCharacter, at: atom.column, ["character": atom.scalar.codePoint])
        index += 1
      } else if let escaped, escaped.isDeletedControl {
        findings.error(.controlCharacter, at: atom.column, ["character": escaped.codePoint])
        index += 4
      } else {
        result.append(atom)
        index += 1
      }
    }
    return result
  }

  /// Resolves what is left of escapes in a piece without syntax: `\xHH` is a character, anything
  /// else vanishes.
  static func resolve(_ atoms: [Atom], _ findings: inout Findings) -> [Resolved] {
    guard atoms.contains(where: { $0.scalar == backslash }) else {
      return atoms.map { Resolved($0.scalar, column: $0.column, isEscaped: false) }
    }
    let formed = removeMalformed(atoms[...], &findings)
    return resolveHex(removeUnknown(formed[...], &findings)[...])
  }

  /// A character after its escape was resolved.
  struct Resolved {
    let scalar: Unicode.Scalar
    let column: Int
    let isEscaped: Bool

    init(_ scalar: Unicode.Scalar, column: Int, isEscaped: Bool) {
      self.scalar = scalar
      self.column = column
      self.isEscaped = isEscaped
    }
  }

  /// A `\` at the end vanishes, and `\x` without two digits with up to two characters after it.
  private static func removeMalformed(
    _ atoms: ArraySlice<Atom>, _ findings: inout Findings
  ) -> [Atom] {
    var result: [Atom] = []
    var index = atoms.startIndex
    while index < atoms.endIndex {
      let length = malformedLength(atoms[index...])
      if length > 0 {
        let code = length == 1 ? DiagnosticCode.escapeUnknown : .escapeHexMalformed
        findings.error(code, at: atoms[index].column)
        index += length
      } else {
        result.append(atoms[index])
        index += 1
      }
    }
    return result
  }

  /// How many characters a malformed escape at the beginning takes with it; 0 without one.
  private static func malformedLength(_ atoms: ArraySlice<Atom>) -> Int {
    let start = atoms.startIndex
    guard atoms[start].scalar == backslash else { return 0 }
    guard atoms.count > 1 else { return 1 }
    guard atoms[start + 1].scalar == "x" else { return 0 }
    if atoms.count <= 3 { return atoms.count }
    if !atoms[start + 2].scalar.isHexDigit { return 3 }
    return atoms[start + 3].scalar.isHexDigit ? 0 : 4
  }

  /// A `\` before any other character vanishes with it.
  private static func removeUnknown(
    _ atoms: ArraySlice<Atom>, _ findings: inout Findings
  ) -> [Atom] {
    var result: [Atom] = []
    var index = atoms.startIndex
    while index < atoms.endIndex {
      if atoms[index].scalar == backslash, index + 1 < atoms.endIndex,
        atoms[index + 1].scalar != "x"
      {
        findings.error(
          .escapeUnknown, at: atoms[index].column,
          ["character": String(atoms[index + 1].scalar)])
        index += 2
      } else {
        result.append(atoms[index])
        index += 1
      }
    }
    return result
  }

  private static func resolveHex(_ atoms: ArraySlice<Atom>) -> [Resolved] {
    var result: [Resolved] = []
    var index = atoms.startIndex
    while index < atoms.endIndex {
      let column = atoms[index].column
      if let scalar = hexValue(atoms, at: index) {
        result.append(Resolved(scalar, column: column, isEscaped: true))
        index += 4
      } else {
        result.append(Resolved(atoms[index].scalar, column: column, isEscaped: false))
        index += 1
      }
    }
    return result
  }

  /// The character of a well-formed `\xHH`.
  private static func hexValue(_ atoms: ArraySlice<Atom>, at index: Int) -> Unicode.Scalar? {
    guard atoms[index].scalar == backslash, index + 3 < atoms.endIndex,
      atoms[index + 1].scalar == "x",
      atoms[index + 2].scalar.isHexDigit, atoms[index + 3].scalar.isHexDigit
    else { return nil }
    return Unicode.Scalar(atoms[index + 2].scalar.hexValue << 4 | atoms[index + 3].scalar.hexValue)
  }
}
