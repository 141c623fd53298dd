package import CanonicalJSON
package import Receipts

extension Values {
  /// The values as JSON, without those that stand behind them: `{"total":{"money":"5,80"}}`.
  package var json: JSON {
    .object(
      entries.sorted { $0.key < $1.key }.map { name, value in JSON.Member(name, value.json) })
  }

  /// Reads values from JSON: text, whole numbers and flags as they are, `{"money":"5,80"}` for an
  /// amount, lists for what is repeated, and objects for names with a point.
  ///
  /// - Parameters:
  ///   - json: an object.
  ///   - base: what stands behind the values.
  /// - Throws: `wrongType` with the path where something else stands.
  package init(_ json: JSON, over base: [String: Value] = [:]) throws(JSONFault) {
    var entries: [String: Value] = [:]
    try Self.collect(json, named: "", at: "", into: &entries)
    self.init(entries, over: base)
  }

  private static func collect(
    _ json: JSON, named prefix: String, at path: String, into entries: inout [String: Value]
  ) throws(JSONFault) {
    guard case .object(let members) = json else {
      throw JSONFault(.wrongType, at: path, "an object was expected")
    }
    for member in members {
      let name = prefix.isEmpty ? member.name : "\(prefix).\(member.name)"
      let place = path.isEmpty ? member.name : "\(path).\(member.name)"
      switch member.value {
      case .string(let text): entries[name] = .text(text)
      case .integer(let number): entries[name] = .text(String(number))
      case .bool(let flag): entries[name] = .flag(flag)
      case .null: entries[name] = .text("")
      case .array(let elements):
        var list: [Values] = []
        for (index, element) in elements.enumerated() {
          var inner: [String: Value] = [:]
          try collect(element, named: "", at: "\(place)[\(index)]", into: &inner)
          list.append(Values(inner))
        }
        entries[name] = .list(list)
      case .object(let inner):
        if inner.count == 1, inner[0].name == "money", case .string(let text) = inner[0].value {
          entries[name] = .money(text)
        } else {
          try collect(member.value, named: name, at: place, into: &entries)
        }
      }
    }
  }
}

extension Value {
  fileprivate var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .money(let text): .object([.init("money", .string(text))])
    case .flag(let flag): .bool(flag)
    case .list(let elements): .array(elements.map(\.json))
    }
  }
}
