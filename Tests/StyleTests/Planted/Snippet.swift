/// A file of a few lines, as a check would see it.
func snippet(_ text: String, at path: String = "Sources/Commerce/Snippet.swift") -> SourceFile {
  SourceFile(path: path, text: text)
}

/// A function of so many lines, from its head to its closing brace.
func function(head: String, lineCount: Int) -> String {
  let body = Array(repeating: "  work()", count: lineCount - 2)
  return ([head] + body + ["}"]).joined(separator: "\n")
}
