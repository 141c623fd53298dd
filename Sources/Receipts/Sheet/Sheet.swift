/// An A4 document before it is typeset: what stands on it, not where.
package struct Sheet: Hashable, Sendable {
  /// A label and what belongs to it.
  package struct Fact: Hashable, Sendable {
    /// What it is.
    package let label: String
    /// What it says.
    package let text: String
    /// Whether it stands out: a total.
    package let isStrong: Bool

    /// A fact with its label.
    package init(_ label: String, _ text: String, isStrong: Bool = false) {
      self.label = label
      self.text = text
      self.isStrong = isStrong
    }
  }

  /// A party to the document: a label, a name, further lines.
  package struct Party: Hashable, Sendable {
    /// Seller, buyer, payer.
    package let role: String
    /// Name first, then registration, address, account.
    package let lines: [String]

    /// A party.
    package init(role: String, lines: [String]) {
      self.role = role
      self.lines = lines
    }
  }

  /// A table; its head is repeated on every page.
  package struct Table: Hashable, Sendable {
    /// Where the text of a column stands.
    package enum Alignment: Hashable, Sendable { case left, centre, right }

    /// A column.
    package struct Column: Hashable, Sendable {
      /// What stands in the head.
      package let title: String
      /// Its share of the width, above 0; the shares of all columns need not add up to anything.
      package let share: Int
      /// Where its text stands.
      package let alignment: Alignment

      /// A column of a table.
      package init(_ title: String, share: Int, _ alignment: Alignment = .left) {
        self.title = title
        self.share = share
        self.alignment = alignment
      }
    }

    /// The columns.
    package let columns: [Column]
    /// The rows, each with one text per column.
    package let rows: [[String]]

    /// A table of rows.
    package init(columns: [Column], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// A part of the document, from top to bottom.
  package enum Part: Hashable, Sendable {
    /// The parties side by side.
    case parties([Party])
    /// Facts in two columns: dates, references, terms.
    case facts([Fact])
    /// A heading.
    case heading(String)
    /// A table.
    case table(Table)
    /// Sums on the right.
    case totals([Fact])
    /// Running text.
    case text(String)
    /// A QR code with what it is for.
    case qr(data: [UInt8], caption: String)
    /// Lines to sign on: the role, and the name where it is known.
    case signatures([Fact])
  }

  /// The language's code: it decides nothing but the document's metadata.
  package let language: String
  /// The title: `Rēķins`.
  package let title: String
  /// The number and what else stands beside the title.
  package let subtitle: String
  /// The parts.
  package let parts: [Part]
  /// What stands at the foot of every page, left of the page's number.
  package let footer: String
  /// The page's number with `#` for the number and `##` for the count: `Lapa # no ##`.
  package let pageLabel: String

  /// A sheet of parts.
  package init(
    language: String, title: String, subtitle: String, parts: [Part], footer: String,
    pageLabel: String
  ) {
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.parts = parts
    self.footer = footer
    self.pageLabel = pageLabel
  }
}
