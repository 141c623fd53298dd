/// Looks for paths that exist only on the machine where somebody worked.
enum MachinePaths {
  /// Where to look: files, and folders with all that is in them.
  static let places = ["Sources", "Tests", "Makefile", ".ci/run", "README.md", "Benchmarks"]

  /// The banned paths, in pieces, because this file is looked through like any other.
  static let banned = ["../sha" + "red", "/wo" + "rk/", "/ro" + "ot/"]
  /// Banned where a letter follows.
  static let bannedBeforeLetter = "/tm" + "p/"

  /// The lines of a text that name such a path.
  static func breaches(in text: String, path: String) -> [Finding] {
    let words = banned.filter { text.contains($0) }
    guard !words.isEmpty || text.contains(bannedBeforeLetter) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { index, line in
      var found = words.filter { line.contains($0) }
      if namesTemporary(line) { found.append(bannedBeforeLetter) }
      return found.map {
        let message = "'\($0)' is a path of one machine, use one that is found at run time"
        return Finding(path: path, line: index + 1, message: message)
      }
    }
  }

  private static func namesTemporary(_ line: Substring) -> Bool {
    line.ranges(of: bannedBeforeLetter).contains { range in
      line[range.upperBound...].first?.isLetter == true
    }
  }
}
