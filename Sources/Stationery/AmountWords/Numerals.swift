/// The gender of a noun, which some numerals follow.
enum Gender: Sendable { case masculine, feminine, neuter }

/// The forms of a noun after a number.
enum Plural: Sendable { case one, few, many }

/// A noun that is counted.
struct CountedNoun: Sendable {
  let gender: Gender
  private let one: String
  private let few: String
  private let many: String

  /// A noun with three forms: 1 рубль, 2 рубля, 5 рублей.
  init(_ one: String, _ few: String, _ many: String, _ gender: Gender = .masculine) {
    self.gender = gender
    self.one = one
    self.few = few
    self.many = many
  }

  /// A noun with two forms.
  init(_ one: String, _ many: String, _ gender: Gender = .masculine) {
    self.init(one, many, many, gender)
  }

  /// A noun that never changes.
  init(_ word: String, _ gender: Gender = .masculine) {
    self.init(word, word, word, gender)
  }

  /// The form that stands after a number.
  func form(for number: UInt64, by plural: (UInt64) -> Plural) -> String {
    switch plural(number) {
    case .one: one
    case .few: few
    case .many: many
    }
  }
}

/// How a language spells whole numbers.
struct Numerals: Sendable {
  /// A power of ten that has a name of its own.
  struct Scale: Sendable {
    let value: UInt64
    let noun: CountedNoun
  }

  let zero: String
  /// From the highest to the lowest; each is at most a thousand times the next one.
  let scales: [Scale]
  /// Which form of a noun follows a number.
  let plural: @Sendable (UInt64) -> Plural
  /// Spells a number from 1 to just below the lowest scale.
  let small: @Sendable (Int, Gender) -> String
  /// The numeral one where it is the whole number and differs from the one in `small`.
  var lone: [Gender: String] = [:]

  /// Spells a number that counts something of a gender.
  func words(_ number: UInt64, _ gender: Gender) -> String {
    if number == 0 { return zero }
    if number == 1, let lone = lone[gender] { return lone }
    var words: [String] = []
    var rest = number
    for scale in scales where rest >= scale.value {
      let count = rest / scale.value
      words.append(small(Int(count), scale.noun.gender))
      words.append(scale.noun.form(for: count, by: plural))
      rest %= scale.value
    }
    if rest > 0 { words.append(small(Int(rest), gender)) }
    return words.joined(separator: " ")
  }

  /// Scales from their nouns, the lowest one first, each a thousand times the one before it.
  static func scales(from lowest: UInt64, _ nouns: [CountedNoun]) -> [Scale] {
    var value = lowest
    return nouns.enumerated().map { index, noun in
      if index > 0 { value *= 1000 }
      return Scale(value: value, noun: noun)
    }.reversed()
  }

  /// One form for 1, another for everything else: English, German.
  static let singularOrPlural: @Sendable (UInt64) -> Plural = { $0 == 1 ? .one : .many }
}

/// The words below a thousand in languages that put hundreds, tens and units in a row.
struct NumberWords: Sendable {
  /// 1 to 19, in masculine.
  let units: [String]
  /// Those of `units` that differ in another gender, by number.
  var others: [Gender: [Int: String]] = [:]
  /// 20, 30 to 90.
  let tens: [String]
  /// 100, 200 to 900.
  let hundreds: [String]
  /// What joins tens and units.
  var hyphen = " "

  /// Spells a number from 1 to 999.
  func spell(_ number: Int, _ gender: Gender) -> String {
    var words = number >= 100 ? [hundreds[number / 100 - 1]] : []
    let rest = number % 100
    let last = rest < 20 ? rest : rest % 10
    var tail: [String] = rest < 20 ? [] : [tens[rest / 10 - 2]]
    if last > 0 { tail.append(others[gender]?[last] ?? units[last - 1]) }
    if !tail.isEmpty { words.append(tail.joined(separator: hyphen)) }
    return words.joined(separator: " ")
  }
}
