extension DiagnosticTexts {
  /// The messages of a language by its code; English for a language without messages.
  package static func texts(in language: String) -> [DiagnosticCode: String] {
    switch language {
    case "lv": latvian
    case "de": german
    case "ru": russian
    case "pl": polish
    default: english
    }
  }
}
