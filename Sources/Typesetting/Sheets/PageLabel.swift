/// The label of a page from its pattern: `Lapa # no ##`.
package enum PageLabel {
  /// The pattern with `##` as the count of pages and `#` as the page's number.
  package static func text(_ pattern: String, number: Int, count: Int) -> String {
    var result = ""
    var marks = 0
    for character in pattern + "\n" {
      if character == "#", marks < 2 {
        marks += 1
        continue
      }
      if marks > 0 { result += String(marks == 2 ? count : number) }
      marks = character == "#" ? 1 : 0
      if marks == 0 { result.append(character) }
    }
    return String(result.dropLast())
  }
}
