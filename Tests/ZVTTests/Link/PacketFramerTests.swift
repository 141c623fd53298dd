import Testing
import ZVT

/// The first bytes of something that is no terminal.
struct Greeting: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let foreign: Foreign

  static let all = [
    Greeting("a TLS alert", LineBench.bytes("15 03 01 00 02 02 46"), .tls),
    Greeting("a TLS greeting", LineBench.bytes("16 03 01 02 00"), .tls),
    Greeting("SSH", Array("SSH-2.0-OpenSSH_9.6\r\n".utf8), .otherProtocol),
    Greeting("HTTP", Array("HTTP/1.1 400 Bad Request\r\n".utf8), .otherProtocol),
    Greeting("XML behind a line feed", Array("\n<?xml?>".utf8), .otherProtocol),
    Greeting("four bytes of length", LineBench.bytes("00 00 01 2C 7B 22"), .otherProtocol),
    Greeting("two bytes of length", LineBench.bytes("00 03 80 00 00"), .otherProtocol),
    Greeting("a NAK", LineBench.bytes("15 80 00 00"), .otherProtocol),
    Greeting("too much announced", LineBench.bytes("06 D3 FF FF FF"), .tooLong),
    Greeting("more announced than agreed", LineBench.bytes("04 0F FF 01 04"), .tooLong),
  ]

  private init(_ description: String, _ bytes: [UInt8], _ foreign: Foreign) {
    testDescription = description
    self.bytes = bytes
    self.foreign = foreign
  }
}

@Suite("ZVT over TCP: framing")
struct PacketFramerTests {
  @Test(
    "a length would be read as another one",
    arguments: [
      (0, "00"), (127, "7F"), (254, "FE"), (255, "FF FF 00"), (256, "FF 00 01"), (300, "FF 2C 01"),
    ])
  func lengths(_ count: Int, _ length: String) {
    let packet = APDU(0x06D3, [UInt8](repeating: 0x41, count: count))
    #expect(packet.bytes == [0x06, 0xD3] + LineBench.bytes(length) + packet.data)
    var framer = PacketFramer()
    #expect(framer.take(packet.bytes) == [.packet(packet)])
    #expect(framer.pendingBytes == 0)
  }

  @Test("the long form of a short length would be refused")
  func extendedShort() {
    var framer = PacketFramer()
    #expect(framer.take(LineBench.bytes("80 00 FF 00 00")) == [.packet(LineBench.positive)])
    #expect(
      framer.take(LineBench.bytes("04 0F FF 02 00 27 00")) == [.packet(LineBench.status)])
  }

  @Test("a packet that comes byte by byte would be lost, or given too early")
  func byteByByte() {
    var framer = PacketFramer()
    let bytes = LineBench.payment.bytes + LineBench.positive.bytes
    let receptions = bytes.map { framer.take([$0]) }
    #expect(receptions.flatMap { $0 } == [.packet(LineBench.payment), .packet(LineBench.positive)])
    #expect(receptions[12] == [.packet(LineBench.payment)])
  }

  @Test("packets that come together would be lost, or what is left of the next one")
  func glued() {
    var framer = PacketFramer()
    let bytes = LineBench.positive.bytes + LineBench.status.bytes + [0x06]
    #expect(framer.take(bytes) == [.packet(LineBench.positive), .packet(LineBench.status)])
    #expect(framer.pendingBytes == 1)
    #expect(framer.take([0x0F, 0x00]) == [.packet(APDU(0x060F))])
  }

  @Test("what is no terminal would be taken for one", arguments: Greeting.all)
  func foreign(_ greeting: Greeting) {
    var framer = PacketFramer(dataBytesMax: 1_024)
    #expect(framer.take(greeting.bytes) == [.foreign(greeting.foreign)])
    #expect(framer.take(LineBench.positive.bytes).isEmpty)
    #expect(framer.pendingBytes == 0)
    var slow = PacketFramer(dataBytesMax: 1_024)
    #expect(greeting.bytes.flatMap { slow.take([$0]) } == [.foreign(greeting.foreign)])
  }

  @Test("a packet before too long a one would be lost")
  func foreignLater() {
    var framer = PacketFramer(dataBytesMax: 16)
    let bytes = LineBench.positive.bytes + LineBench.bytes("06 D1 11")
    #expect(framer.take(bytes) == [.packet(LineBench.positive), .foreign(.tooLong)])
  }

  @Test("data that look like a greeting would end a conversation that runs")
  func lateText() {
    var framer = PacketFramer()
    _ = framer.take(LineBench.positive.bytes)
    #expect(framer.take(LineBench.bytes("20 41 00")) == [.packet(APDU(0x2041))])
  }

  @Test("hostile bytes would trap the framer, or be kept beyond its limit")
  func hostile() {
    var dice = LineDice(seed: 4)
    for _ in 0..<2_000 {
      var framer = PacketFramer(dataBytesMax: 100)
      for _ in 0..<20 {
        let count = Int.random(in: 0...60, using: &dice)
        _ = framer.take((0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) })
        #expect(framer.pendingBytes < 105)
      }
    }
  }
}
