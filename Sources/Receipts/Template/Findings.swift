/// Collects diagnostics: one for each place and code, as bad as the mode makes it.
struct Findings {
  let file: String
  let mode: Template.Mode
  /// The line that is being read or laid out, from 1.
  var line = 1
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasError = false
  private var seen: Set<Place> = []

  private struct Place: Hashable {
    let line: Int
    let column: Int
    let code: DiagnosticCode
  }

  init(file: String, mode: Template.Mode) {
    self.file = file
    self.mode = mode
  }

  /// Adds what is an error in strict mode; lenient mode warns, unless it never lets it pass.
  mutating func error(_ code: DiagnosticCode, at column: Int, _ values: [String: String] = [:]) {
    let isError = mode == .strict || code.isAlwaysError
    add(code, isError ? .error : .warning, at: column, values)
  }

  mutating func warn(_ code: DiagnosticCode, at column: Int, _ values: [String: String] = [:]) {
    add(code, .warning, at: column, values)
  }

  mutating func note(_ code: DiagnosticCode, at column: Int, _ values: [String: String] = [:]) {
    add(code, .info, at: column, values)
  }

  private mutating func add(
    _ code: DiagnosticCode, _ severity: Diagnostic.Severity, at column: Int,
    _ values: [String: String]
  ) {
    guard seen.insert(Place(line: line, column: column, code: code)).inserted else { return }
    hasError = hasError || severity == .error
    diagnostics.append(
      Diagnostic(
        file: file, line: line, column: column, severity: severity, code: code, values: values))
  }
}

extension Unicode.Scalar {
  /// `U+00AD`: for characters that can't be seen.
  var codePoint: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}
