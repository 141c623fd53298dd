import Simulators
import Testing
import ZVT

@Suite("Simulated wires: faults")
struct WireTamperTests {
  private let block = SerialBlock.bytes(APDU(0x06B0))

  @Test("a wire without faults would change what goes over it")
  func faultless() {
    var tamper = WireTamper()
    #expect(tamper.take(block) == [.pass(block)])
    #expect(tamper.take([]).isEmpty)
  }

  @Test("a wire would be cut at another byte than the script says")
  func cut() {
    var tamper = WireTamper([.cut(afterBytes: 5)])
    #expect(tamper.take([1, 2, 3]) == [.pass([1, 2, 3])])
    #expect(tamper.take([4, 5, 6]) == [.pass([4, 5]), .cut])
    #expect(tamper.take([7]) == [.pass([7])])
  }

  @Test("a cable would be out at another byte than the script says")
  func out() {
    var tamper = WireTamper([.out(afterBytes: 1, milliseconds: 700)])
    #expect(tamper.take([1, 2, 3]) == [.pass([1]), .out(milliseconds: 700)])
  }

  @Test("another byte than the script says would be damaged, or more than one")
  func corrupt() {
    var tamper = WireTamper()
    _ = tamper.take([9, 9])
    tamper.expect([.corrupt(byte: 2)])
    #expect(tamper.take([0, 0]) == [.pass([0, 0])])
    #expect(tamper.take([0, 0]) == [.pass([1, 0])])
  }

  @Test("a damaged block would still be taken, or the next one damaged too")
  func corruptBlock() {
    var tamper = WireTamper([.corruptBlock])
    var receiver = BlockReceiver()
    let pieces = [0x06] + block + block
    let steps = pieces.flatMap { tamper.take([$0]) }
    let arriving = steps.flatMap { step -> [UInt8] in
      if case .pass(let piece) = step { piece } else { [] }
    }
    let events = arriving.compactMap { receiver.take($0) }
    #expect(events == [.acknowledged, .broken, .block(APDU(0x06B0).bytes)])
  }

  @Test("a byte 06 within a block would be lost in place of an acknowledgement")
  func swallow() {
    var tamper = WireTamper([.swallowAcknowledgement])
    #expect(tamper.take(block) == [.pass(block)])
    #expect(tamper.take([0x06]).isEmpty)
    #expect(tamper.take([0x06]) == [.pass([0x06])])
  }

  @Test("pieces would not arrive together, or a piece without a successor never")
  func glue() {
    var tamper = WireTamper([.glue])
    #expect(tamper.take([1, 2]).isEmpty)
    #expect(tamper.holds)
    #expect(tamper.take([3]) == [.pass([1, 2, 3])])
    #expect(!tamper.holds)
    tamper.expect([.glue])
    _ = tamper.take([4])
    #expect(tamper.release() == [4])
    #expect(tamper.release().isEmpty)
  }

  @Test("bytes would arrive together where each should come on its own")
  func split() {
    var tamper = WireTamper([.split(milliseconds: 3)])
    #expect(
      tamper.take([1, 2])
        == [.pass([1]), .pause(milliseconds: 3), .pass([2]), .pause(milliseconds: 3)])
  }

  @Test("a late piece would make the next one late")
  func delay() {
    var tamper = WireTamper([.delay(milliseconds: 9)])
    #expect(tamper.take([1]) == [.pause(milliseconds: 9), .pass([1])])
    #expect(tamper.take([2]) == [.pass([2])])
  }
}
