import CanonicalJSON

/// A small generator of random numbers: the same seed gives the same run on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A value of at most so many levels.
func randomValue(depth: Int, using random: inout SplitMix64) -> JSON {
  switch Int.random(in: 0...(depth > 1 ? 7 : 4), using: &random) {
  case 0: return .null
  case 1: return .bool(Bool.random(using: &random))
  case 2: return .integer(Int64.random(in: -1000...1000, using: &random))
  case 3: return .integer(Int64.random(in: .min ... .max, using: &random))
  case 4: return .string(randomText(using: &random))
  case 5:
    let count = Int.random(in: 0...4, using: &random)
    return .array((0..<count).map { _ in randomValue(depth: depth - 1, using: &random) })
  default:
    var names: Set<String> = []
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      names.insert(randomText(using: &random))
    }
    // Of so many names only a few get deep values, or the runs take too long.
    return .object(
      names.sorted().enumerated().map {
        .init($1, randomValue(depth: $0 < 3 ? depth - 1 : 1, using: &random))
      })
  }
}

/// A text of up to eight characters, rich in those that need escapes.
func randomText(using random: inout SplitMix64) -> String {
  let alphabet: [Character] = [
    "a", "b", "z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "ā", "€",
    "😀", "\u{FFFF}", "\u{10FFFF}", "n", "u",
  ]
  let count = Int.random(in: 0...8, using: &random)
  return String(
    (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
}

/// The value with its members in canonical order, at every level.
func sorted(_ value: JSON) -> JSON {
  switch value {
  case .array(let elements): .array(elements.map(sorted))
  case .object(let members):
    .object(
      members.map { JSON.Member($0.name, sorted($0.value)) }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  case .null, .bool, .integer, .string: value
  }
}
