import CanonicalJSON

/// Reads scripts for simulated nexo terminals: a JSON list, one object for each money message.
///
/// Members, all optional: `fault`, `condition`, `customer_milliseconds`, `milliseconds`, `amount`,
/// `hold` (one point or a list).
package enum NexoScript {
  /// A script that says nothing sensible, and where.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what could stand there.
    package let description: String
  }

  private static let millisecondsMax: Int64 = 86_400_000

  /// Reads a script.
  ///
  /// - Throws: the first entry that makes no sense.
  package static func entries(_ text: String) throws(Fault) -> [NexoScriptEntry] {
    do throws(JSONFault) {
      guard case .array(let elements) = try JSON(parsing: text) else {
        throw JSONFault(.wrongType, at: "", "array")
      }
      var entries: [NexoScriptEntry] = []
      for (index, element) in elements.enumerated() {
        entries.append(try entry(JSONFields(element, at: "[\(index)]")))
      }
      return entries
    } catch {
      throw Fault(description: words(error))
    }
  }

  private static func entry(_ fields: JSONFields) throws(JSONFault) -> NexoScriptEntry {
    var fields = fields
    var entry = NexoScriptEntry()
    if let name = try fields.optionalString("fault") {
      entry.trouble = try word(name, fields.path(of: "fault"))
    }
    entry.condition = try fields.optionalString("condition")
    entry.customerMilliseconds = try number("customer_milliseconds", &fields) ?? 0
    entry.milliseconds = try number("milliseconds", &fields) ?? entry.milliseconds
    entry.amount = try fields.optionalInteger("amount")
    entry.holds = try holds(&fields)
    try fields.finish()
    return entry
  }

  private static func holds(_ fields: inout JSONFields) throws(JSONFault)
    -> Set<NexoScriptEntry.Point>
  {
    let path = fields.path(of: "hold")
    guard case .array(let elements) = fields.optional("hold") else {
      guard let name = try fields.optionalString("hold") else { return [] }
      return [try word(name, path)]
    }
    var points: Set<NexoScriptEntry.Point> = []
    for element in elements {
      guard case .string(let name) = element else {
        throw JSONFault(.wrongType, at: path, "string")
      }
      points.insert(try word(name, path))
    }
    return points
  }

  private static func number(_ name: String, _ fields: inout JSONFields) throws(JSONFault) -> Int? {
    guard let number = try fields.optionalInteger(name) else { return nil }
    guard 0...millisecondsMax ~= number else {
      throw JSONFault(.invalidValue, at: fields.path(of: name), "0 to \(millisecondsMax)")
    }
    return Int(number)
  }

  private static func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ path: String)
    throws(JSONFault) -> Word where Word.RawValue == String
  {
    guard let word = Word(rawValue: name) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONFault(.invalidValue, at: path, "'\(name)': one of \(known)")
    }
    return word
  }

  private static func words(_ fault: JSONFault) -> String {
    let what =
      switch fault.kind {
      case .unknownMember: "no entry has a member '\(fault.detail)'"
      case .wrongType: "\(fault.detail) is expected"
      case .malformed, .notInteger, .duplicateMember, .tooDeep, .missingMember, .invalidValue:
        fault.detail
      }
    return fault.path.isEmpty ? what : "\(fault.path): \(what)"
  }
}
