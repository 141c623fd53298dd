/// A fault in a file that people edit: the file, the line, and what is wrong with it.
package struct SetupError: Error, Hashable, CustomStringConvertible, Sendable {
  /// The file's name.
  package let file: String
  /// The line, from 1; 0 for the file as a whole.
  package let line: Int
  /// What is wrong, in English.
  package let reason: String

  /// A fault at a line of a file.
  package init(_ file: String, line: Int, _ reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  package var description: String {
    line > 0 ? "\(file), line \(line): \(reason)" : "\(file): \(reason)"
  }
}
