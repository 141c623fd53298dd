/// A receipt template, read once and laid out many times.
///
/// The language is ReceiptLine with two extensions: `{text: word}` wraps at spaces, and `{{name}}`
/// inserts a value as plain text, never as syntax. Lines that hold only `{{#name}}`, `{{^name}}`
/// or `{{/name}}` begin and end sections.
package struct Template: Sendable {
  /// What is done about a template that is not as it should be.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Anomalies are diagnostics, and errors keep the template from being used.
    case strict
    /// Laid out as the reference implementation does it, with what that silently loses.
    case lenient
  }

  /// What the parser made of a source.
  package struct Parsed: Sendable {
    /// The template; nothing in strict mode if there is an error.
    package let template: Template?
    /// What was found, in the order of the source.
    package let diagnostics: [Diagnostic]
  }

  /// How many sections may stand in one another.
  package static let sectionDepthMax = 8

  /// The name that diagnostics give.
  package let name: String
  /// What is done about anomalies.
  package let mode: Mode
  /// The names of the values and sections that it asks for.
  package let names: Set<String>
  /// Its lines, except those that do nothing.
  let lines: [TemplateLine]

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - source: the text of the template.
  ///   - name: what diagnostics call it, such as `sale.receipt`.
  ///   - mode: what is done about anomalies.
  ///   - takesValues: whether `{{name}}` inserts a value; without, the source is pure ReceiptLine
  ///     and `{{` two stray braces.
  package static func parse(
    _ source: String, named name: String, mode: Mode, takesValues: Bool = true
  ) -> Parsed {
    var reader = TemplateReader(file: name, mode: mode, takesValues: takesValues)
    let lines = reader.read(source)
    let template = Template(name: name, mode: mode, names: reader.names, lines: lines)
    let isUsable = mode == .lenient || !reader.findings.hasError
    return Parsed(
      template: isUsable ? template : nil, diagnostics: reader.findings.diagnostics.sorted())
  }
}
