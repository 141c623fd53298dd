/// How the A4 sheet of a kind of document is made from its values: data, without code per kind.
///
/// Names are those of the values; a name that begins with `w.` is a word of the language, one that
/// ends with `_label` a word of the country.
struct SheetRecipe: Sendable {
  /// Values side by side, one blank between them: `["w.place", "seller.place"]`.
  ///
  /// Nothing at all where none but words, labels and the currency have a text.
  struct Text: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    let names: [String]

    init(stringLiteral name: String) { names = [name] }
    init(arrayLiteral names: String...) { self.names = names }
  }

  /// A label and its text.
  struct Fact: Sendable {
    let label: Text
    let text: Text
    let isStrong: Bool
    /// The flags, texts or lists without any of which the fact is left out.
    let conditions: [String]
    /// The list for whose elements the fact is repeated.
    let list: String?

    init(
      _ label: Text, _ text: Text, isStrong: Bool = false, when conditions: [String] = [],
      each list: String? = nil
    ) {
      self.label = label
      self.text = text
      self.isStrong = isStrong
      self.conditions = conditions
      self.list = list
    }
  }

  /// A party: who it is here, and its lines.
  struct Party: Sendable {
    let role: String
    let lines: [Text]
  }

  /// A column of a table.
  struct Column: Sendable {
    let title: String
    let cell: Text
    let share: Int
    let isFigure: Bool
    /// The flags, texts or lists without any of which the column is left out.
    let conditions: [String]
    /// The flag without which a cell of the column stays empty.
    let cellCondition: String?

    init(
      _ title: String, _ cell: Text, share: Int, isFigure: Bool = false,
      when conditions: [String] = [],
      cellWhen cellCondition: String? = nil
    ) {
      self.title = title
      self.cell = cell
      self.share = share
      self.isFigure = isFigure
      self.conditions = conditions
      self.cellCondition = cellCondition
    }
  }

  /// A part of the sheet; what has nothing to show is left out.
  indirect enum Part: Sendable {
    /// Parties side by side.
    case parties([Party])
    /// Labels and texts; those without a text are left out.
    case facts([Fact])
    /// A heading.
    case heading(String)
    /// A table with a row for each element of a list.
    case table(String, [Column])
    /// Sums on the right.
    case totals([Fact])
    /// Running text, after a label and a colon where it has one; for each element of a list.
    case text(Text, label: String? = nil, each: String? = nil)
    /// A QR code of a value's bytes.
    case qr(String, caption: String)
    /// Lines to sign on; a name may be missing.
    case signatures([Fact])
    /// Parts that stand there only with a flag, a text or a list, and parts instead of them.
    case when(String, [Part], otherwise: [Part] = [])
  }

  let parts: [Part]

  init(_ parts: [Part]...) { self.parts = parts.flatMap { $0 } }
}
