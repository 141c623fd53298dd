/// How long things may be, so that each fits on a screen and into a head.
enum SizeLimits {
  static let functionLines = 70
  static let fileLines = 600
  static let columns = 100
  static let filesInFolder = 12
  static let readmeLines = 120

  /// The functions, initialisers, subscripts and computed properties of a file that are too long.
  static func longFunctions(in file: SourceFile) -> [Finding] {
    FunctionScanner.functions(in: file).filter { $0.lineCount > functionLines }.map {
      file.finding(
        line: $0.line,
        "\($0.name) has \($0.lineCount) lines, at most \(functionLines); split it")
    }
  }

  /// The file itself, where it is too long.
  static func longFile(_ file: SourceFile) -> [Finding] {
    guard file.lines.count > fileLines else { return [] }
    let message = "\(file.lines.count) lines, at most \(fileLines); split the file"
    return [Finding(path: file.path, line: 0, message: message)]
  }

  /// The lines of a file that are too wide, save those that only a literal or an address fills.
  static func wideLines(in file: SourceFile) -> [Finding] {
    file.lines.indices.compactMap { line in
      let text = file.lines[line]
      guard text.utf8.count > columns, text.count > columns else { return nil }
      if file.literalLines.contains(line) || isAddress(text) { return nil }
      return file.finding(line: line, "\(text.count) columns, at most \(columns); break the line")
    }
  }

  /// The folders that hold too many of the Swift files.
  static func crowdedFolders(of paths: [String]) -> [Finding] {
    let folders = Dictionary(grouping: paths) { path in
      path.split(separator: "/").dropLast().joined(separator: "/")
    }
    return folders.filter { $0.value.count > filesInFolder }.map { folder, files in
      let message = "\(files.count) Swift files, at most \(filesInFolder); make subfolders"
      return Finding(path: folder, line: 0, message: message)
    }.sorted { $0.path < $1.path }
  }

  /// What the README lacks or has too much of.
  static func readmeFaults(_ text: String) -> [Finding] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let count = text.hasSuffix("\n") ? lines.count - 1 : lines.count
    var messages = ["make run", "make test"].filter { !text.contains($0) }.map {
      "does not mention '\($0)'"
    }
    if count > readmeLines { messages.append("\(count) lines, at most \(readmeLines)") }
    return messages.map { Finding(path: "README.md", line: 0, message: $0) }
  }

  /// A line whose width is that of one address.
  private static func isAddress(_ text: String) -> Bool {
    text.split(separator: " ").contains { word in
      word.contains("://") && text.count - word.count <= columns
    }
  }
}
