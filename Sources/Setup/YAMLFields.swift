import Yams

/// Reads the keys of one YAML mapping, knows their lines, and refuses what nobody read.
///
/// Ask for each key, then call `finish()`.
struct YAMLFields {
  let file: String
  private let pairs: [(name: String, key: Node, value: Node)]
  private let line: Int
  private var read: Set<String> = []

  init(_ node: Node, file: String) throws(SetupError) {
    self.file = file
    line = node.mark?.line ?? 0
    guard case .mapping(let mapping) = node else {
      throw SetupError(file, line: line, "a mapping was expected")
    }
    var pairs: [(name: String, key: Node, value: Node)] = []
    for (key, value) in mapping {
      guard let name = key.string else {
        throw SetupError(file, line: key.mark?.line ?? line, "a key is text")
      }
      guard !pairs.contains(where: { $0.name == name }) else {
        throw SetupError(file, line: key.mark?.line ?? line, "\(name) stands there twice")
      }
      pairs.append((name, key, value))
    }
    self.pairs = pairs
  }

  /// Parses a whole file.
  static func file(_ text: String, named file: String) throws(SetupError) -> YAMLFields {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SetupError(file, line: 0, "the file is empty")
      }
      return try YAMLFields(node, file: file)
    } catch let error as SetupError {
      throw error
    } catch let error as YamlError {
      throw SetupError(file, line: lineOfFault(error), words(of: error))
    } catch {
      throw SetupError(file, line: 0, "this is no YAML: \(error)")
    }
  }

  mutating func optional(_ name: String) -> Node? {
    read.insert(name)
    return pairs.first { $0.name == name }?.value
  }

  mutating func node(_ name: String) throws(SetupError) -> Node {
    guard let node = optional(name) else {
      throw SetupError(file, line: line, "\(name) is missing")
    }
    return node
  }

  mutating func text(_ name: String) throws(SetupError) -> String {
    try text(node(name), name)
  }

  func text(_ node: Node, _ name: String) throws(SetupError) -> String {
    guard case .scalar(let scalar) = node else { throw fault(node, "\(name) is text") }
    return scalar.string
  }

  mutating func flag(_ name: String) throws(SetupError) -> Bool {
    let node = try node(name)
    guard let flag = node.bool else { throw fault(node, "\(name) is true or false") }
    return flag
  }

  mutating func integer(_ name: String) throws(SetupError) -> Int {
    let node = try node(name)
    guard let number = node.int else { throw fault(node, "\(name) is a whole number") }
    return number
  }

  mutating func list(_ name: String) throws(SetupError) -> [Node] {
    let node = try node(name)
    guard case .sequence(let sequence) = node else { throw fault(node, "\(name) is a list") }
    return Array(sequence)
  }

  mutating func fields(_ name: String) throws(SetupError) -> YAMLFields {
    try YAMLFields(node(name), file: file)
  }

  /// A value that is read by a function; its fault is told with the line.
  mutating func value<Value>(_ name: String, _ read: (String) throws -> Value?)
    throws(SetupError) -> Value
  {
    try value(of: node(name), name, read)
  }

  func value<Value>(of node: Node, _ name: String, _ read: (String) throws -> Value?)
    throws(SetupError) -> Value
  {
    let text = try text(node, name)
    if let value = try? read(text) { return value }
    throw fault(node, "\(name) can't be \(text)")
  }

  /// Text by language code.
  mutating func texts(_ name: String) throws(SetupError) -> [String: String] {
    var inner = try fields(name)
    var result: [String: String] = [:]
    for key in inner.names { result[key] = try inner.text(key) }
    return result
  }

  /// The keys, in the order in which they stand.
  var names: [String] { pairs.map(\.name) }

  func fault(_ node: Node, _ reason: String) -> SetupError {
    SetupError(file, line: node.mark?.line ?? line, reason)
  }

  func finish() throws(SetupError) {
    guard let unknown = pairs.first(where: { !read.contains($0.name) }) else { return }
    throw fault(unknown.key, "\(unknown.name) is not known here")
  }
}

/// The line of a fault of the YAML library; 0 where it tells none.
private func lineOfFault(_ error: YamlError) -> Int {
  switch error {
  case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
    mark.line
  case .duplicatedKeysInMapping(_, let context): context.mark.line
  default: 0
  }
}

/// What a fault of the YAML library is to a person.
private func words(of error: YamlError) -> String {
  if case .duplicatedKeysInMapping(let names, _) = error {
    return "\(names.joined(separator: ", ")) stands there twice"
  }
  return "this is no YAML"
}
