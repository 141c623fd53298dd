/// Why bytes did not go through: nobody is there, or the connection is gone.
package struct TransportError: Error, Hashable, Sendable {
  /// What kept them, as far as a person can do something about it.
  package enum Cause: String, Hashable, Sendable, CaseIterable {
    /// Nobody is there, or whoever was there has gone.
    case gone
    /// The system does not let us in.
    case denied
    /// Another program has the device.
    case busy
    /// It is there and can't be used as what it was taken for.
    case unfit
  }

  /// What kept them.
  package let cause: Cause
  /// What happened, for the technician.
  package let message: String

  /// A fault of a connection.
  package init(_ message: String, cause: Cause = .gone) {
    self.message = message
    self.cause = cause
  }
}

/// A way for bytes to a device and back: a socket, a file, a serial line, a cable, a simulator.
///
/// It never assumes that the device is near, and never waits without end.
package protocol ByteTransport: Sendable {
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
