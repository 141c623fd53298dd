package import ZVT

/// Packets of ZVT to a counterpart and back: over TCP as they are, over a serial line in blocks.
///
/// A link is opened, used and closed, and may be opened again. `send` and `receive` may run at the
/// same time, as when a cashier stops a payment that is being listened to; two at once of the same
/// kind are served one after the other.
package protocol PacketLink: Sendable {
  /// Opens the way; nothing happens where it is open.
  ///
  /// - Parameter deadlineMilliseconds: how long it may take.
  /// - Throws: where there is nobody.
  func open(deadlineMilliseconds: Int) async throws(TransportError)

  /// Sends a packet. Returns when the connection has it (TCP), or when the counterpart has
  /// acknowledged the block (serial); neither says that it was understood.
  ///
  /// After an error it is not known whether the packet arrived. The link never sends a packet again
  /// by itself but in the serial layer's repeats.
  /// - Parameters:
  ///   - packet: what to send.
  ///   - deadlineMilliseconds: how long handing the bytes over may take. On a serial line the wait
  ///     for the acknowledgement comes on top: it ends by itself after three sends.
  /// - Throws: `gone`, `noAcknowledgement`, `tooLong`.
  func send(_ packet: APDU, deadlineMilliseconds: Int) async throws(LinkError)

  /// The next packet; nothing where none came in time.
  ///
  /// - Parameter deadlineMilliseconds: how long to wait; 0 takes what has come already.
  /// - Throws: `gone`, `foreign`, `incomplete`, `malformed`; the link is of no more use then, close
  ///   it. Packets that came before the fault are handed out first.
  func receive(deadlineMilliseconds: Int) async throws(LinkError) -> APDU?

  /// Closes the way, and forgets what came and was not taken.
  func close() async
}

/// Why a packet did not go through.
package struct LinkError: Error, Hashable, Sendable {
  /// The kinds of faults of a link.
  package enum Code: Hashable, Sendable {
    /// Nobody is there, or the connection was lost.
    case gone
    /// What speaks there does not speak ZVT, or expects TLS, or announces more than we take.
    case foreign(Foreign)
    /// The serial layer has sent the block three times, and nobody acknowledged it.
    case noAcknowledgement
    /// A packet of ours is longer than a packet can be.
    case tooLong
    /// A packet began and did not end in time.
    case incomplete
    /// A block came whole whose packet has another length than it says.
    case malformed
  }

  /// What kind of fault.
  package let code: Code
  /// What happened, for the technician.
  package let message: String

  /// A fault in words.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
