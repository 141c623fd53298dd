/// The text of a value: never syntax, only characters, spaces and line ends.
struct ValueText {
  /// The text, at least a space: an empty value keeps its column.
  let text: PlainText
  /// The first character that can't be printed and was left out.
  let removed: Unicode.Scalar?

  /// Cleans a text: line ends become breaks and tabs spaces; control characters, direction marks
  /// and marks without a letter are left out.
  init(_ source: String) {
    if let ascii = ValueText.printableASCII(source) {
      text = PlainText(printableASCII: ascii)
      removed = nil
    } else {
      var cleaner = ScalarCleaner()
      cleaner.clean(source)
      removed = cleaner.removed
      text = PlainText(ValueText.withHardEdges(cleaner.scalars))
    }
  }

  /// The characters of a text that consists of nothing but ASCII without spaces at its ends.
  private static func printableASCII(_ source: String) -> [Unicode.Scalar]? {
    let bytes = source.utf8.span
    guard !bytes.isEmpty, bytes[0] != 0x20, bytes[bytes.count - 1] != 0x20 else { return nil }
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    for index in bytes.indices {
      guard 0x20...0x7E ~= bytes[index] else { return nil }
      scalars.append(Unicode.Scalar(bytes[index]))
    }
    return scalars
  }

  /// Spaces at the ends are kept on their row, as `~` would be.
  private static func withHardEdges(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let first = scalars.first, let last = scalars.last else { return [PlainText.hardSpace] }
    guard first == " " || last == " " else { return scalars }
    var result = scalars
    for index in result.indices {
      guard result[index] == " " else { break }
      result[index] = PlainText.hardSpace
    }
    for index in result.indices.reversed() {
      guard result[index] == " " else { break }
      result[index] = PlainText.hardSpace
    }
    return result
  }
}

/// Leaves the characters of a text that can be printed.
struct ScalarCleaner {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The first character that was left out.
  private(set) var removed: Unicode.Scalar?

  mutating func clean(_ source: String) {
    scalars.reserveCapacity(source.utf8.count)
    var isAfterReturn = false
    for scalar in source.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      if scalar.value >= 0x20 && scalar.value < 0x7F {
        scalars.append(scalar)
      } else if scalar == "\n" && isAfterReturn {
        continue
      } else {
        take(scalar)
      }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if scalar == "\n" || scalar == "\r" || scalar.isSeparator {
      scalars.append(PlainText.lineBreak)
    } else if scalar == "\t" {
      scalars.append(" ")
    } else if scalar.isControl || scalar.isBidiControl {
      removed = removed ?? scalar
    } else if scalar.isOrdinary {
      scalars.append(scalar)
    } else if scalar.isMark {
      compose(scalar)
    } else {
      scalars.append(Composition.canonical(scalar))
    }
  }

  /// Puts a mark on the letter before it.
  private mutating func compose(_ mark: Unicode.Scalar) {
    guard let base = scalars.last, let letter = Composition.letter(base, mark) else {
      removed = removed ?? mark
      return
    }
    scalars[scalars.count - 1] = letter
  }
}
