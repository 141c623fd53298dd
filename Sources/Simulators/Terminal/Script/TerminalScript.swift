import CanonicalJSON

/// Reads scripts for simulated terminals: a JSON list, one object for each payment-like command.
///
/// Members, all optional: `fault`, `result` (two hexadecimal digits), `seconds` or `milliseconds`,
/// `card`, `amount`, `tip`, `cashback`, `sync`, `hold` (one point or a list), `at`, `line`,
/// `count`,
/// `reversal_seconds` or `reversal_milliseconds`, `refuse_seconds` or `refuse_milliseconds`,
/// `reset`.
package enum TerminalScript {
  /// A script that says nothing sensible, and where.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The entry's place, as `[2].fault`; empty for the whole.
    package let path: String
    /// What is wrong, and what could stand there.
    package let description: String
  }

  /// The most that a script may ask for, in milliseconds: a day.
  private static let millisecondsMax: Int64 = 86_400_000

  /// Reads a script.
  ///
  /// - Throws: the first entry that makes no sense.
  package static func entries(_ text: String) throws(Fault) -> [ScriptEntry] {
    do throws(JSONFault) {
      guard case .array(let elements) = try JSON(parsing: text) else {
        throw JSONFault(.wrongType, at: "", "array")
      }
      var entries: [ScriptEntry] = []
      for (index, element) in elements.enumerated() {
        entries.append(try entry(JSONFields(element, at: "[\(index)]")))
      }
      return entries
    } catch {
      throw Fault(path: error.path, description: words(error))
    }
  }

  private static func entry(_ fields: JSONFields) throws(JSONFault) -> ScriptEntry {
    var fields = fields
    var entry = ScriptEntry()
    entry.fault = try name("fault", &fields, among: TerminalFault.allCases.map(\.rawValue)) {
      TerminalFault(rawValue: $0)
    }
    entry.card =
      try name("card", &fields, among: PresentedCard.known.map(\.name), PresentedCard.init)
      ?? .visa
    entry.point = try name("at", &fields, among: DialoguePoint.names, DialoguePoint.init)
    entry.result = try result(&fields)
    entry.milliseconds = try duration("", &fields)
    entry.reversalMilliseconds = try duration("reversal_", &fields) ?? 0
    entry.refuseMilliseconds = try duration("refuse_", &fields) ?? 0
    entry.amount = try number("amount", &fields, 0...999_999_999_999)
    entry.tip = try number("tip", &fields, 0...999_999_999_999)
    entry.cashback = try number("cashback", &fields, 0...999_999_999_999)
    entry.line = try number("line", &fields, 0...9_999).map { Int($0) }
    entry.count = try number("count", &fields, 1...100_000).map { Int($0) }
    entry.holds = try holds(&fields)
    entry.isReset = try fields.flag("reset")
    entry.isSynchronised = fields.optional("sync") == nil ? nil : try fields.flag("sync")
    try fields.finish()
    return entry
  }

  private static func result(_ fields: inout JSONFields) throws(JSONFault) -> UInt8 {
    guard let text = try fields.optionalString("result") else { return 0 }
    guard text.utf8.count == 2, let code = UInt8(text, radix: 16) else {
      throw JSONFault(
        .invalidValue, at: fields.path(of: "result"), "'\(text)': two hexadecimal digits, as 6C")
    }
    return code
  }

  private static func holds(_ fields: inout JSONFields) throws(JSONFault) -> Set<DialoguePoint> {
    guard case .array = fields.optional("hold") else {
      let point = try name("hold", &fields, among: DialoguePoint.names, DialoguePoint.init)
      return point.map { [$0] } ?? []
    }
    var points: Set<DialoguePoint> = []
    for (value, path) in try fields.elements("hold") {
      guard case .string(let text) = value, let point = DialoguePoint(text) else {
        throw JSONFault(.invalidValue, at: path, oneOf(DialoguePoint.names))
      }
      points.insert(point)
    }
    return points
  }

  private static func duration(_ prefix: String, _ fields: inout JSONFields)
    throws(JSONFault) -> Int?
  {
    let seconds = try number("\(prefix)seconds", &fields, 0...millisecondsMax / 1000)
    let milliseconds = try number("\(prefix)milliseconds", &fields, 0...millisecondsMax)
    return (milliseconds ?? seconds.map { $0 * 1000 }).map { Int($0) }
  }

  private static func number(
    _ name: String, _ fields: inout JSONFields, _ range: ClosedRange<Int64>
  )
    throws(JSONFault) -> Int64?
  {
    guard let number = try fields.optionalInteger(name) else { return nil }
    guard range.contains(number) else {
      throw JSONFault(
        .invalidValue, at: fields.path(of: name), "\(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func name<Value>(
    _ name: String, _ fields: inout JSONFields, among names: [String],
    _ value: (String) -> Value?
  ) throws(JSONFault) -> Value? {
    guard let text = try fields.optionalString(name) else { return nil }
    guard let found = value(text) else {
      throw JSONFault(.invalidValue, at: fields.path(of: name), "'\(text)': \(oneOf(names))")
    }
    return found
  }

  private static func oneOf(_ names: [String]) -> String {
    "one of \(names.joined(separator: ", "))"
  }

  private static func words(_ fault: JSONFault) -> String {
    let what =
      switch fault.kind {
      case .unknownMember: "no script has a member '\(fault.detail)'"
      case .wrongType: "this has to be: \(fault.detail)"
      case .duplicateMember: "'\(fault.detail)' stands there twice"
      default: fault.detail
      }
    return fault.path.isEmpty ? what : "\(fault.path): \(what)"
  }
}
