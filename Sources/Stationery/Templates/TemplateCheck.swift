package import Receipts

/// What is wrong with the source of a template: its syntax, the names that it asks for, and whether
/// the largest values fit on every width of paper.
///
/// So a fault is found when a template is saved, not when a customer waits for the receipt.
package struct TemplateCheck: Sendable {
  /// The widths of paper that a template has to fit, in characters.
  package static let columns = [32, 42, 48]

  /// What was found, each finding once, in the order of the template.
  package let diagnostics: [Diagnostic]
  /// The template; nothing where there is an error.
  package let template: Template?

  /// Checks a source.
  ///
  /// - Parameters:
  ///   - source: the text of the template.
  ///   - name: which template it is to be.
  ///   - file: what diagnostics call it; its name where absent.
  ///   - samples: what it is tried with.
  package init(
    _ source: String, of name: TemplateName, in file: String? = nil, with samples: SampleValues
  ) {
    let file = file ?? name.fileName
    let parsed = Template.parse(source, named: file, mode: .strict)
    var found = Set(parsed.diagnostics)
    if let template = parsed.template {
      let unknown = template.names.subtracting(samples.names(offeredTo: name))
      for missing in unknown {
        found.insert(Self.finding(missing, in: source, of: file))
      }
      for size in SampleValues.Size.allCases {
        let values = samples.values(for: name, size)
        for columns in Self.columns {
          found.formUnion(Self.findings(template, values, columns))
        }
      }
    }
    diagnostics = found.sorted()
    template = found.contains { $0.severity == .error } ? nil : parsed.template
  }

  private static func findings(_ template: Template, _ values: Values, _ columns: Int)
    -> [Diagnostic]
  {
    do throws(LayoutError) {
      return try template.layout(values, LayoutOptions(columns: columns)).diagnostics
    } catch {
      return error.diagnostics
    }
  }

  /// The diagnostic of a name that no value has; it points at the first place that asks for it.
  private static func finding(_ missing: String, in source: String, of file: String)
    -> Diagnostic
  {
    let askings = ["{{\(missing)}}", "{{#\(missing)}}", "{{^\(missing)}}"]
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      for asking in askings {
        guard let column = line.column(of: asking) else { continue }
        return diagnostic(missing, file, line: index + 1, column: column)
      }
    }
    return diagnostic(missing, file, line: 1, column: 1)
  }

  private static func diagnostic(
    _ missing: String, _ file: String, line: Int, column: Int
  ) -> Diagnostic {
    Diagnostic(
      file: file, line: line, column: column, severity: .error, code: .nameUnknown,
      values: ["name": missing])
  }
}

extension Substring {
  /// Where a text begins, from 1, in scalars; nothing where it does not occur.
  fileprivate func column(of text: String) -> Int? {
    let here = Array(unicodeScalars)
    let there = Array(text.unicodeScalars)
    guard here.count >= there.count else { return nil }
    return (0...here.count - there.count).first { start in
      here[start..<start + there.count].elementsEqual(there)
    }.map { $0 + 1 }
  }
}
