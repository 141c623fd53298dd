/// The layer of TCP: packets follow each other as they are, nothing is acknowledged or repeated.
///
/// Source: PA00P016 §4.
package struct StreamLayer: LinkLayer {
  private let fragmentMilliseconds: Int
  private var framer: PacketFramer
  /// Since when a packet has begun and not ended.
  private var begunAt: Int?

  /// The layer of a fresh connection.
  ///
  /// - Parameters:
  ///   - dataBytesMax: the most data of a packet that is taken.
  ///   - fragmentMilliseconds: how long a packet may take from its first byte to its last; T3.
  package init(dataBytesMax: Int = APDU.dataBytesMax, fragmentMilliseconds: Int = 5_000) {
    framer = PacketFramer(dataBytesMax: dataBytesMax)
    self.fragmentMilliseconds = fragmentMilliseconds
  }

  /// Cuts what has come into packets.
  package mutating func received(_ bytes: [UInt8], atMilliseconds now: Int) -> [LinkAction] {
    let receptions = framer.take(bytes)
    if framer.pendingBytes == 0 {
      begunAt = nil
    } else if begunAt == nil || !receptions.isEmpty {
      begunAt = now
    }
    return receptions.map {
      switch $0 {
      case .packet(let packet): .deliver(packet)
      case .foreign(let foreign): .fault(.foreign(foreign))
      }
    }
  }

  /// Sends a packet as it is.
  package mutating func send(_ packet: APDU, ticket: Int, atMilliseconds now: Int) -> [LinkAction] {
    [.write(packet.bytes), .sent(ticket: ticket)]
  }

  /// Gives up where a packet does not end.
  package mutating func tick(atMilliseconds now: Int) -> [LinkAction] {
    guard let due = nextTickMilliseconds, now >= due else { return [] }
    begunAt = nil
    return [.fault(.incomplete)]
  }

  /// When a packet that has begun must have ended.
  package var nextTickMilliseconds: Int? { begunAt.map { $0 + fragmentMilliseconds } }
}
