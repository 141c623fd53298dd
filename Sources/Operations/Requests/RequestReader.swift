package import Amounts
package import CanonicalJSON
package import Commerce

/// Reads the members of a request into the terms of the counter; every fault is a refusal with its
/// path.
package struct RequestReader {
  private var fields: JSONFields
  /// The currency of all sums.
  package let currency: Currency

  /// The members of an object. - Throws: `request.member_type`.
  package init(_ value: JSON, _ currency: Currency, at path: String = "") throws(Refusal) {
    do { fields = try JSONFields(value, at: path) } catch { throw Refusal(error) }
    self.currency = currency
  }

  private init(_ fields: JSONFields, _ currency: Currency) {
    self.fields = fields
    self.currency = currency
  }

  private mutating func read<Value>(_ work: (inout JSONFields) throws(JSONFault) -> Value)
    throws(Refusal) -> Value
  {
    do { return try work(&fields) } catch { throw Refusal(error) }
  }

  /// A member that is text of at most 200 bytes without control characters.
  package mutating func text(_ name: String) throws(Refusal) -> String {
    let text = try read { (f) throws(JSONFault) in try f.string(name) }
    return try checked(text, name)
  }

  /// The same, if it is there.
  package mutating func optionalText(_ name: String) throws(Refusal) -> String? {
    guard let text = try read({ (f) throws(JSONFault) in try f.optionalString(name) }) else {
      return nil
    }
    return try checked(text, name)
  }

  private func checked(_ text: String, _ name: String) throws(Refusal) -> String {
    guard 1...200 ~= text.utf8.count, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Refusal(.requestValueInvalid, at: fields.path(of: name))
    }
    return text
  }

  /// A member that is a whole number.
  package mutating func integer(_ name: String) throws(Refusal) -> Int64 {
    try read { (f) throws(JSONFault) in try f.integer(name) }
  }

  /// The same, if it is there.
  package mutating func optionalInteger(_ name: String) throws(Refusal) -> Int64? {
    try read { (f) throws(JSONFault) in try f.optionalInteger(name) }
  }

  /// A member that is an amount: a decimal in the major unit, as text.
  package mutating func money(_ name: String) throws(Refusal) -> Money {
    let text = try text(name)
    return try refusing(at: fields.path(of: name)) { () throws(AmountError) in
      try Money(decimal: text, currency)
    }
  }

  /// The same; nothing where it is absent.
  package mutating func optionalMoney(_ name: String) throws(Refusal) -> Money? {
    try optionalText(name) == nil ? nil : try money(name)
  }

  /// A member that is a quantity: a decimal of at most three places, as text.
  package mutating func quantity(_ name: String) throws(Refusal) -> Quantity {
    let text = try text(name)
    return try refusing(at: fields.path(of: name)) { () throws(AmountError) in
      try Quantity(decimal: text)
    }
  }

  /// A member that is a date, `2026-11-20`.
  package mutating func date(_ name: String) throws(Refusal) -> BusinessDate {
    let text = try text(name)
    return try refusing(at: fields.path(of: name)) { () throws(AmountError) in
      try BusinessDate(iso: text)
    }
  }

  /// The same, if it is there.
  package mutating func optionalDate(_ name: String) throws(Refusal) -> BusinessDate? {
    try optionalText(name) == nil ? nil : try date(name)
  }

  /// A member that names a thing.
  package mutating func identifier<Subject>(_ name: String) throws(Refusal)
    -> Identifier<Subject>
  {
    let text = try text(name)
    return try refusing(at: fields.path(of: name)) { () throws(AmountError) in
      try Identifier(text)
    }
  }

  /// The same, if it is there.
  package mutating func optionalIdentifier<Subject>(_ name: String) throws(Refusal)
    -> Identifier<Subject>?
  {
    try optionalText(name) == nil ? nil : try identifier(name)
  }

  /// A member that is one of the values of a type.
  package mutating func choice<Value: RawRepresentable<String>>(
    _ name: String, _: Value.Type = Value.self
  ) throws(Refusal) -> Value {
    let text = try text(name)
    guard let value = Value(rawValue: text) else {
      throw Refusal(.requestValueInvalid, at: fields.path(of: name), ["value": text])
    }
    return value
  }

  /// A member of any form.
  package mutating func value(_ name: String) throws(Refusal) -> JSON {
    try read { (f) throws(JSONFault) in try f.value(name) }
  }

  /// The objects of a member that is an array, each read by a function; none where it is absent.
  ///
  /// - Parameter max: how many there may be.
  package mutating func list<Element>(
    _ name: String, max: Int = 500, _ read: (inout RequestReader) throws(Refusal) -> Element
  ) throws(Refusal) -> [Element] {
    let elements = try self.read { (f) throws(JSONFault) in try f.elements(name) }
    guard elements.count <= max else {
      throw Refusal(.requestTooLarge, at: fields.path(of: name))
    }
    var result: [Element] = []
    for element in elements {
      var reader = try RequestReader(element.value, currency, at: element.path)
      result.append(try read(&reader))
      try reader.finish()
    }
    return result
  }

  /// A member that is an object, read by a function, if it is there.
  package mutating func optionalObject<Value>(
    _ name: String, _ read: (inout RequestReader) throws(Refusal) -> Value
  ) throws(Refusal) -> Value? {
    guard let inner = try self.read({ (f) throws(JSONFault) in try f.optionalObject(name) }) else {
      return nil
    }
    var reader = RequestReader(inner, currency)
    let value = try read(&reader)
    try reader.finish()
    return value
  }

  /// A count by denomination: `{"50.00": 2, "0.10": 7}`.
  ///
  /// - Throws: `shift.count_missing`, `shift.count_invalid`, `request.*`.
  package mutating func count(_ name: String, _ pack: CountryPack) throws(Refusal) -> CashCount {
    guard let value = fields.optional(name) else {
      throw Refusal(.shiftCountMissing, at: fields.path(of: name))
    }
    var inner: JSONFields
    do { inner = try JSONFields(value, at: fields.path(of: name)) } catch {
      throw Refusal(error)
    }
    var piles: [CashCount.Pile] = []
    for member in inner.rest() {
      let path = inner.path(of: member.name)
      guard case .integer(let pieces) = member.value else {
        throw Refusal(.requestMemberType, at: path, ["member": member.name])
      }
      let denomination = try refusing(at: path) { () throws(AmountError) in
        try Money(decimal: member.name, currency)
      }
      piles.append(CashCount.Pile(denomination: denomination, pieces: pieces))
    }
    return try CashCount(piles, in: pack)
  }

  /// Where a member stands.
  package func path(of name: String) -> String { fields.path(of: name) }

  /// Refuses members that nobody asked for. - Throws: `request.member_unknown`.
  package func finish() throws(Refusal) {
    do { try fields.finish() } catch { throw Refusal(error) }
  }
}

extension Refusal {
  /// What a fault of a JSON text means to the caller.
  package init(_ fault: JSONFault) {
    let code: RefusalCode =
      switch fault.kind {
      case .malformed, .notInteger, .tooDeep: .requestMalformed
      case .duplicateMember: .requestMemberDuplicate
      case .missingMember: .requestMemberMissing
      case .unknownMember: .requestMemberUnknown
      case .wrongType: .requestMemberType
      case .invalidValue: .requestValueInvalid
      }
    self.init(
      code, at: fault.path.isEmpty ? nil : fault.path,
      ["member": String(fault.path.prefix(80)), "detail": fault.detail])
  }
}
