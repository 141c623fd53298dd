package import Receipts
import Yams

/// A file of words that can't be read.
package struct WordingFault: Error, Hashable, Sendable {
  /// The file.
  package let file: String
  /// What is wrong with it, in English.
  package let message: String
}

/// The words that stand on paper in one language: `total` is `KOPĀ`.
///
/// A flat table, so that whoever translates it sees one key and one text a line.
package struct Wording: Sendable {
  /// The languages that Kase prints in.
  package static let languages = ["lv", "en", "de", "ru", "pl"]

  /// The language's code.
  package let language: String
  /// The words by key.
  package let words: [String: String]
  /// The words for units, by their codes of UN/ECE Recommendation 20: `C62` is `gab.`
  package let units: [String: String]
  /// The words as values of a template: `w.total`.
  package let values: [String: Value]

  /// Reads a table of words.
  ///
  /// - Throws: where the text is no flat YAML mapping of texts, or one of them is empty.
  package init(_ text: String, language: String) throws(WordingFault) {
    let file = "\(language).yaml"
    var words: [String: String] = [:]
    for (key, value) in try Wording.pairs(text, file) {
      guard let name = key.string, case .scalar(let scalar) = value, !scalar.string.isEmpty else {
        throw WordingFault(file: file, message: "\(key.string ?? "a key") has no text")
      }
      guard words.updateValue(scalar.string, forKey: name) == nil else {
        throw WordingFault(file: file, message: "\(name) stands there twice")
      }
    }
    self.language = language
    self.words = words
    let units = words.filter { $0.key.hasPrefix("unit.") }
    self.units = Dictionary(
      uniqueKeysWithValues: units.map { (String($0.key.dropFirst(5)), $0.value) })
    values = Dictionary(uniqueKeysWithValues: words.map { ("w.\($0.key)", .text($0.value)) })
  }

  /// The words that Kase carries for a language; the English ones for a language that it doesn't
  /// print in.
  ///
  /// - Throws: a fault in the carried file, which the tests rule out.
  package static func carried(_ language: String) throws(WordingFault) -> Wording {
    let bytes =
      switch language {
      case "lv": PackageResources.lv_yaml
      case "de": PackageResources.de_yaml
      case "ru": PackageResources.ru_yaml
      case "pl": PackageResources.pl_yaml
      default: PackageResources.en_yaml
      }
    let known = languages.contains(language) ? language : "en"
    return try Wording(String(decoding: bytes, as: UTF8.self), language: known)
  }

  /// The word of a key, or nothing.
  package func word(_ key: String) -> String? { words[key] }

  /// The word of a key; the key itself where there is none, so that a gap is seen.
  package subscript(key: String) -> String { words[key] ?? key }

  private static func pairs(_ text: String, _ file: String) throws(WordingFault)
    -> Node.Mapping
  {
    do {
      if case .mapping(let mapping) = try Yams.compose(yaml: text) { return mapping }
      throw WordingFault(file: file, message: "a mapping was expected")
    } catch let fault as WordingFault {
      throw fault
    } catch {
      throw WordingFault(file: file, message: "this is no YAML: \(error)")
    }
  }
}
