/// Why bytes did not go through.
package struct TransportError: Error, Hashable, Sendable {
  /// Whether the connection is gone; the other way would be that it never was.
  package let isLost: Bool
  /// What happened, for the technician.
  package let message: String

  /// A fault of a connection.
  package init(isLost: Bool, message: String) {
    self.isLost = isLost
    self.message = message
  }
}

/// A way for bytes to a printer and back: a socket, a file, a cable, a simulator.
///
/// It never assumes that the printer is near, and never waits without end.
package protocol PrinterTransport: Sendable {
  /// Whether anything ever comes back.
  var isBidirectional: Bool { get }

  /// Opens the way; nothing happens where it is open.
  ///
  /// - Throws: `TransportError` where there is nobody.
  func open(deadlineMilliseconds: Int) async throws(TransportError)

  /// Hands bytes over.
  ///
  /// - Parameters:
  ///   - bytes: at least one.
  ///   - deadlineMilliseconds: how long it may take.
  /// - Returns: how many went, 0 where the other side takes none now.
  /// - Throws: `TransportError` where the connection is gone.
  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int) async throws(TransportError)
    -> Int

  /// Takes what has come back, at least one byte unless the time runs out first.
  ///
  /// - Throws: `TransportError` where the connection is gone.
  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8]

  /// Closes the way; what was handed over before still goes.
  func close() async
}
