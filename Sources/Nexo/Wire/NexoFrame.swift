/// How a message stands on a TCP connection: its length in four bytes, the highest first, then
/// JSON.
package enum NexoFrame {
  /// The most bytes that a message may have.
  package static let bytesMax = 1 << 20

  /// What a connection brought that is no frame; nothing after it can be believed.
  package enum Fault: Error, Hashable, Sendable {
    /// A frame that announces more than `bytesMax`.
    case tooLong(announced: UInt32)
    /// The other side wants TLS: what came is a TLS record.
    case wantsTLS
    /// The other side speaks HTTP.
    case speaksHTTP

    /// What it is, in English.
    package var message: String {
      switch self {
      case .tooLong(let announced): "a message of \(announced) bytes is announced"
      case .wantsTLS: "the terminal wants TLS"
      case .speaksHTTP: "the terminal speaks HTTP"
      }
    }
  }

  /// A message with its length before it.
  package static func bytes(of message: [UInt8]) -> [UInt8] {
    let length = UInt32(clamping: message.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + message
  }
}
