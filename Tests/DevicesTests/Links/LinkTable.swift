import Devices
import Simulators
import Synchronization
import Testing
import ZVT

/// Two links on a wire in memory, the till's and the terminal's, with short timers.
struct LinkTable<Till: PacketLink, Terminal: PacketLink> {
  let till: Till
  let terminal: Terminal
  let tillLine: TamperedLine
  let terminalLine: TamperedLine

  func open() async throws {
    try await till.open(deadlineMilliseconds: 1_000)
    try await terminal.open(deadlineMilliseconds: 1_000)
  }
}

/// Examples and timers for the tests of the links.
enum LinkExamples {
  static let payment = APDU(0x0601, [0x04, 0x00, 0x00, 0x00, 0x12, 0x34, 0x10, 0x49, 0x09, 0x78])
  static let positive = APDU(0x8000)
  static let progress = APDU(0x04FF, [0x0E])

  /// Timers that a test can wait for.
  static let quick = SerialLink.Settings(
    byteMilliseconds: 150, acknowledgementMilliseconds: 600)

  /// Timers that a machine with other work does not run into.
  static let patient = SerialLink.Settings(
    byteMilliseconds: 1_500, acknowledgementMilliseconds: 4_000)

  static func streams() -> LinkTable<StreamLink, StreamLink> {
    let wire = MemoryWire(.connection)
    let lines = (TamperedLine(wire.transport(.till)), TamperedLine(wire.transport(.terminal)))
    return LinkTable(
      till: StreamLink(transport: lines.0, layer: StreamLayer(fragmentMilliseconds: 200)),
      terminal: StreamLink(transport: lines.1), tillLine: lines.0, terminalLine: lines.1)
  }

  static func blocks(_ settings: SerialLink.Settings = quick)
    -> LinkTable<SerialBlockLink, SerialBlockLink>
  {
    let wire = MemoryWire(.line)
    let lines = (TamperedLine(wire.transport(.till)), TamperedLine(wire.transport(.terminal)))
    return LinkTable(
      till: SerialBlockLink(transport: lines.0, settings: settings),
      terminal: SerialBlockLink(transport: lines.1, settings: settings), tillLine: lines.0,
      terminalLine: lines.1)
  }

  /// What an operation failed with.
  static func failure(_ body: () async throws(LinkError) -> Void) async -> LinkError.Code? {
    do throws(LinkError) {
      try await body()
      return nil
    } catch { return error.code }
  }
}

/// Collects what an ear hears.
final class Notebook: Sendable {
  private let entries = Mutex<[LinkTrace]>([])

  var ear: LinkTrace.Ear { { entry in self.entries.withLock { $0.append(entry) } } }

  func contents(_ direction: LinkTrace.Direction) -> [LinkTrace.Content] {
    entries.withLock { $0.filter { $0.direction == direction }.map(\.content) }
  }
}
