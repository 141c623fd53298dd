extension GlyphTable {
  /// The capital letters of the Latin alphabet.
  static let latinCapitals: Strokes = [
    "A": "1S5E9S 2N8N", "B": "1E1S 1E8e8l1L 1L9l9s1S", "C": "9H9e1e1s9s9P",
    "D": "1E1S 1E9e9s1S", "E": "9E1E1S9S 1L7L", "F": "9E1E1S 1L7L", "G": "9H9e1e1s9s9L6L",
    "H": "1E1S 9E9S 1L9L", "I": "2E8E 5E5S 2S8S", "J": "4E8E8s1s1O", "K": "1E1S 9E1M 4J9S",
    "L": "1E1S9S", "M": "1S1E5L9E9S", "N": "1S1E9S9E", "O": "5E9e9s1s1e5E", "P": "1S1E9e9m1M",
    "Q": "5E9e9s1s1e5E 5O9T", "R": "1S1E9e9l1L 5L9S", "S": "9H9e1e1l9l9s1s1P", "T": "1E9E 5E5S",
    "U": "1E1s9s9E", "V": "1E5S9E", "W": "1E2S5L8S9E", "X": "1E9S 9E1S", "Y": "1E5L9E 5L5S",
    "Z": "1E9E1S9S", "Æ": "0S4E9E 2N5N 5E5S9S 5L8L", "Ø": "5E9e9s1s1e5E 1S9E",
    "Ł": "2E2S9S 0N6K", "Đ": "1E1S 1E9e9s1S 0L5L", "ẞ": "1S1e9E5J5K9k9s5S",
  ]

  /// The small letters of the Latin alphabet; `ı` is what `i` is without its dot.
  static let latinLetters: Strokes = [
    "a": "2I9i9S 9N1n1s9s9N", "b": "1E1S 1M1i9i9s1s1M", "c": "9K9i1i1s9s9Q",
    "d": "9E9S 9M9i1i1s9s9M", "e": "1N9N9i1i1s8S", "f": "9E4e4S 1I8I",
    "g": "9I9w2W 9M9i1i1s9s9M", "h": "1E1S 1M1i9i9S", "i": "5E 2I5I5S 2S8S",
    "j": "7E 4I7I7w1W", "k": "1E1S 8I2N 4L9S", "l": "2E5E5S 2S8S",
    "m": "1I1S 1K1i5i5S 5K5i9i9S", "n": "1I1S 1M1i9i9S", "o": "5I9i9s1s1i5I",
    "p": "1I1W 1M1i9i9s1s1M", "q": "9I9W 9M9i1i1s9s9M", "r": "2I2S 2M2i9i9K",
    "s": "9K9i1i1n9n9s1s1Q", "t": "4E4s9s9R 1I8I", "u": "1I1s9s9O 9I9S", "v": "1I5S9I",
    "w": "1I2S5M8S9I", "x": "1I9S 9I1S", "y": "1I1s9s9O 9I9w2W", "z": "1I9I1S9S",
    "ı": "2I5I5S 2S8S", "ß": "1S1e8e8k4K 5K9k9s4S", "æ": "0I4i4S 4N0n0s4s4N 4N9N9i4i4s9S",
    "ø": "5I9i9s1s1i5I 1S9I", "ł": "2E5E5S 2S8S 2M8J", "đ": "9E9S 9M9i1i1s9s9M 5GaG",
  ]
}
