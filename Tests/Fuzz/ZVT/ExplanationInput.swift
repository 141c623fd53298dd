import ZVT

/// Recordings for technicians, of either kind.
enum ExplanationInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    let source: Explanation.Source = reader.byte() & 1 == 0 ? .apdu : .serial
    let recording = reader.remainder()
    let pieces = Explanation.explain(recording, as: source)
    require(pieces.isEmpty == recording.isEmpty, "a recording is lost")
    require(pieces.count <= recording.count, "more pieces than bytes")
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      require(piece.offset < next.offset, "pieces are out of order")
    }
    require(pieces.last.map { $0.offset < recording.count } ?? true, "a piece beyond the end")
    return pieces.reduce(0) { $0 &+ check($1) }
  }

  private static func check(_ piece: ExplainedPacket) -> Int {
    piece.fields.reduce(piece.diagnosis.count) { $0 &+ check($1) }
  }

  private static func check(_ field: ExplainedField) -> Int {
    if field.number == "22" {
      require(PacketInput.shownDigits(field.value) <= 10, "a card number is shown")
    }
    return field.parts.reduce(field.value.utf8.count) { $0 &+ check($1) }
  }
}
