import Nexo
import Testing

@Suite("Frames of nexo messages on TCP")
struct FramerTests {
  @Test(
    "a message is lost, cut or joined with its neighbour when the bytes come in pieces",
    arguments: [1, 2, 3, 5, 7, 1_000])
  func pieces(size: Int) throws {
    let messages = [Array("{}".utf8), Array("{\"a\":1}".utf8), Array(repeating: 0x20, count: 300)]
    let bytes = messages.flatMap(NexoFrame.bytes)
    var framer = NexoFramer()
    var found: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      found += try framer.take(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(found == messages)
    #expect(framer.pendingBytes == 0)
  }

  @Test("the length is written in another order, so that no terminal understands it")
  func lengthOrder() {
    let message = Array(repeating: UInt8(0x20), count: 0x0102)
    #expect(Array(NexoFrame.bytes(of: message).prefix(4)) == [0, 0, 1, 2])
  }

  @Test(
    "what is no frame makes the till wait for a gigabyte",
    arguments: [
      ([0xFF, 0xFF, 0xFF, 0xFF], NexoFrame.Fault.tooLong(announced: 0xFFFF_FFFF)),
      ([0, 0x10, 0, 1], .tooLong(announced: 0x10_0001)),
      (Array("HTTP/1.1 400".utf8), .speaksHTTP),
      ([0x15, 3, 3, 0, 2, 2, 0x28], .wantsTLS),
      ([0x16, 3, 1, 0, 5], .wantsTLS),
    ] as [([UInt8], NexoFrame.Fault)])
  func foreign(bytes: [UInt8], fault: NexoFrame.Fault) {
    var framer = NexoFramer()
    #expect(throws: fault) { try framer.take(bytes) }
    #expect(throws: fault) { try framer.take(NexoFrame.bytes(of: Array("{}".utf8))) }
    #expect(framer.pendingBytes == 0)
  }

  @Test("an empty frame ends the conversation")
  func emptyFrame() throws {
    var framer = NexoFramer()
    let bytes = [0, 0, 0, 0] + NexoFrame.bytes(of: Array("{}".utf8))
    #expect(try framer.take(bytes) == [Array("{}".utf8)])
  }

  @Test("an unfinished message is delivered short")
  func unfinished() throws {
    var framer = NexoFramer()
    #expect(try framer.take([0, 0, 0, 5, 0x7B]).isEmpty)
    #expect(framer.pendingBytes == 5)
  }
}
