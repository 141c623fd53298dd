/// Reads comma-separated values by RFC 4180: quoted fields may hold commas, quotes and line ends.
package enum CSVReader {
  /// A record and the line on which it begins.
  package struct Record: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The fields.
    package let fields: [String]
  }

  /// Reads all records of a text.
  ///
  /// - Throws: a quoted field that does not end, or text after its end.
  package static func read(_ text: String, named file: String) throws(SetupError) -> [Record] {
    var scanner = Scanner(file: file, bytes: Array(text.utf8))
    return try scanner.records()
  }

  private struct Scanner {
    let file: String
    let bytes: [UInt8]
    var position = 0
    var line = 1

    init(file: String, bytes: [UInt8]) {
      self.file = file
      // A byte order mark that some programs write is no part of the first field.
      self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    mutating func records() throws(SetupError) -> [Record] {
      var result: [Record] = []
      while position < bytes.count {
        let start = line
        let fields = try record()
        if fields != [""] { result.append(Record(line: start, fields: fields)) }
      }
      return result
    }

    private mutating func record() throws(SetupError) -> [String] {
      var fields: [String] = []
      while true {
        fields.append(try field())
        guard position < bytes.count else { return fields }
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: ",") { continue }
        if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        return fields
      }
    }

    private mutating func field() throws(SetupError) -> String {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        let start = position
        while position < bytes.count, ![UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[position]) {
          position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
      return try quoted()
    }

    private mutating func quoted() throws(SetupError) -> String {
      let start = line
      position += 1
      var content: [UInt8] = []
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == 0x0A { line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          content.append(byte)
          continue
        }
        if position < bytes.count, bytes[position] == byte {
          content.append(byte)
          position += 1
          continue
        }
        guard position == bytes.count || [UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[position])
        else { throw SetupError(file, line: line, "text follows the end of a quoted field") }
        return String(decoding: content, as: UTF8.self)
      }
      throw SetupError(file, line: start, "a quoted field does not end")
    }
  }
}
