import CanonicalJSON

extension NexoJSON {
  /// Reads JSON: strict in its grammar, no duplicate members, at most 32 levels; numbers as they
  /// are spelt, up to 40 characters.
  ///
  /// - Parameter bytes: the whole text in UTF-8; the caller caps its size.
  /// - Throws: `malformed`, `tooDeep`, `duplicateMember`.
  package init(parsing bytes: [UInt8]) throws(NexoFault) {
    var reader = Reader(bytes: bytes)
    self = try reader.document()
  }
}

/// A recursive-descent reader of one text; the depth is capped.
private struct Reader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  static let depthMax = 32
  static let numberCharactersMax = 40

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(NexoFault) -> NexoJSON {
    let result = try value()
    skipBlanks()
    guard position == bytes.count else { throw malformed("text after the value") }
    return result
  }

  private mutating func value() throws(NexoFault) -> NexoJSON {
    skipBlanks()
    switch peek ?? 0 {
    case UInt8(ascii: "{"):
      return try nested { (reader) throws(NexoFault) in
        try reader.object()
      }
    case UInt8(ascii: "["):
      return try nested { (reader) throws(NexoFault) in
        try reader.array()
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw malformed("a value was expected")
    }
  }

  private mutating func nested(_ read: (inout Reader) throws(NexoFault) -> NexoJSON)
    throws(NexoFault) -> NexoJSON
  {
    guard depth < Self.depthMax else {
      throw NexoFault(.tooDeep, at: "", "more than \(Self.depthMax) levels at byte \(position)")
    }
    depth += 1
    position += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func object() throws(NexoFault) -> NexoJSON {
    var members: [NexoJSON.Member] = []
    var seen: Set<String> = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw malformed("a name was expected") }
      let name = try string()
      guard seen.insert(name).inserted else {
        throw NexoFault(.duplicateMember, at: "", "a name stands twice, byte \(position)")
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw malformed("a colon was expected") }
      members.append(NexoJSON.Member(name, try value()))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw malformed("a comma or } was expected") }
    }
  }

  private mutating func array() throws(NexoFault) -> NexoJSON {
    var elements: [NexoJSON] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw malformed("a comma or ] was expected") }
    }
  }

  private mutating func number() throws(NexoFault) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let first = position
    try digits()
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      throw malformed("a number does not begin with 0")
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      try digits()
    }
    guard position - start <= Self.numberCharactersMax else { throw malformed("a long number") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(NexoFault) {
    let start = position
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    guard position > start else { throw malformed("a digit was expected") }
  }

  private mutating func literal(_ text: String, _ value: NexoJSON) throws(NexoFault) -> NexoJSON {
    for byte in text.utf8 {
      guard take(byte) else { throw malformed("\(text) was expected") }
    }
    return value
  }

  /// Finds where a string ends; its escapes are the house reader's work.
  private mutating func string() throws(NexoFault) -> String {
    let start = position
    position += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard take(UInt8(ascii: "\"")) else { throw malformed("the string does not end") }
    do throws(JSONFault) {
      if case .string(let text) = try JSON(parsing: Array(bytes[start..<position])) { return text }
    } catch {
      throw malformed(error.detail)
    }
    throw malformed("a string was expected")
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private func malformed(_ detail: String) -> NexoFault {
    NexoFault(.malformed, at: "", "\(detail), byte \(position)")
  }
}
