import PrinterLanguages

/// What goes to a printer, explained and printed.
enum PaperInput {
  static func take(_ bytes: [UInt8], language: PrinterProfile.Language) -> Int {
    var reader = InputReader(bytes)
    let profile = profile(reader.byte(), language)
    let job = reader.remainder()
    return InputReader.lot(job) & 1 == 0 ? explain(job, profile) : print(job, profile)
  }

  private static func explain(_ job: [UInt8], _ profile: PrinterProfile) -> Int {
    let items =
      profile.language == .escpos
      ? ESCPOSDecoder.decode(job, profile: profile) : StarDecoder.decode(job, profile: profile)
    var end = 0
    for item in items {
      require(item.offset == end && item.length > 0, "an item leaves bytes out")
      end += item.length
    }
    require(end == job.count, "the items end before the bytes do")
    return items.count
  }

  private static func print(_ job: [UInt8], _ profile: PrinterProfile) -> Int {
    let paper = PaperTranscript(of: job, profile: profile)
    require(paper.entries.count <= 2 * job.count, "more on the paper than was sent")
    return paper.entries.count &+ paper.text.utf8.count
  }

  private static func profile(_ bits: UInt8, _ language: PrinterProfile.Language)
    -> PrinterProfile
  {
    var profile = PrinterProfile(id: "fuzz", vendor: "Kase", model: "Fuzz")
    let star: [PrinterProfile.Language] = [.starprnt, .starline, .stargraphic]
    profile.language = language == .escpos ? .escpos : star[Int(bits >> 1) % star.count]
    profile.dotsPerLine = bits & 8 != 0 ? 576 : 384
    profile.codePages = ["437": 0, "1257": 51]
    if bits & 1 != 0 { profile.deviations = Set(PrinterProfile.Deviation.allCases) }
    return profile
  }
}
