import Testing
import ZVT

@Suite("Random bytes")
struct RandomTests {
  /// A value that its field can hold.
  private func value(_ layout: FieldLayout, _ dice: inout LineDice) -> [UInt8] {
    switch layout {
    case .fixed(let count): bytes(count, &dice)
    case .ll: bytes(Int.random(in: 0...99, using: &dice), &dice)
    case .lll: bytes(Int.random(in: 0...300, using: &dice), &dice)
    case .container: objects(2, &dice).flatMap(\.bytes)
    }
  }

  private func bytes(_ count: Int, _ dice: inout LineDice) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...0xFF, using: &dice) }
  }

  private func objects(_ depth: Int, _ dice: inout LineDice) -> [TLV] {
    (0..<Int.random(in: 0...3, using: &dice)).compactMap { _ in
      guard let info = TagTable.all.randomElement(using: &dice) else { return nil }
      guard info.kind == .container else {
        return TLV(info.tag, bytes(Int.random(in: 0...140, using: &dice), &dice))
      }
      return TLV(info.tag, depth > 0 ? objects(depth - 1, &dice) : [] as [TLV])
    }
  }

  @Test("a message that was written is read as another one", arguments: 0..<10)
  func roundTrip(_ seed: Int) {
    var dice = LineDice(seed: UInt64(seed))
    for _ in 0..<10_000 {
      var writer = BitmapWriter()
      var fields: [Bitmap] = []
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        guard let info = FieldTable.all.randomElement(using: &dice) else { return }
        fields.append(Bitmap(info.number, value(info.layout, &dice)))
      }
      for field in fields { writer.append(field) }
      let read = Bitmaps(parsing: writer.bytes)
      #expect(read.items == fields)
      #expect(read.fault == nil)
    }
  }

  @Test("objects that were written are read as other ones", arguments: 0..<5)
  func objectRoundTrip(_ seed: Int) {
    var dice = LineDice(seed: UInt64(seed + 100))
    for _ in 0..<4_000 {
      let written = objects(4, &dice)
      let read = TLV.parse(written.flatMap(\.bytes))
      #expect(read.objects == written)
      #expect(read.fault == nil)
    }
  }

  @Test(
    "random bytes stop the reading with a trap, or what is read is not their beginning",
    arguments: 0..<10)
  func noise(_ seed: Int) {
    var dice = LineDice(seed: UInt64(seed + 200))
    for _ in 0..<20_000 {
      let data = hostile(&dice)
      let fields = Bitmaps(parsing: data)
      #expect((fields.fault == nil) || fields.fault.map { $0.offset <= data.count } == true)
      #expect(Array(data.suffix(fields.rest.count)) == fields.rest)
      let packet = APDU(codes.randomElement(using: &dice) ?? 0, data)
      #expect(Masking.masked(packet).data.count == data.count)
      if dice.chance(10) { read(packet) }
    }
  }

  @Test("a random recording loses bytes, or never ends", arguments: Explanation.Source.allCases)
  func recordings(_ source: Explanation.Source) {
    var dice = LineDice(seed: 7)
    for _ in 0..<5_000 {
      let bytes = source == .serial ? line(&dice) : APDU(0x040F, hostile(&dice)).bytes
      let packets = Explanation.explain(bytes, as: source)
      let offsets = packets.map(\.offset)
      #expect(offsets == offsets.sorted())
      #expect(offsets.allSatisfy { bytes.indices.contains($0) })
      #expect(packets.isEmpty == bytes.isEmpty)
    }
  }

  private let codes = CommandTable.all.map(\.code) + [0x8000, 0x8400, 0x841E, 0x849D, 0x1234]

  /// Bytes that look like fields here and there.
  private func hostile(_ dice: inout LineDice) -> [UInt8] {
    let likely: [UInt8] = [
      0x04, 0x06, 0x22, 0x24, 0x25, 0x26, 0x27, 0x2F, 0x3C, 0x60, 0x81, 0x82, 0xF0, 0xF1, 0xF9,
      0x1F, 0x10, 0xFF, 0x00,
    ]
    return (0..<Int.random(in: 0...40, using: &dice)).map { _ in
      dice.chance(60)
        ? likely.randomElement(using: &dice) ?? 0 : UInt8.random(in: 0...0xFF, using: &dice)
    }
  }

  private func line(_ dice: inout LineDice) -> [UInt8] {
    var bytes = SerialBlock.bytes(APDU(0x040F, hostile(&dice))) + [0x06]
    if dice.chance(70), let index = bytes.indices.randomElement(using: &dice) {
      bytes[index] = UInt8.random(in: 0...0xFF, using: &dice)
    }
    return dice.chance(30) ? bytes.dropLast(Int.random(in: 0...6, using: &dice)) : bytes
  }

  /// Reads a packet as everything that it may be, and writes what was read.
  private func read(_ packet: APDU) {
    let messages: [any Message] = [
      StatusInformation(parsing: packet), IntermediateStatus(parsing: packet),
      Completion(parsing: packet), StatusReport(parsing: packet), Abort(parsing: packet),
      PrintLine(parsing: packet), PrintBlock(parsing: packet), Registration(parsing: packet),
      PaymentCommand(parsing: packet), Command(parsing: packet), ClockSetting(parsing: packet),
    ]
    for message in messages { #expect(message.apdu.control != 0) }
    _ = PrintBlock(parsing: packet).lines(in: .utf8)
    _ = StatusInformation(parsing: packet).identity()
  }
}
