import Receipts

/// Fills a recipe with values.
struct SheetBuilder {
  /// The values around, words included.
  let values: Values
  /// The element of a list that is being written, before the values around it.
  var element: Values?

  /// The parts of a recipe that have something to show.
  func parts(_ parts: [SheetRecipe.Part]) -> [Sheet.Part] {
    parts.flatMap { part($0) }
  }

  private func part(_ part: SheetRecipe.Part) -> [Sheet.Part] {
    switch part {
    case .parties(let parties): unlessEmpty(parties.compactMap(party), Sheet.Part.parties)
    case .facts(let facts): unlessEmpty(shown(facts), Sheet.Part.facts)
    case .heading(let name): [.heading(text(name))]
    case .table(let list, let columns): table(list, columns)
    case .totals(let facts): unlessEmpty(shown(facts), Sheet.Part.totals)
    case .text(let text, let label, let list): running(text, label, list)
    case .qr(let name, let caption):
      holds(name) ? [.qr(data: Array(text(name).utf8), caption: text(caption))] : []
    case .signatures(let facts): unlessEmpty(lines(facts), Sheet.Part.signatures)
    case .when(let name, let inner, let otherwise): parts(holds(name) ? inner : otherwise)
    }
  }

  private func unlessEmpty<Element>(
    _ elements: [Element], _ make: ([Element]) -> Sheet.Part
  ) -> [Sheet.Part] {
    elements.isEmpty ? [] : [make(elements)]
  }

  private func party(_ party: SheetRecipe.Party) -> Sheet.Party? {
    let lines = party.lines.compactMap { text($0) }
    return lines.isEmpty ? nil : Sheet.Party(role: text(party.role), lines: lines)
  }

  /// The facts that have a text.
  private func shown(_ facts: [SheetRecipe.Fact]) -> [Sheet.Fact] {
    lines(facts).filter { !$0.text.isEmpty }
  }

  /// The facts whose condition holds, once for each element where they have a list.
  private func lines(_ facts: [SheetRecipe.Fact]) -> [Sheet.Fact] {
    facts.filter { isWanted($0.conditions) }.flatMap { fact in
      (fact.list.map(elements) ?? [self]).map {
        Sheet.Fact($0.text(fact.label) ?? "", $0.text(fact.text) ?? "", isStrong: fact.isStrong)
      }
    }
  }

  private func table(_ list: String, _ columns: [SheetRecipe.Column]) -> [Sheet.Part] {
    let columns = columns.filter { isWanted($0.conditions) }
    let rows = elements(of: list).map { row in columns.map { row.cell($0) } }
    guard !rows.isEmpty else { return [] }
    let heads = columns.map {
      Sheet.Table.Column(text($0.title), share: $0.share, $0.isFigure ? .right : .left)
    }
    return [.table(Sheet.Table(columns: heads, rows: rows))]
  }

  private func cell(_ column: SheetRecipe.Column) -> String {
    isWanted(column.cellCondition.map { [$0] } ?? []) ? text(column.cell) ?? "" : ""
  }

  /// Running text of the document, or of each element of a list.
  private func running(_ text: SheetRecipe.Text, _ label: String?, _ list: String?) -> [Sheet.Part]
  {
    (list.map(elements) ?? [self]).compactMap { builder in
      guard let words = builder.text(text) else { return nil }
      return .text(label.map { "\(builder.text($0)): \(words)" } ?? words)
    }
  }

  /// Builders for the elements of a list.
  private func elements(of list: String) -> [SheetBuilder] {
    guard case .list(let elements) = value(list) else { return [] }
    return elements.map { SheetBuilder(values: values, element: $0) }
  }

  /// Whether a flag is set, or a text or list is not empty: what sections of templates ask too.
  private func holds(_ name: String) -> Bool {
    switch value(name) {
    case .flag(let flag): flag
    case .list(let elements): !elements.isEmpty
    case .text(let text), .money(let text): !text.isEmpty
    case nil: false
    }
  }

  /// Whether any condition holds, or there is none.
  private func isWanted(_ conditions: [String]) -> Bool {
    conditions.isEmpty || conditions.contains(where: holds)
  }

  /// The values of a text side by side; nothing where none but labels and the currency have one.
  private func text(_ text: SheetRecipe.Text) -> String? {
    let shown = text.names.filter { !self.text($0).isEmpty }
    guard shown.contains(where: { !Self.isAddition($0) }) || text.names.allSatisfy(Self.isAddition)
    else { return nil }
    return shown.map { self.text($0) }.joined(separator: " ")
  }

  private static func isAddition(_ name: String) -> Bool {
    name.hasPrefix("w.") || name.hasSuffix("_label") || name == "doc.currency"
  }

  /// The text of a name, empty where there is none.
  func text(_ name: String) -> String {
    switch value(name) {
    case .text(let text), .money(let text): text
    case .flag, .list, nil: ""
    }
  }

  private func value(_ name: String) -> Value? { element?[name] ?? values[name] }
}
