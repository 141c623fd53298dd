extension SheetRecipe {
  /// The names of all values and words that the recipe asks for.
  var names: Set<String> { Self.names(of: parts) }

  private static func names(of parts: [Part]) -> Set<String> {
    parts.reduce(into: []) { $0.formUnion(names(of: $1)) }
  }

  private static func names(of part: Part) -> Set<String> {
    switch part {
    case .parties(let parties):
      Set(parties.flatMap { [$0.role] + $0.lines.flatMap(\.names) })
    case .facts(let facts), .totals(let facts), .signatures(let facts):
      Set(
        facts.flatMap {
          $0.label.names + $0.text.names + $0.conditions + [$0.list].compactMap { $0 }
        })
    case .heading(let name): [name]
    case .table(let list, let columns):
      Set(
        [list]
          + columns.flatMap {
            [$0.title] + $0.cell.names + $0.conditions + [$0.cellCondition].compactMap { $0 }
          })
    case .text(let text, let label, let list):
      Set(text.names + [label, list].compactMap { $0 })
    case .qr(let name, let caption): [name, caption]
    case .when(let name, let parts, let otherwise):
      names(of: parts).union(names(of: otherwise)).union([name])
    }
  }
}
