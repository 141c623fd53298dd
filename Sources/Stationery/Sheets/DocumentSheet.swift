package import Commerce
package import Receipts

/// A document as an A4 sheet, made from the same values as its receipt.
package enum DocumentSheet {
  /// What can be put on a sheet.
  package enum Kind: Hashable, Sendable {
    /// A document of a type; of a cash-book page the values are those of the page.
    case document(DocumentType)
    /// The figures of a shift that is still open.
    case xReport

    /// All kinds.
    package static let all = DocumentType.allCases.map(Kind.document) + [.xReport]
  }

  /// The sheet of a document.
  ///
  /// - Parameters:
  ///   - kind: which document the values are of.
  ///   - values: the values of the document, words included.
  ///   - language: the code of the language that they are in.
  package static func sheet(_ kind: Kind, _ values: Values, language: String) -> Sheet {
    let builder = SheetBuilder(values: values)
    let copy = [builder.text("w.copy"), builder.text("copy.number")]
    let isCopy = values["copy"] == .flag(true)
    return Sheet(
      language: language,
      title: builder.text("doc.title"),
      subtitle: joined([builder.text("doc.name"), isCopy ? copy.joined(separator: " ") : ""]),
      parts: builder.parts(kind.recipe.parts),
      footer: joined([
        builder.text("seller.name"), builder.text("seller.registration"),
        builder.text("doc.name"),
      ]),
      pageLabel: builder.text("w.page"))
  }

  /// The names of the values and words that the sheet of a kind asks for.
  package static func names(askedBy kind: Kind) -> Set<String> {
    kind.recipe.names.union(["doc.title", "seller.name", "seller.registration", "w.copy", "w.page"])
  }

  /// The names that any sheet asks for, those included that stand beside its title if they are
  /// there.
  package static let names: Set<String> = Kind.all.reduce(
    into: ["copy", "copy.number", "doc.name"]
  ) { $0.formUnion(names(askedBy: $1)) }

  private static func joined(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension DocumentSheet.Kind {
  /// How its sheet is made.
  var recipe: SheetRecipe {
    switch self {
    case .xReport: .xReport
    case .document(let type): type.recipe
    }
  }
}

extension DocumentType {
  fileprivate var recipe: SheetRecipe {
    switch self {
    case .receipt: .receipt
    case .refund: .refund
    case .settlement: .settlement
    case .invoice: .invoice
    case .prepayment: .prepayment
    case .creditNote: .creditNote
    case .cashIn: .cashIn
    case .cashOut: .cashOut
    case .deposit: .deposit
    case .count: .count
    case .dayClose: .dayClose
    case .cashBook: .cashBook
    case .waybill: .waybill
    case .actOfService: .actOfService
    case .order: .order
    case .claim: .claim
    case .bankSettlement: .bankSettlement
    case .destruction: .destruction
    }
  }
}
