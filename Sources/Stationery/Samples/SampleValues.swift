package import Commerce
package import Receipts

/// Values to try templates with: of an ordinary day, and as large as anything that Kase accepts.
package struct SampleValues: Sendable {
  /// How large the values are.
  package enum Size: String, Hashable, Sendable, CaseIterable {
    /// What a counter sees every day.
    case everyday
    /// Everything that a page can have, with the largest amounts that compact columns hold.
    case compact
    /// Everything that a page can have, with the largest amounts and the longest names there are.
    case largest
  }

  private let scenes: SampleScenes
  private let extremes: SampleExtremes

  /// Samples in the titles and rates of a country and in the words of a language.
  package init(pack: CountryPack, wording: Wording) {
    scenes = SampleScenes(pack, wording)
    extremes = SampleExtremes(pack, wording)
  }

  /// The values for a template.
  package func values(for template: TemplateName, _ size: Size = .everyday) -> Values {
    switch size {
    case .everyday: scenes.values(for: template)
    case .compact: extremes.values(for: template, isCompact: true)
    case .largest: extremes.values(for: template, isCompact: false)
    }
  }

  /// The names that a template may use: those of its values, of all their lists, and of all words.
  package func names(offeredTo template: TemplateName) -> Set<String> {
    let names = values(for: template, .largest).allNames
    // A slip has either our values or the lines that a terminal sent.
    return template == .cardSlip ? names.union(terminalSlip.allNames) : names
  }

  /// A slip as a terminal sends it.
  private var terminalSlip: Values {
    TerminalSlip(lines: ["Terminal  52000007", "", "SUM EUR      49,90"]).values
  }
}

extension Values {
  /// The names of the values, with those of the elements of their lists.
  fileprivate var allNames: Set<String> {
    var names = Set(entries.keys).union(base.keys)
    for value in entries.values {
      guard case .list(let elements) = value else { continue }
      for element in elements { names.formUnion(element.allNames) }
    }
    return names
  }
}
