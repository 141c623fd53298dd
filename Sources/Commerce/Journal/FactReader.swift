import Amounts
import CanonicalJSON

/// A body of the journal that can't be read: where, and what is wrong. A break is a report, not a
/// crash.
package struct JournalFault: Error, Hashable, Sendable {
  /// Where in the body.
  package let path: String
  /// What is wrong, in English, for people who audit.
  package let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ fault: JSONFault) { self.init(fault.path, "\(fault.kind) \(fault.detail)") }
}

/// Reads members of an object of the journal into the types of this target.
struct FactReader {
  private var fields: JSONFields

  init(_ fields: JSONFields) { self.fields = fields }

  init(_ value: JSON, _ path: String) throws(JournalFault) {
    fields = try wrapped { () throws(JSONFault) in try JSONFields(value, at: path) }
  }

  mutating func text(_ name: String) throws(JournalFault) -> String {
    try wrapped { () throws(JSONFault) in try fields.string(name) }
  }

  mutating func optionalText(_ name: String) throws(JournalFault) -> String? {
    try wrapped { () throws(JSONFault) in try fields.optionalString(name) }
  }

  mutating func integer(_ name: String) throws(JournalFault) -> Int64 {
    try wrapped { () throws(JSONFault) in try fields.integer(name) }
  }

  mutating func optionalInteger(_ name: String) throws(JournalFault) -> Int64? {
    try wrapped { () throws(JSONFault) in try fields.optionalInteger(name) }
  }

  mutating func flag(_ name: String) throws(JournalFault) -> Bool {
    try wrapped { () throws(JSONFault) in try fields.flag(name) }
  }

  mutating func value(_ name: String) throws(JournalFault) -> JSON {
    try wrapped { () throws(JSONFault) in try fields.value(name) }
  }

  mutating func object(_ name: String) throws(JournalFault) -> FactReader {
    FactReader(try wrapped { () throws(JSONFault) in try fields.object(name) })
  }

  mutating func optionalObject(_ name: String) throws(JournalFault) -> FactReader? {
    try wrapped { () throws(JSONFault) in try fields.optionalObject(name) }.map(FactReader.init)
  }

  mutating func list<Element>(
    _ name: String, _ read: (inout FactReader) throws(JournalFault) -> Element
  ) throws(JournalFault) -> [Element] {
    var result: [Element] = []
    for element in try wrapped({ () throws(JSONFault) in try fields.elements(name) }) {
      var reader = try FactReader(element.value, element.path)
      result.append(try read(&reader))
      try reader.finish()
    }
    return result
  }

  mutating func texts(_ name: String) throws(JournalFault) -> [String] {
    try wrapped { () throws(JSONFault) in try fields.elements(name) }.map {
      (element) throws(JournalFault) in
      guard case .string(let text) = element.value else {
        throw JournalFault(element.path, "text was expected")
      }
      return text
    }
  }

  mutating func money(_ name: String, _ currency: Currency) throws(JournalFault) -> Money {
    Money(try integer(name), currency)
  }

  mutating func optionalMoney(_ name: String, _ currency: Currency) throws(JournalFault) -> Money {
    Money(try optionalInteger(name) ?? 0, currency)
  }

  mutating func identifier<Subject>(_ name: String) throws(JournalFault) -> Identifier<Subject> {
    try parsed(name, try text(name))
  }

  mutating func optionalIdentifier<Subject>(_ name: String) throws(JournalFault)
    -> Identifier<Subject>?
  {
    guard let text = try optionalText(name) else { return nil }
    return try parsed(name, text)
  }

  private func parsed<Subject>(_ name: String, _ text: String) throws(JournalFault)
    -> Identifier<Subject>
  {
    do { return try Identifier(text) } catch {
      throw JournalFault(fields.path(of: name), "an identifier was expected")
    }
  }

  mutating func choice<Value: RawRepresentable<String>>(
    _ name: String, _: Value.Type = Value.self
  ) throws(JournalFault) -> Value {
    let text = try text(name)
    guard let value = Value(rawValue: text) else {
      throw JournalFault(fields.path(of: name), "\(text) is not known")
    }
    return value
  }

  mutating func currency(_ name: String = "currency") throws(JournalFault) -> Currency {
    let code = try text(name)
    guard let currency = Currency(code: code) else {
      throw JournalFault(fields.path(of: name), "\(code) is no currency")
    }
    return currency
  }

  mutating func date(_ name: String) throws(JournalFault) -> BusinessDate {
    let text = try text(name)
    do { return try BusinessDate(iso: text) } catch {
      throw JournalFault(fields.path(of: name), "\(text) is no date")
    }
  }

  mutating func optionalDate(_ name: String) throws(JournalFault) -> BusinessDate? {
    try optionalText(name) == nil ? nil : try date(name)
  }

  mutating func moment(_ name: String) throws(JournalFault) -> Moment {
    let text = try text(name)
    do { return try Moment(rfc3339: text) } catch {
      throw JournalFault(fields.path(of: name), "\(text) is no moment")
    }
  }

  mutating func optionalValue(_ name: String) -> JSON? { fields.optional(name) }

  func fault(_ name: String, _ reason: String) -> JournalFault {
    JournalFault(fields.path(of: name), reason)
  }

  func finish() throws(JournalFault) {
    try wrapped { () throws(JSONFault) in try fields.finish() }
  }

  mutating func rest() -> [JSON.Member] { fields.rest() }
}

private func wrapped<Result>(_ work: () throws(JSONFault) -> Result) throws(JournalFault)
  -> Result
{
  do { return try work() } catch { throw JournalFault(error) }
}
