package import ZVT

/// What a simulated terminal does on its link, whatever the link is.
package enum SimulatorAction: Hashable, Sendable {
  /// Sends a packet.
  case send(APDU)
  /// Sends bytes that are no packet, where a packet would stand.
  case raw([UInt8])
  /// Ends the connection; as in a crash where `isReset`. What was sent before still arrives, and
  /// nobody can connect for so long.
  case close(isReset: Bool = false, refuseMilliseconds: Int = 0)
  /// Lets a fault of the wire happen.
  case wire(LineFault)
  /// Another line speed, in baud.
  case lineSpeed(Int)
  /// Stores the memory before anything else.
  case save
  /// Tells whoever watches.
  case tell(SimulatorEvent)
}

/// What goes wrong on the wire itself, below the packets.
package enum LineFault: Hashable, Sendable {
  /// The next block from the till is refused once.
  case nak
  /// The next block to the till has a wrong checksum once.
  case badChecksum
  /// The acknowledgement of the next block from the till gets lost once.
  case lostAck
  /// Every byte goes in a write of its own, until the connection ends or a dialogue begins.
  case split
  /// The next two writes become one.
  case glue
  /// Nothing gets through either way for so long.
  case out(milliseconds: Int)
  /// Nothing is heard or said for so long; what comes meanwhile is lost.
  case mute(milliseconds: Int)
}
