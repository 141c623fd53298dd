import PrinterLanguages

/// What a printer answers.
enum StatusInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    let choice = Int(reader.byte())
    let languages = PrinterProfile.Language.allCases
    let language = languages[choice % languages.count]
    let answers = reader.remainder()
    var whole = StatusParser(language: language)
    var pieces = whole
    let events = whole.take(answers) + whole.expire()
    let cut = answers.isEmpty ? 0 : InputReader.lot(answers) % answers.count
    let again = pieces.take(answers[..<cut]) + pieces.take(answers[cut...]) + pieces.expire()
    require(events == again, "answers differ by how they are cut")
    require(events.count <= answers.count, "more answers than bytes")
    let texts = events.reduce(0) {
      $0 &+ ($1.identity?.utf8.count ?? 0) &+ ($1.processID?.count ?? 0)
    }
    let kinds: [StatusDecoder.Kind] = [
      .stream(language), .automatic, .realTime(choice % 6), .queued, .star,
    ]
    guard choice & 0x40 != 0 else { return texts }
    let lines = StatusDecoder.explain(answers, kind: kinds[choice % kinds.count])
    return lines.reduce(texts) { $0 &+ $1.utf8.count }
  }
}
