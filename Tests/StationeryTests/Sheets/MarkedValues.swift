import Receipts
import Stationery

/// Values that say their own names, so that a test sees what stands where.
enum MarkedValues {
  /// The lists of the vocabulary.
  static let lists: Set<String> = [
    "lines", "taxes", "prepaid_taxes", "notes", "agency", "vouchers", "tenders", "relations",
    "signatures", "movements", "piles", "methods", "tax_totals", "documents", "flows", "attempts",
    "ranges", "doubts", "baskets", "rows",
  ]

  /// What stands for a value: its name between brackets.
  static func mark(_ name: String) -> String { "<\(name)>" }

  /// Every value that any sheet asks for, lists with two elements.
  ///
  /// - Parameter missing: what is empty, or false.
  static func all(without missing: Set<String> = []) -> Values {
    var values: Values = [:]
    for name in DocumentSheet.names {
      values[name] = missing.contains(name) ? .text("") : .text(mark(name))
    }
    values["copy"] = .flag(!missing.contains("copy"))
    for list in lists { values[list] = .list(missing.contains(list) ? [] : [[:], [:]]) }
    return values
  }
}

extension Sheet {
  /// Everything that is written on the sheet.
  var texts: [String] { [title, subtitle, footer, pageLabel] + parts.flatMap(\.texts) }

  /// Whether a value stands on the sheet.
  func shows(_ name: String) -> Bool {
    texts.contains { $0.contains(MarkedValues.mark(name)) }
  }
}

extension Sheet.Part {
  fileprivate var texts: [String] {
    switch self {
    case .parties(let parties): parties.flatMap { [$0.role] + $0.lines }
    case .facts(let facts), .totals(let facts), .signatures(let facts):
      facts.flatMap { [$0.label, $0.text] }
    case .heading(let text), .text(let text): [text]
    case .table(let table): table.columns.map(\.title) + table.rows.flatMap { $0 }
    case .qr(let data, let caption): [String(decoding: data, as: UTF8.self), caption]
    }
  }
}
