import PrinterLanguages
import Testing

@Suite("Decoder: every byte is explained once")
struct EveryByteTests {
  /// A generator that gives the same numbers in every run (SplitMix64).
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let profiles = [
    DecodingProfiles.epson, DecodingProfiles.clone, DecodingProfiles.star, DecodingProfiles.graphic,
  ]

  /// A stream with every kind of command in it.
  static let streams: [[UInt8]] = [
    hexBytes(
      "1B 40 1C 2E 1B 74 33 C8 65 6B 73 0A 1D 21 11 41 0A 1D 76 30 00 02 00 03 00 80 01 80 01 80 01"
        + " 0A 1B 2A 21 02 00 01 02 03 04 05 06 0A 1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F"
        + " 1D 28 6B 03 00 31 51 30 1D 6B 02 34 37 35 00 1B 70 00 19 FA 1B 64 04 1D 56 00"
        + " 1D 28 48 06 00 30 30 30 30 30 37 10 04 01"),
    hexBytes(
      "1B 40 1B 1D 74 4D 80 0A 1B 69 01 01 41 0A 1B 1D 53 01 01 00 02 00 00 80 80 0A"
        + " 1B 62 33 32 31 50 34 37 35 1E 1B 1D 79 44 31 00 02 00 41 42 1B 1D 79 50 1B 64 02"
        + " 1B 07 14 14 07 1B 1D 03 01 00 00"),
    hexBytes(
      "1B 2A 72 41 1B 2A 72 50 30 00 62 02 00 80 01 62 02 00 80 01 1B 2A 72 59 33 30 00 1B 0C 00"
        + " 1B 2A 72 42"),
  ]

  private func decode(_ sent: [UInt8], _ profile: PrinterProfile) -> [DecodedItem] {
    profile.language == .escpos
      ? ESCPOSDecoder.decode(sent, profile: profile) : StarDecoder.decode(sent, profile: profile)
  }

  /// Items lie side by side from the first byte to the last.
  private func expectWhole(_ sent: [UInt8], _ profile: PrinterProfile) {
    var end = 0
    for item in decode(sent, profile) {
      #expect(item.offset == end && item.length > 0)
      guard item.offset == end, item.length > 0 else { return }
      end += item.length
    }
    #expect(end == sent.count)
  }

  @Test("random bytes would be left out, explained twice, or stop the decoder", arguments: profiles)
  func random(profile: PrinterProfile) {
    var numbers = Numbers(state: 20_260_101)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    expectWhole(noise, profile)
    // Lead bytes in every fourth place reach deeper into the tables.
    let leads: [UInt8] = [0x10, 0x1B, 0x1C, 0x1D]
    for _ in 0..<300 {
      let sent = (0..<200).map { index in
        index % 4 == 0
          ? leads[Int.random(in: 0...3, using: &numbers)]
          : UInt8.random(in: 0...127, using: &numbers)
      }
      expectWhole(sent, profile)
      _ = PaperTranscript(of: sent, profile: profile)
    }
  }

  @Test("a damaged receipt would be left out in part, or stop the decoder", arguments: profiles)
  func mutated(profile: PrinterProfile) {
    var numbers = Numbers(state: 7)
    for _ in 0..<500 {
      var sent = Self.streams[Int.random(in: 0..<Self.streams.count, using: &numbers)]
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<sent.count, using: &numbers)
        switch Int.random(in: 0...2, using: &numbers) {
        case 0: sent[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: sent.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
        default: if sent.count > 1 { sent.remove(at: place) }
        }
      }
      expectWhole(sent, profile)
      _ = PaperTranscript(of: sent, profile: profile)
    }
  }

  @Test("a stream that ends anywhere would lose its last bytes", arguments: profiles)
  func prefixes(profile: PrinterProfile) {
    for stream in Self.streams {
      for end in 0...stream.count { expectWhole(Array(stream.prefix(end)), profile) }
    }
  }

  @Test("a picture that announces billions of dots would ask for the memory for them")
  func hugeHeader() {
    let sent =
      hexBytes("1D 76 30 03 FF FF FF FF 80 80") + hexBytes("1D 38 4C FF FF FF FF 30 70 30 02 02")
    expectWhole(sent, DecodingProfiles.epson)
    #expect(PaperTranscript(of: sent, profile: DecodingProfiles.epson).entries.isEmpty)
  }
}
