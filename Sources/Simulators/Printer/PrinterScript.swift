/// The faults of a virtual printer as lines of text, one fault a line; blank lines and lines that
/// begin with `#` say nothing.
package enum PrinterScript {
  /// A line that names no fault.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// What stands there.
    package let text: String

    /// What is wrong, and what could stand there.
    package var description: String {
      "line \(line): '\(text)' is no fault of a printer; "
        + "one of: \(PrinterScript.forms.map(\.text).joined(separator: ", "))"
    }
  }

  /// A way to write a fault: words, and `N` for a number.
  private struct Form: Sendable {
    let text: String
    let fault: @Sendable ([Int]) -> PrinterFault

    init(_ text: String, _ fault: @escaping @Sendable ([Int]) -> PrinterFault) {
      self.text = text
      self.fault = fault
    }
  }

  private static let forms: [Form] = [
    Form("unplug after N bytes") { .unplugged(afterBytes: $0[0]) },
    Form("paper ends at line N") { .paperEnds(atLine: $0[0]) },
    Form("cover opens at line N") { .coverOpens(atLine: $0[0]) },
    Form("busy after N bytes for N calls") { .busy(afterBytes: $0[0], forCalls: $0[1]) },
    Form("silent") { _ in .silent },
    Form("lose answer") { _ in .losesAnswer },
    Form("power cycle after N bytes") { .powerCycle(afterBytes: $0[0]) },
    Form("cutter jams") { _ in .cutterJams },
    Form("garble answer") { _ in .garbledAnswer },
  ]

  /// Reads a script.
  ///
  /// - Throws: the first line that names no fault.
  package static func faults(_ text: String) throws(Fault) -> [PrinterFault] {
    var faults: [PrinterFault] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let fault = fault(words) else {
        throw Fault(line: index + 1, text: words.joined(separator: " "))
      }
      faults.append(fault)
    }
    return faults
  }

  private static func fault(_ words: [Substring]) -> PrinterFault? {
    for form in forms {
      if let numbers = numbers(in: words, as: form) { return form.fault(numbers) }
    }
    return nil
  }

  /// The numbers of a line where its words are those of a form.
  private static func numbers(in words: [Substring], as form: Form) -> [Int]? {
    let expected = form.text.split(separator: " ")
    guard expected.count == words.count else { return nil }
    var numbers: [Int] = []
    for (word, want) in zip(words, expected) {
      if want == "N" {
        guard let number = UInt32(word) else { return nil }
        numbers.append(Int(number))
      } else if word != want, word + "s" != want {
        return nil
      }
    }
    return numbers
  }
}
