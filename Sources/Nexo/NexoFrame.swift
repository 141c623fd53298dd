/// How a message stands on a TCP connection: its length in four bytes, the highest first, then JSON.
package enum NexoFrame {
  /// The most bytes that a message may have.
  package static let bytesMax = 1 << 20
}
