import Foundation

/// The files of this repository, as the tests see them.
enum Repository {
  /// Why the files could not be looked through.
  enum Fault: Error {
    case noSwiftFiles(folder: String)
  }

  /// Three levels above this file.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files under `Sources`, read once.
  static let sources = Result { try swiftFiles(under: "Sources") }
  /// The Swift files under `Tests`, read once.
  static let tests = Result { try swiftFiles(under: "Tests") }

  /// All Swift files.
  static func everything() throws -> [SourceFile] { try sources.get() + tests.get() }

  /// The folders directly under `Sources`.
  static func targets() throws -> [String] {
    let folder = root.appending(path: "Sources")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { isFolder("Sources/\($0)") }
      .sorted()
  }

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  /// The files at a place: itself, or all under it, or none where there is nothing.
  static func files(at place: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: root.appending(path: place).path()) else {
      return []
    }
    guard isFolder(place) else { return [place] }
    let built: Set<Substring> = [".build", "__pycache__"]
    return try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: place).path())
      .filter { built.isDisjoint(with: $0.split(separator: "/")) }
      .map { "\(place)/\($0)" }
      .filter { !isFolder($0) }
      .sorted()
  }

  private static func swiftFiles(under folder: String) throws -> [SourceFile] {
    let paths = try files(at: folder).filter { $0.hasSuffix(".swift") }
    guard !paths.isEmpty else { throw Fault.noSwiftFiles(folder: folder) }
    return try paths.map { SourceFile(path: $0, text: try text($0)) }
  }

  private static func isFolder(_ path: String) -> Bool {
    let url = root.appending(path: path)
    return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
