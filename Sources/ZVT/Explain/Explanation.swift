/// Explains recordings of ZVT, byte for byte, for technicians. Nothing is too broken for it.
package enum Explanation {
  /// How a recording was made.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    /// Bare packets, as on TCP.
    case apdu
    /// A serial line with its blocks, in both directions.
    case serial
  }

  /// Everything that stands in a recording, in order. Card numbers, track data and passwords are
  /// masked in what comes back.
  package static func explain(_ bytes: [UInt8], as source: Source) -> [ExplainedPacket] {
    var explainer = PacketExplainer()
    switch source {
    case .apdu: return packets(bytes, &explainer)
    case .serial: return SerialCapture.pieces(bytes).map { explain($0, &explainer) }
    }
  }

  private static func packets(_ bytes: [UInt8], _ explainer: inout PacketExplainer)
    -> [ExplainedPacket]
  {
    var found: [ExplainedPacket] = []
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      guard let header = PacketHeader(rest), header.bytes + header.dataBytes <= rest.count,
        ForeignWords.words(rest) == nil
      else {
        found.append(unfinished(Array(rest), at: position))
        return found
      }
      let start = position + header.bytes
      let packet = APDU(header.control, Array(bytes[start..<start + header.dataBytes]))
      found.append(explainer.explain(packet, at: position))
      position = start + header.dataBytes
    }
    return found
  }

  private static func unfinished(_ bytes: [UInt8], at offset: Int) -> ExplainedPacket {
    var piece = ExplainedPacket(.noise, at: offset, "not a packet", CardDataSearch.hidden(bytes))
    if let words = ForeignWords.words(bytes[...]) {
      piece.diagnosis = [words]
    } else if let header = PacketHeader(bytes[...]) {
      piece.name = "cut packet: \(Dissection(APDU(header.control)).name)"
      piece.control = header.control
      piece.diagnosis = [
        "the packet announces \(header.dataBytes) bytes of data, and "
          + "\(max(0, bytes.count - header.bytes)) are there"
      ]
    } else {
      piece.diagnosis = ["the packet ends within its first bytes"]
    }
    return piece
  }

  private static func explain(_ piece: SerialCapture.Piece, _ explainer: inout PacketExplainer)
    -> ExplainedPacket
  {
    switch piece.content {
    case .acknowledgement:
      return ExplainedPacket(.acknowledgement, at: piece.offset, "ACK", [SerialByte.ack])
    case .refusal:
      return ExplainedPacket(.refusal, at: piece.offset, "NAK", [SerialByte.nak])
    case .noise(let bytes):
      return ExplainedPacket(.noise, at: piece.offset, "noise", CardDataSearch.hidden(bytes))
    case .broken(let bytes, let why):
      var broken = ExplainedPacket(
        .brokenBlock, at: piece.offset, "broken block", CardDataSearch.hidden(bytes))
      broken.diagnosis = [why]
      return broken
    case .block(let block): return explain(block, at: piece.offset, &explainer)
    }
  }

  private static func explain(
    _ block: SerialCapture.Block, at offset: Int, _ explainer: inout PacketExplainer
  ) -> ExplainedPacket {
    guard let packet = APDU(wholeBlock: block.content) else {
      var broken = ExplainedPacket(
        .brokenBlock, at: offset, "block without a packet", CardDataSearch.hidden(block.content))
      broken.diagnosis = ["the packet's length is not that of its block"] + block.complaints
      return broken
    }
    guard block.complaints.isEmpty else {
      var copy = explainer
      var broken = copy.explain(packet, at: offset, kind: .brokenBlock)
      broken.diagnosis += block.complaints
      return broken
    }
    var whole = explainer.explain(packet, at: offset)
    whole.fields.insert(block.framing, at: 0)
    return whole
  }
}

/// What speaks in place of a terminal, told by the first bytes (PA00P016 §2.2).
enum ForeignWords {
  static func words(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.starts(with: [0x15, 0x03]) { return "a TLS alert: the terminal expects TLS" }
    let head = bytes.prefix(8)
    guard head.count >= 4, head.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
    return "readable text: another protocol"
  }
}
