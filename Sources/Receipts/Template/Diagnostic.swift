/// Something about a template that its author should know, with its place.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The template can't be saved, or not laid out.
    case error
    /// What prints is perhaps not what was meant.
    case warning
    /// Good to know.
    case info
  }

  /// The name of the template, as it was given to the parser.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in Unicode scalars of the source.
  package let column: Int
  /// How bad it is.
  package let severity: Severity
  /// What it is.
  package let code: DiagnosticCode
  /// What stands for the `{names}` of the message.
  package let values: [String: String]

  /// A diagnostic at a place.
  package init(
    file: String, line: Int, column: Int, severity: Severity, code: DiagnosticCode,
    values: [String: String] = [:]
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.values = values
  }

  /// `file:line:column: severity: code: message`, in English.
  package var text: String { text(in: DiagnosticTexts.english) }

  /// `file:line:column: severity: code: message`, with the messages of a language.
  package func text(in texts: [DiagnosticCode: String]) -> String {
    "\(file):\(line):\(column): \(severity.rawValue): \(code.rawValue): \(message(in: texts))"
  }

  /// What it is and how to mend it, in the words of a language; English where it has none.
  package func message(in texts: [DiagnosticCode: String]) -> String {
    let words = texts[code] ?? DiagnosticTexts.english[code] ?? code.rawValue
    let parts = words.split(separator: "{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { message, part in
      message += filled(part)
    }
  }

  /// The part of a message after a brace; a brace without the name of a value stands for itself.
  private func filled(_ part: Substring) -> String {
    guard let end = part.firstIndex(of: "}"), let value = values[String(part[..<end])] else {
      return "{" + part
    }
    return Self.shown(value) + part[part.index(after: end)...]
  }

  /// What a template says, as a terminal may show it: characters that act are named.
  private static func shown(_ value: String) -> String {
    value.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format: "U+" + String(scalar.value, radix: 16, uppercase: true)
      default: String(scalar)
      }
    }.joined()
  }
}

extension Diagnostic: Comparable {
  /// In the order of the template.
  package static func < (one: Diagnostic, other: Diagnostic) -> Bool {
    (one.line, one.column, one.code.rawValue) < (other.line, other.column, other.code.rawValue)
  }
}
