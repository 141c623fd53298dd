/// What stands between packets and bytes, as a machine: an event in, actions out.
///
/// Without I/O and without clock: time comes in as milliseconds that never run backwards.
package protocol LinkLayer: Sendable {
  /// Bytes have come. They are never late: how long they lay before they were read is not known.
  mutating func received(_ bytes: [UInt8], atMilliseconds now: Int) -> [LinkAction]

  /// A packet is to go out; packets go one after the other.
  ///
  /// - Parameter ticket: by which `sent` or `failed` will name it.
  mutating func send(_ packet: APDU, ticket: Int, atMilliseconds now: Int) -> [LinkAction]

  /// Time has passed, and all bytes that had come were taken before.
  mutating func tick(atMilliseconds now: Int) -> [LinkAction]

  /// When the next tick is due; nothing where no timer runs.
  var nextTickMilliseconds: Int? { get }
}

/// What the owner of a layer has to do, in this order.
package enum LinkAction: Hashable, Sendable {
  /// Send bytes.
  case write([UInt8])
  /// Hand a packet to the application.
  case deliver(APDU)
  /// The packet of this ticket has gone out; on a serial line it has been acknowledged.
  case sent(ticket: Int)
  /// The packet of this ticket was not acknowledged, however often it was sent.
  case failed(ticket: Int)
  /// What comes makes no sense any more; the connection has to be closed.
  case fault(LinkFault)
}

/// What makes a connection useless.
package enum LinkFault: Hashable, Sendable {
  /// Something else speaks there.
  case foreign(Foreign)
  /// A packet began and did not end in time.
  case incomplete
  /// A block came whole, and the packet in it has another length than it says.
  case malformed
}
