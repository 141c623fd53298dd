extension GlyphTable {
  /// Cyrillic letters that look like Latin ones, each before the one it shares the strokes with.
  static let cyrillicTwins = "АAВBЕEКKМMНHОOРPСCТTХXІIаaеeоoрpсcуyхxіi"

  /// The other capital letters of the Cyrillic alphabet.
  static let cyrillicCapitals: Strokes = [
    "Б": "8E1E1S 1K9k9s1S", "Г": "1S1E9E", "Ґ": "1S1E9E9C", "Д": "0V0S9S9V 2S4E8E8S",
    "Ж": "5E5S 1E1I4L1O1S 9E9I6L9O9S", "З": "1H1e9e9l4L 4L9l9s1s1P", "И": "1E1S9E9S",
    "Л": "1S3P4E9E9S", "П": "1S1E9E9S", "У": "1E5N 9E4s1S", "Ф": "5D5T 5G9g9o1o1g5G",
    "Ц": "1E1S9S9V 7E7S", "Ч": "1E1l9L 9E9S", "Ш": "1E1S9S9E 5E5S",
    "Щ": "0E0S9S9V 4E4S 8E8S", "Ъ": "0E3E3S 3K9k9s3S", "Ы": "0E0S 0K5k5s0S 9E9S",
    "Ь": "1E1S 1K9k9s1S", "Э": "1H1e9e9s1s1P 4L9L", "Є": "9H9e1e1s9s9P 1L6L",
    "Ю": "0E0S 0L4L 6E9e9s4s4e6E", "Я": "9S9E1e1l9L 5L1S",
  ]

  /// The other small letters of the Cyrillic alphabet.
  static let cyrillicLetters: Strokes = [
    "б": "9E1f1s9s9k1K", "в": "1I1S 1I8i8n1N 1N9n9s1S", "г": "1S1I8I", "ґ": "1S1I8I8G",
    "д": "0V0S9S9V 2S4I8I8S", "ж": "5I5S 1I1K4N1P1S 9I9K6N9P9S", "з": "1K1i9i9n4N 4N9n9s1s1Q",
    "и": "1I1S9I9S", "к": "1I1S 9I3N9S 1N3N", "л": "1S3P4I9I9S", "м": "1S1I5O9I9S",
    "н": "1I1S 9I9S 1N9N", "п": "1S1I9I9S", "т": "1I9I 5I5S", "ф": "5E5W 5I9i9s1s1i5I",
    "ц": "1I1S9S9V 7I7S", "ч": "1I1n9N 9I9S", "ш": "1I1S9S9I 5I5S",
    "щ": "0I0S9S9V 4I4S 8I8S", "ъ": "0I3I3S 3M9m9s3S", "ы": "0I0S 0M5m5s0S 9I9S",
    "ь": "1I1S 1M9m9s1S", "э": "1K1i9i9s1s1Q 4N9N", "є": "9K9i1i1s9s9Q 1N6N",
    "ю": "0I0S 0N4N 6I9i9s4s4i6I", "я": "9S9I1i1n9N 5N1S",
  ]
}
