package import Receipts

/// A slip whose lines the card terminal made: they stand as they came, set in columns by blanks.
package struct TerminalSlip: Hashable, Sendable {
  /// A blank that neither breaks a line nor melts into its neighbours.
  private static let hardBlank: Character = "\u{A0}"

  /// The lines, without the characters that end them.
  package let lines: [String]

  /// A slip of a terminal's lines.
  package init(lines: [String]) { self.lines = lines }

  /// The slip as values of the template of card slips, which then shows nothing else.
  package var values: Values {
    let rows = lines.map { line in
      let text = line.map { $0 == " " ? Self.hardBlank : $0 }
      return Values(["slip.line": .text(text.isEmpty ? String(Self.hardBlank) : String(text))])
    }
    return Values(["slip.lines": .list(rows)], over: [:])
  }
}
