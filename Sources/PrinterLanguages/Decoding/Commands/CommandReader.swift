/// Finds the commands of a language in bytes that arrive one by one.
///
/// Both the decoder and the virtual printer read with it, so that the one explains what the other
/// does. It holds at most one command's parameters, whatever arrives.
package struct CommandReader: Sendable {
  /// What a byte turned out to be.
  package enum Event: Hashable, Sendable {
    /// Part of a command that is not complete.
    case pending
    /// A character.
    case text
    /// Nothing: a NUL between commands.
    case idle
    /// The last byte of a command; its data follow where it has some.
    case command(PrinterCommand)
    /// Data of the last command.
    case payload
    /// The last byte of the data.
    case payloadEnd
    /// No command, together with the bytes held before.
    case unknown
    /// The bytes held before are no command; the byte was not taken and has to be offered again.
    case rejected
  }

  private let grammar: Grammar
  private var tree: CommandTree
  private var state = CommandTree.root
  private var row: CommandRow?
  private var parameters: [UInt8] = []
  private var needed = 0
  private var payload = PrinterCommand.Payload.count(0)
  /// Whether everything is dots, in Star's raster mode.
  private var isRaster = false

  /// How many bytes of an incomplete command are held.
  package private(set) var held = 0

  /// A reader of a language.
  package init(language: PrinterProfile.Language) {
    grammar = Grammar(language: language)
    tree = grammar.commands
  }

  /// Whether the next byte begins something new.
  package var isAtBoundary: Bool { held == 0 && payload == .count(0) }

  /// How many bytes of data are still to come; nothing where a byte ends them, or none come.
  package var payloadLeft: Int? {
    if case .count(let left) = payload, left > 0 { left } else { nil }
  }

  /// The command that is not complete, where its opcode is known.
  package var pendingMnemonic: String? { row?.mnemonic }

  /// Forgets a command that was begun, and the data that were to come.
  package mutating func drop() {
    payload = .count(0)
    restart()
  }

  /// Forgets everything, as after switching on.
  package mutating func reset() {
    drop()
    enterRaster(false)
  }

  /// Takes the next byte.
  package mutating func take(_ byte: UInt8) -> Event {
    if payload != .count(0) { return takePayload(byte) }
    if let row, tree.step(from: state, byte) == nil { return takeParameter(byte, of: row) }
    guard let next = tree.step(from: state, byte) else { return takeStray(byte) }
    held += 1
    state = next
    row = tree.row(at: next)
    guard let row else { return .pending }
    needed = row.parameterCount
    return needed == 0 ? finish(row) : .pending
  }

  private mutating func takePayload(_ byte: UInt8) -> Event {
    switch payload {
    case .count(let left):
      payload = .count(left - 1)
      return left == 1 ? .payloadEnd : .payload
    case .until(let end):
      guard byte == end else { return .payload }
      payload = .count(0)
      return .payloadEnd
    }
  }

  private mutating func takeParameter(_ byte: UInt8, of row: CommandRow) -> Event {
    held += 1
    // From here on no longer opcode fits.
    state = -1
    parameters.append(byte)
    return parameters.count < needed ? .pending : finish(row)
  }

  /// A byte that begins no command, or breaks the one that was begun.
  private mutating func takeStray(_ byte: UInt8) -> Event {
    if held > 0 {
      let begins = tree.step(from: CommandTree.root, byte) != nil
      restart()
      return begins ? .rejected : .unknown
    }
    if byte == 0 { return .idle }
    let isCharacter = byte >= 0x20 && byte != 0x7F
    return isCharacter && grammar.hasText && !isRaster ? .text : .unknown
  }

  private mutating func finish(_ row: CommandRow) -> Event {
    switch row.read(Parameters(bytes: parameters)) {
    case .needs(let count):
      // A table that asks for what it already has would never end.
      guard count > parameters.count else { return meaningless() }
      needed = count
      return .pending
    case .meaningless: return meaningless()
    case .done(let effect, let data):
      restart()
      payload = data
      if case .rasterMode(let isOn) = effect { enterRaster(isOn) }
      if effect == .initialise { enterRaster(false) }
      return .command(PrinterCommand(mnemonic: row.mnemonic, effect: effect, payload: data))
    }
  }

  private mutating func meaningless() -> Event {
    restart()
    return .unknown
  }

  private mutating func restart() {
    state = CommandTree.root
    row = nil
    parameters.removeAll(keepingCapacity: true)
    needed = 0
    held = 0
  }

  private mutating func enterRaster(_ isOn: Bool) {
    guard isRaster != isOn else { return }
    isRaster = isOn
    tree = isOn ? grammar.rasterCommands : grammar.commands
  }
}

/// The command tables of a language.
struct Grammar: Sendable {
  /// The commands.
  let commands: CommandTree
  /// The commands where everything is dots.
  let rasterCommands: CommandTree
  /// Whether it prints characters.
  let hasText: Bool

  init(language: PrinterProfile.Language) {
    switch language {
    case .escpos:
      commands = ESCPOSCommands.tree
      rasterCommands = ESCPOSCommands.tree
    case .starprnt, .starline:
      commands = StarCommands.lineTree
      rasterCommands = StarCommands.rasterTree
    case .stargraphic:
      commands = StarCommands.graphicTree
      rasterCommands = StarCommands.rasterTree
    }
    hasText = language != .stargraphic
  }
}
