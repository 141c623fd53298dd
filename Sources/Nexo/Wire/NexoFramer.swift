/// Puts messages together from what a connection brings, in whatever pieces.
package struct NexoFramer: Sendable {
  private var buffer: [UInt8] = []
  private var fault: NexoFrame.Fault?

  /// A framer of a fresh connection.
  package init() {}

  /// How many bytes of an unfinished message wait; at most a message and its length.
  package var pendingBytes: Int { buffer.count }

  /// Takes bytes and gives the messages that they complete.
  ///
  /// An empty frame says nothing and is passed over.
  /// - Throws: what makes the connection unusable; from then on always the same.
  package mutating func take(_ bytes: [UInt8]) throws(NexoFrame.Fault) -> [[UInt8]] {
    if let fault { throw fault }
    buffer += bytes
    var messages: [[UInt8]] = []
    var start = 0
    while buffer.count - start >= 4 {
      let length = try length(at: start)
      guard buffer.count - start - 4 >= length else { break }
      if length > 0 { messages.append(Array(buffer[(start + 4)..<(start + 4 + length)])) }
      start += 4 + length
    }
    buffer.removeFirst(start)
    return messages
  }

  private mutating func length(at start: Int) throws(NexoFrame.Fault) -> Int {
    let head = buffer[start..<(start + 4)]
    let length = head.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if length <= NexoFrame.bytesMax { return Int(length) }
    let found = Self.fault(head: Array(head), length)
    fault = found
    buffer = []
    throw found
  }

  private static func fault(head: [UInt8], _ length: UInt32) -> NexoFrame.Fault {
    if head == Array("HTTP".utf8) { return .speaksHTTP }
    // A TLS alert or handshake record: its type, then version 3.x.
    if [0x15, 0x16].contains(head[0]), head[1] == 3 { return .wantsTLS }
    return .tooLong(announced: length)
  }
}
