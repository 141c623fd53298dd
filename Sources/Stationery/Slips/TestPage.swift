package import Amounts
import Commerce
package import Receipts

/// A page that shows what a printer can do: styles, letters, codes.
package struct TestPage: Hashable, Sendable {
  /// The letters that the languages have beyond ASCII, and the signs that receipts use.
  private static let letters = [
    ("lv", "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž"), ("lt", "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž"), ("et", "ÄÕÖÜŠŽ äõöüšž"),
    ("pl", "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż"), ("de", "ÄÖÜẞ äöüß"),
    ("ru", "АБВГДЕЁЖЗИЙКЛМНО ПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмно прстуфхцчшщъыьэюя"),
    ("€", "€ № § ° « » „ “ ” – ×"),
  ]

  /// The printer's name.
  package let printer: String
  /// The name of its profile.
  package let profile: String
  /// How many characters a line has.
  package let columns: Int
  /// The register.
  package let register: RegisterID
  /// When it is printed.
  package let at: Moment

  /// A test page for a printer.
  package init(
    printer: String, profile: String, columns: Int, register: RegisterID, at: Moment
  ) {
    self.printer = printer
    self.profile = profile
    self.columns = columns
    self.register = register
    self.at = at
  }

  /// The page as values.
  package func values(in context: PaperContext) -> Values {
    var values = ValueCollector(context.format, context.wording)
    values.set("doc.title", context.wording["title.test"])
    values.set("doc.currency", context.pack.currency.code)
    values.add(at, register: register)
    values.set("test.printer", printer)
    values.set("test.profile", profile)
    values.set("test.columns", String(columns))
    values.set("test.amount", money: Money(123_456, context.pack.currency))
    values.set("letters", Self.letters) { _, row in
      ["letter.name": .text(row.0), "letter.text": .text(row.1)]
    }
    return values.finished(over: context.base)
  }
}
