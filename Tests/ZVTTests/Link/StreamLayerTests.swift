import Testing
import ZVT

@Suite("ZVT over TCP: layer")
struct StreamLayerTests {
  @Test("a packet would be repeated, or wait for an acknowledgement that TCP does not have")
  func send() {
    var layer = StreamLayer()
    let actions = layer.send(LineBench.payment, ticket: 7, atMilliseconds: 0)
    #expect(actions == [.write(LineBench.payment.bytes), .sent(ticket: 7)])
    #expect(layer.nextTickMilliseconds == nil)
  }

  @Test("a packet that does not end would be waited for without end")
  func fragment() {
    var layer = StreamLayer(fragmentMilliseconds: 5_000)
    #expect(layer.received([0x04, 0x0F], atMilliseconds: 100).isEmpty)
    #expect(layer.received([0x02, 0x27], atMilliseconds: 4_000).isEmpty)
    #expect(layer.nextTickMilliseconds == 5_100)
    #expect(layer.tick(atMilliseconds: 5_099).isEmpty)
    #expect(layer.tick(atMilliseconds: 5_100) == [.fault(.incomplete)])
  }

  @Test("the timer of a packet that ended would break the next one")
  func nextFragment() {
    var layer = StreamLayer(fragmentMilliseconds: 5_000)
    _ = layer.received([0x80], atMilliseconds: 0)
    #expect(
      layer.received([0x00, 0x00, 0x04], atMilliseconds: 4_000) == [.deliver(LineBench.positive)])
    #expect(layer.nextTickMilliseconds == 9_000)
    #expect(
      layer.received(LineBench.bytes("0F 02 27 00"), atMilliseconds: 8_999)
        == [.deliver(LineBench.status)])
    #expect(layer.nextTickMilliseconds == nil)
  }

  @Test("a foreign greeting would not end the connection")
  func foreign() {
    var layer = StreamLayer()
    #expect(layer.received([0x15, 0x03], atMilliseconds: 0) == [.fault(.foreign(.tls))])
  }
}
