/// A command as its bytes were read; its data follow.
package struct PrinterCommand: Hashable, Sendable {
  /// How the data after the parameters end.
  package enum Payload: Hashable, Sendable {
    /// So many bytes, 0 for none.
    case count(Int)
    /// Up to and with a byte.
    case until(UInt8)
  }

  /// The command as manuals write it.
  package let mnemonic: String
  /// What it does.
  package let effect: PrinterEffect
  /// Its data.
  package let payload: Payload

  /// Whether data follow.
  package var hasPayload: Bool { payload != .count(0) }
}

/// A row of a language's command table.
struct CommandRow: Sendable {
  /// What the parameters so far say.
  enum Reading: Sendable {
    /// The command is complete.
    case done(PrinterEffect, PrinterCommand.Payload)
    /// It has so many parameters in all.
    case needs(Int)
    /// There is no such command.
    case meaningless
  }

  let mnemonic: String
  let opcode: [UInt8]
  let parameterCount: Int
  let read: @Sendable (Parameters) -> Reading

  /// A command whose parameters decide how it goes on.
  init(
    reading mnemonic: String, _ opcode: [UInt8], _ parameterCount: Int,
    _ read: @escaping @Sendable (Parameters) -> Reading
  ) {
    self.mnemonic = mnemonic
    self.opcode = opcode
    self.parameterCount = parameterCount
    self.read = read
  }

  /// A command with a fixed number of parameters and no data.
  init(
    _ mnemonic: String, _ opcode: [UInt8], _ parameterCount: Int,
    _ effect: @escaping @Sendable (Parameters) -> PrinterEffect
  ) {
    self.init(reading: mnemonic, opcode, parameterCount) { .done(effect($0), .count(0)) }
  }

  /// A command without parameters.
  init(_ mnemonic: String, _ opcode: [UInt8], _ effect: PrinterEffect) {
    self.init(reading: mnemonic, opcode, 0) { _ in .done(effect, .count(0)) }
  }
}

/// The bytes after an opcode.
struct Parameters: Sendable {
  let bytes: [UInt8]

  subscript(_ index: Int) -> UInt8 { bytes[index] }
  var count: Int { bytes.count }

  /// Two bytes, the low one first.
  func word(_ index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }

  /// A number that may be sent as a digit.
  func digit(_ index: Int) -> UInt8 {
    0x30...0x39 ~= bytes[index] ? bytes[index] - 0x30 : bytes[index]
  }

  /// The lowest bit.
  func flag(_ index: Int) -> Bool { bytes[index] & 1 != 0 }
}

/// The opcodes of a language as a tree; the longer opcode wins.
struct CommandTree: Sendable {
  /// Where every command begins.
  static let root = 0

  private var steps: [Int: Int] = [:]
  private var rows: [Int: CommandRow] = [:]
  private var count = 1

  init(_ rows: [CommandRow]) {
    for row in rows { insert(row) }
  }

  private mutating func insert(_ row: CommandRow) {
    var state = Self.root
    for byte in row.opcode {
      if let next = step(from: state, byte) {
        state = next
      } else {
        steps[state << 8 | Int(byte)] = count
        state = count
        count += 1
      }
    }
    rows[state] = row
  }

  func step(from state: Int, _ byte: UInt8) -> Int? { steps[state << 8 | Int(byte)] }

  func row(at state: Int) -> CommandRow? { rows[state] }
}
