/// One breach of the house style: where it stands and what to do about it.
struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// The path of the file or folder, from the repository's root.
  let path: String
  /// The line, counted from 1; 0 for the file or folder as a whole.
  let line: Int
  /// What is wrong, and what to use instead.
  let message: String

  var description: String {
    line == 0 ? "\(path): \(message)" : "\(path):\(line): \(message)"
  }
}
