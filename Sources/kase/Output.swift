import ArgumentParser
import CanonicalJSON
import Foundation

/// How results are shown.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// The option that most commands share.
struct OutputOptions: ParsableArguments {
  @Option(help: "How the result is shown: text or json.")
  var format: OutputFormat = .text

  /// Shows a value: canonical JSON, or names and values one below the other.
  func show(_ value: JSON) {
    switch format {
    case .json: print(value.canonicalText)
    case .text: print(Self.text(value).joined(separator: "\n"))
    }
  }

  private static func text(_ value: JSON, _ indent: String = "") -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { member -> [String] in
        if let plain = plain(member.value) { return ["\(indent)\(member.name): \(plain)"] }
        let inner = text(member.value, indent + "  ")
        return inner.isEmpty ? [] : ["\(indent)\(member.name):"] + inner
      }
    case .array(let elements):
      elements.flatMap { element -> [String] in
        if let plain = plain(element) { return ["\(indent)- \(plain)"] }
        return row(element).map { ["\(indent)- \($0)"] } ?? text(element, indent + "  ")
      }
    default: [indent + (plain(value) ?? "")]
    }
  }

  /// An object of plain members on one line.
  private static func row(_ value: JSON) -> String? {
    guard case .object(let members) = value else { return nil }
    let parts = members.map { member in plain(member.value).map { "\(member.name) \($0)" } }
    guard !parts.contains(nil) else { return nil }
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func plain(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "yes" : "no"
    case .null: "-"
    case .array, .object: nil
    }
  }
}

/// Tells a person who watches how far long work has come; silent where nobody watches.
struct ProgressLine {
  let label: String
  private let isWatched = isatty(2) == 1

  init(_ label: String) { self.label = label }

  func show(_ text: String) {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\r\(label): \(text)".utf8))
  }

  func end() {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\n".utf8))
  }
}
