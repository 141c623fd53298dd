import Foundation
import Testing

/// A text that was looked at and found good: a file beside this one.
struct Golden {
  /// Whether texts that differ are written down; the tests fail all the same, so that nobody takes
  /// a recording for a proof.
  private static let isRecording =
    ProcessInfo.processInfo.environment["KASE_RECORD_GOLDENS"] == "1"

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "files")

  /// The name of the file without its ending.
  let name: String

  private var file: URL { Self.folder.appending(path: "\(name).txt") }

  /// The names of all files that there are.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .map { $0.hasSuffix(".txt") ? String($0.dropLast(4)) : $0 }
  }

  /// Fails where a text is not the one that was found good.
  func compare(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    guard recorded != text else { return }
    var words = recorded.map { difference($0, text) } ?? "there is no golden \(name)"
    if Self.isRecording {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      words += "\nit was recorded: look at it, then run the test again without recording"
    } else {
      words += "\nwhere this is meant, record it with KASE_RECORD_GOLDENS=1 and look at it"
    }
    Issue.record("\(words)", sourceLocation: sourceLocation)
  }

  /// The first line that differs, with the heading that it stands under.
  private func difference(_ old: String, _ new: String) -> String {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    let common = zip(before, after).prefix { $0.0 == $0.1 }.count
    let heading = after.prefix(common).last { $0.hasPrefix("=== ") } ?? ""
    let was = common < before.count ? before[common] : "(the end)"
    let now = common < after.count ? after[common] : "(the end)"
    return "golden \(name), line \(common + 1) \(heading)\n  was: \(was)\n  is:  \(now)"
  }
}
