package import Commerce
package import Receipts

/// A template that Kase carries and that can't be read: the tests rule it out.
package struct TemplateFault: Error, Hashable, Sendable {
  /// What was found.
  package let diagnostics: [Diagnostic]
}

/// The templates of a branch: those that Kase carries, and in their place those of its own folder.
///
/// All are read once, when the library is made. A template of the branch's own that has an error is
/// told of and not used: the carried one stands in.
package struct TemplateLibrary: Sendable {
  /// What was found in the branch's own templates.
  package let diagnostics: [Diagnostic]
  /// Names of files in the folder that no document asks for.
  package let unusedFiles: [String]
  private let templates: [TemplateName: Template]

  /// A library.
  ///
  /// - Parameters:
  ///   - custom: sources by the names of their files, such as `sale.receipt`.
  ///   - samples: what the branch's own templates are tried with.
  /// - Throws: a fault in a carried template.
  package init(custom: [String: String] = [:], samples: SampleValues) throws(TemplateFault) {
    var templates: [TemplateName: Template] = [:]
    var found: [Diagnostic] = []
    for name in TemplateName.allCases {
      if let source = custom[name.fileName] {
        let check = TemplateCheck(source, of: name, with: samples)
        found += check.diagnostics
        templates[name] = check.template
      }
      if templates[name] == nil { templates[name] = try Self.carried(name) }
    }
    self.templates = templates
    diagnostics = found
    unusedFiles = custom.keys.filter { TemplateName(fileName: $0) == nil }.sorted()
  }

  /// The template of a name.
  package func template(_ name: TemplateName) -> Template {
    guard let template = templates[name] else { preconditionFailure("init reads all templates") }
    return template
  }

  /// The template for a type of document.
  package func template(for type: DocumentType) -> Template { template(TemplateName(type)) }

  private static func carried(_ name: TemplateName) throws(TemplateFault) -> Template {
    let parsed = Template.parse(name.carried, named: name.fileName, mode: .strict)
    guard let template = parsed.template else {
      throw TemplateFault(diagnostics: parsed.diagnostics)
    }
    return template
  }
}

extension TemplateName {
  /// The template of a file, or nothing for a file that no document asks for.
  package init?(fileName: String) {
    guard let match = TemplateName.allCases.first(where: { $0.fileName == fileName }) else {
      return nil
    }
    self = match
  }
}
