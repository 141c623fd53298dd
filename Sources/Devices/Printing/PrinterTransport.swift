/// Why bytes did not go through: nobody is there, or the connection is gone.
package struct TransportError: Error, Hashable, Sendable {
  /// What happened, for the technician.
  package let message: String

  /// A fault of a connection.
  package init(_ message: String) { self.message = message }
}

/// A way for bytes to a printer and back: a socket, a file, a cable, a simulator.
///
/// It never assumes that the printer is near, and never waits without end.
package protocol PrinterTransport: Sendable {
  /// Whether anything ever comes back.
  var isBidirectional: Bool { get }

  /// Opens the way; nothing happens where it is open.
  ///
  /// - Throws: where there is nobody.
  func open(deadlineMilliseconds: Int) async throws(TransportError)

  /// Hands bytes over.
  ///
  /// - Parameters:
  ///   - bytes: at least one.
  ///   - deadlineMilliseconds: how long it may take.
  /// - Returns: how many went, 0 where the other side takes none now.
  /// - Throws: where the connection is gone; how many of the bytes went is then not known.
  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int) async throws(TransportError)
    -> Int

  /// Takes what has come back, at least one byte unless the time runs out first.
  ///
  /// - Throws: where the connection is gone.
  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8]

  /// Closes the way; what was handed over before still goes.
  func close() async
}
