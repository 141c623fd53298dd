/// Cuts a stream of TCP into packets, by nothing but the packets' own lengths.
///
/// What is no terminal is recognised before the first packet: a TLS alert, readable text, a length
/// in front. After that the stream is believed. Without clock: who reads sees by `pendingBytes`
/// that a packet has begun, and gives up in time.
/// Source: PA00P016 §4.
package struct PacketFramer: Sendable {
  /// The most data of a packet that is taken.
  package let dataBytesMax: Int
  private var pending: [UInt8] = []
  private var hasBegun = false
  private var isForeign = false

  /// A framer at the beginning of a connection.
  ///
  /// - Parameter dataBytesMax: the most data that a packet may announce, at most 65 535.
  package init(dataBytesMax: Int = APDU.dataBytesMax) { self.dataBytesMax = dataBytesMax }

  /// How many bytes of a packet have come that is not whole.
  package var pendingBytes: Int { pending.count }

  /// Takes bytes, however the network cut them.
  ///
  /// - Returns: the packets that are whole now. Where the last one is `foreign`, this framer takes
  ///   nothing any more.
  package mutating func take(_ bytes: some Collection<UInt8>) -> [Reception] {
    guard !isForeign else { return [] }
    pending += bytes
    var receptions: [Reception] = []
    var rest = pending[...]
    while !isForeign, let reception = next(&rest) { receptions.append(reception) }
    let taken = isForeign ? pending.count : pending.count - rest.count
    pending.removeFirst(taken)
    return receptions
  }

  private mutating func next(_ rest: inout ArraySlice<UInt8>) -> Reception? {
    if !hasBegun, let stranger = Self.stranger(rest) { return refuse(stranger) }
    guard let header = PacketHeader(rest) else { return nil }
    guard header.dataBytes <= dataBytesMax else { return refuse(.tooLong) }
    guard rest.count >= header.bytes + header.dataBytes else { return nil }
    hasBegun = true
    let data = rest.dropFirst(header.bytes).prefix(header.dataBytes)
    rest = rest.dropFirst(header.bytes + header.dataBytes)
    return .packet(APDU(header.control, Array(data)))
  }

  private mutating func refuse(_ foreign: Foreign) -> Reception {
    isForeign = true
    return .foreign(foreign)
  }

  /// Who speaks, where the first bytes begin nothing of ZVT: its classes are 04 to 0F, 80 and 84.
  private static func stranger(_ bytes: ArraySlice<UInt8>) -> Foreign? {
    guard let first = bytes.first else { return nil }
    switch first {
    // An alert of TLS, or its greeting: `15 03`, `16 03`.
    case 0x15, 0x16:
      guard let second = bytes.dropFirst().first else { return nil }
      return second == 0x03 ? .tls : .otherProtocol
    // The high byte of a length, or text.
    case 0x00, 0x09, 0x0A, 0x0D, 0x20...0x7E: return .otherProtocol
    default: return nil
    }
  }
}
