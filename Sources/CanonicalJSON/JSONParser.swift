extension JSON {
  /// Reads JSON strictly: no duplicate members, fractions, exponents, trailing commas or trailing
  /// text, no lone surrogates, no bytes that are not UTF-8, at most 32 levels deep.
  ///
  /// - Parameter bytes: the whole text in UTF-8, without a byte order mark.
  /// - Throws: the first fault with its path.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// Reads JSON strictly from text.
  package init(parsing text: String) throws(JSONFault) {
    try self.init(parsing: Array(text.utf8))
  }
}

/// A recursive-descent reader of one JSON text.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  var path: [PathStep] = []

  enum PathStep {
    case member(String)
    case index(Int)
  }

  static let depthMax = 32

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSON {
    let result = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault(.malformed, "text after the value") }
    return result
  }

  private mutating func value() throws(JSONFault) -> JSON {
    skipBlanks()
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw fault(.malformed, "a value was expected at byte \(position)")
    }
  }

  private mutating func object() throws(JSONFault) -> JSON {
    guard path.count < Self.depthMax else { throw fault(.tooDeep, "at most 32 levels") }
    position += 1
    var members: [JSON.Member] = []
    var seen: Set<String> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw fault(.malformed, "a name was expected") }
      let name = try string()
      path.append(.member(name))
      if isRepeated(name, members, &seen) { throw fault(.duplicateMember, name) }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault(.malformed, "a colon was expected") }
      members.append(JSON.Member(name, try value()))
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else {
        throw fault(.malformed, "a comma or } was expected at byte \(position)")
      }
    }
  }

  /// Few members are compared one by one, many by a set: no quadratic cost for a hostile object.
  private func isRepeated(_ name: String, _ members: [JSON.Member], _ seen: inout Set<String>)
    -> Bool
  {
    if members.count < 24 { return members.contains { $0.name == name } }
    if seen.isEmpty { seen = Set(members.map(\.name)) }
    return !seen.insert(name).inserted
  }

  private mutating func array() throws(JSONFault) -> JSON {
    guard path.count < Self.depthMax else { throw fault(.tooDeep, "at most 32 levels") }
    position += 1
    var elements: [JSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      path.append(.index(elements.count))
      elements.append(try value())
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else {
        throw fault(.malformed, "a comma or ] was expected at byte \(position)")
      }
    }
  }

  private mutating func number() throws(JSONFault) -> JSON {
    let negative = take(UInt8(ascii: "-"))
    let start = position
    var value: Int64 = 0
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carried) =
        negative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !overflow, !carried else { throw fault(.notInteger, "more than 64 bits") }
      value = next
      position += 1
    }
    guard position > start else { throw fault(.malformed, "a digit was expected") }
    if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
      throw fault(.malformed, "a number does not begin with 0")
    }
    if let byte = peek, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
      throw fault(.notInteger, "numbers are whole here")
    }
    return .integer(value)
  }

  private mutating func literal(_ text: String, _ value: JSON) throws(JSONFault) -> JSON {
    for byte in text.utf8 {
      guard take(byte) else { throw fault(.malformed, "\(text) was expected") }
    }
    return value
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if peek == UInt8(ascii: "\"") {
      position += 1
      return try utf8(bytes[start..<(position - 1)])
    }
    var buffer = Array(bytes[start..<position])
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return try utf8(buffer[...])
      case UInt8(ascii: "\\"): try escape(into: &buffer)
      case 0x20...: buffer.append(byte)
      default: throw fault(.malformed, "a control character in a string")
      }
    }
    throw fault(.malformed, "the string does not end")
  }

  private func utf8(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw fault(.malformed, "the text is not UTF-8")
    }
    return text
  }

  private mutating func escape(into buffer: inout [UInt8]) throws(JSONFault) {
    guard let byte = peek else { throw fault(.malformed, "the string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): buffer.append(contentsOf: String(try unicodeEscape()).utf8)
    default: throw fault(.malformed, "an unknown escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard 0xD800...0xDBFF ~= first, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw fault(.malformed, "a lone surrogate")
    }
    let second = try hexadecimal()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.malformed, "a lone surrogate") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw fault(.malformed, "four hexadecimal digits were expected") }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func fault(_ kind: JSONFault.Kind, _ detail: String) -> JSONFault {
    var text = ""
    for step in path {
      switch step {
      case .member(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return JSONFault(kind, at: text, detail)
  }
}
