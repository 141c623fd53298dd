extension GlyphTable {
  /// Digits: a little narrower than capitals, so that 0 is not taken for O.
  static let digits: Strokes = [
    "0": "5E8e8s2s2e5E", "1": "2H5E5S 2S8S", "2": "2H2e8e8k2S8S", "3": "2H2e8e8l4L 4L8l8s2s2P",
    "4": "7S7E1O9O", "5": "8E2E2K8k8s2s2P", "6": "8H8e2e2s8s8k2K", "7": "2E8E4S",
    "8": "5E8e8l2l2e5E 5L8l8s2s2l5L", "9": "2P2s8s8e2e2m8M",
  ]

  /// The signs of ASCII.
  static let asciiSigns: Strokes = [
    " ": "", "!": "5E5N 5S", "\"": "3E3H 7E7H", "#": "3E3S 7E7S 1J9J 1O9O",
    "$": "9H9f1f1l9l9r1r1O 5D5T", "%": "1E4E4H1H1E 6P9P9S6S6P 9F1R", "&": "9S2I2e7e7i1n1s7s9M",
    "'": "5E5H", "(": "7D4h4p7T", ")": "4D7h7p4T", "*": "5G5O 1I9M 9I1M", "+": "5H5P 1L9L",
    ",": "4R5R5S4S 5T4V", "-": "2L8L", ".": "4R5R5S4S", "/": "9D1T", ":": "4J5J5K4K 4R5R5S4S",
    ";": "4J5J5K4K 4R5R5S4S 5S4V", "<": "8F2L8R", "=": "1J9J 1N9N", ">": "2F8L2R",
    "?": "2H2e8e8k5L5N 5S", "@": "9S1s1e9e9O5O5J9J", "[": "7D4D4T7T", "\\": "1D9T",
    "]": "4D7D7T4T", "^": "2H5E8H", "_": "0VaV", "`": "4E6G", "{": "8D5d5k3L5m5t8T",
    "|": "5C5V", "}": "2D5d5k7L5m5t2T", "~": "1M3K7M9K",
  ]

  /// Signs of money, law, measures and print.
  static let otherSigns: Strokes = [
    "\u{A0}": "", "€": "9G9e3e3s9s9Q 0J6J 0N6N", "№": "0S0E5S5E '8Ibibm8m8I '8PbP '8ObO",
    "§": "8F8d2d2i8m 2R2t8t8o2k", "°": "4C6C7D7F6G4G3F3D4C", "×": "2I8O 8I2O",
    "½": "1E2D2J 'bE0S 6L9L9O6R9R", "–": "1L9L", "—": "0LaL", "−": "1L9L", "…": "1S 5S 9S",
    "‘": "'5E '4F 4G5G5H4H", "’": "4E5E5F4F '6H '5I", "‚": "4R5R5S4S '6U '5V",
    "“": "'2E '1F 1G2G2H1H '8E '7F 7G8G8H7H", "”": "1E2E2F1F '3H '2I 7E8E8F7F '9H '8I",
    "„": "1R2R2S1S '3U '2V 7R8R8S7S '9U '8V", "«": "5H1L5P 9H5L9P", "»": "1H5L1P 5H9L5P",
    "·": "4K5K5L4L",
    "•": "4J6J 3K7K 3L7L 4M6M", "±": "5F5N 1J9J 1R9R", "²": "3F3e7e7g3K7K",
    "³": "3E7e7h4H 4H7h7k3K", "µ": "1I1W 1I1s9s9O 9I9S", "¢": "9K9i1i1s9s9Q 5F5U",
    "£": "9G9e4e4S 1S9S 1L7L", "¤": "5I8i8o2o2i5I 1H2I 9H8I 1P2O 9P8O",
    "¥": "1E5L9E 5L5S 1M9M 1P9P", "©": "'5Ebebs0s0e5E '8K8i3i3o8o8M",
    "®": "'5Ebebs0s0e5E '4O4I8i8l4L '6L8O", "™": "0E3E '2E2K '6K6E8HaEaK '7F8I9F",
    "✂": "1F4F4I1I1F 1O4O4R1R1O 4I9N 4O9J",
  ]

  /// Pieces of boxes: they reach the edges of the cell, so that they join.
  static let boxPieces: Strokes = [
    "─": "0LaL", "│": "5A5W", "┌": "aL5L5W", "┐": "0L5L5W", "└": "5A5LaL", "┘": "5A5L0L",
    "├": "5A5W 5LaL", "┤": "5A5W 0L5L", "┬": "0LaL 5L5W", "┴": "0LaL 5A5L", "┼": "0LaL 5A5W",
  ]

  /// What stands in for a character that the font lacks: an empty frame.
  static let unknown = "1E9E9S1S1E 5L"
}
