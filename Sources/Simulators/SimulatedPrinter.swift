package import Devices
package import PrinterLanguages

/// A printer in memory at the end of a simulated cable: it speaks the real bytes, keeps its paper,
/// and fails by a script.
package actor SimulatedPrinter: ByteTransport {
  private var printer: VirtualPrinter
  private var waiting: [UInt8] = []
  private var isConnected = false
  private let isPowered: Bool
  /// How often the connection went while bytes were on their way.
  package private(set) var connectionsLost = 0

  /// A printer of a profile that meets faults, and then prints.
  ///
  /// - Parameter isPowered: false for a printer that is not there.
  package init(
    profile: PrinterProfile, faults: [PrinterFault] = [], isPowered: Bool = true
  ) {
    printer = VirtualPrinter(profile: profile, faults: faults)
    self.isPowered = isPowered
  }

  /// The pieces of paper, the oldest first.
  package var paper: [PaperPiece] { printer.paper }

  /// How often the drawer was opened.
  package var drawerOpenings: Int { printer.drawerOpenings }

  /// How many bytes it has taken.
  package var bytesReceived: Int { printer.bytesReceived }

  /// Gives it faults to meet; their bytes and lines count from here.
  package func expect(_ faults: [PrinterFault]) { printer.expect(faults) }

  /// Somebody puts paper in, shuts the cover and frees the cutter.
  package func reload() { waiting += printer.reload().replies }

  /// It answers as far as its profile does.
  package nonisolated var isBidirectional: Bool { true }

  /// Connects. - Throws: where it is switched off.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard isPowered else { throw TransportError("nobody is there") }
    guard !isConnected else { return }
    printer.plugIn()
    waiting = []
    isConnected = true
  }

  /// Lets it take bytes. - Throws: where the cable is pulled meanwhile.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    try check()
    let reaction = printer.receive(bytes)
    waiting += reaction.replies
    if reaction.isGone {
      // What was taken before is on paper; the sender only learns that the cable is out.
      isConnected = false
      connectionsLost += 1
      throw TransportError("the cable was pulled")
    }
    return reaction.accepted
  }

  /// What it has answered since.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try check()
    defer { waiting = [] }
    return waiting
  }

  /// Unplugs it without harm.
  package func close() async { isConnected = false }

  private func check() throws(TransportError) {
    guard isConnected else { throw TransportError("not connected") }
  }
}
