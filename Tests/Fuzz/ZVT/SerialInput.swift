import ZVT

/// A serial line: bytes at the receiver, and steps in time at the whole layer.
enum SerialInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    switch reader.byte() & 3 {
    case 0: return blocks(reader.remainder())
    case 1: return steps(StreamLayer(dataBytesMax: 300), &reader)
    default: return steps(SerialLink(settings: .init(dataBytesMax: 300)), &reader)
    }
  }

  /// A block that comes in is the one that would go out for the same packet.
  private static func blocks(_ bytes: [UInt8]) -> Int {
    var receiver = BlockReceiver(dataBytesMax: 300)
    var found = 0
    for byte in bytes {
      guard case .block(let content) = receiver.take(byte) else { continue }
      require(content.count <= 305, "a block beyond the limit")
      var second = BlockReceiver(dataBytesMax: 300)
      let events = SerialBlock.bytes(content: content).compactMap { second.take($0) }
      require(events == [.block(content)], "a block changes when it is written")
      found &+= 1
    }
    return found
  }

  /// Time goes on, bytes come, packets go out; every packet ends once, and no timer stands still.
  private static func steps(_ fresh: some LinkLayer, _ reader: inout InputReader) -> Int {
    var layer = fresh
    var watch = Watch()
    while !reader.isAtEnd {
      let step = reader.byte()
      watch.now += Int(reader.byte()) * 4
      switch step & 7 {
      case 0: watch.hear(layer.received(reader.value(), atMilliseconds: watch.now))
      case 1: watch.hear(layer.received([0x06], atMilliseconds: watch.now))
      case 2: watch.hear(layer.received([0x15], atMilliseconds: watch.now))
      case 3, 4:
        let packet = packet(&reader)
        let block = step & 7 == 3 ? SerialBlock.bytes(packet) : packet.bytes
        watch.hear(layer.received(block, atMilliseconds: watch.now))
      case 5:
        watch.sent += 1
        let packet = packet(&reader)
        watch.hear(layer.send(packet, ticket: watch.sent, atMilliseconds: watch.now))
      case 6: watch.now = max(watch.now, layer.nextTickMilliseconds ?? watch.now)
      default: watch.now += 1_000
      }
      settle(&layer, &watch)
    }
    return watch.heard
  }

  /// What a timer brings may be another timer that has run out already, and then there is an end.
  private static func settle(_ layer: inout some LinkLayer, _ watch: inout Watch) {
    for _ in 0..<4 {
      watch.hear(layer.tick(atMilliseconds: watch.now))
      guard let next = layer.nextTickMilliseconds, next <= watch.now else { return }
    }
    require(false, "a timer stands still")
  }

  private static func packet(_ reader: inout InputReader) -> APDU {
    let control = UInt16(reader.byte()) << 8 | UInt16(reader.byte())
    return APDU(control, reader.bytes(Int(reader.byte() & 0x0F)))
  }

  /// What the layer did so far.
  private struct Watch {
    var now = 0
    var sent = 0
    var heard = 0
    private var ended: Set<Int> = []

    mutating func hear(_ actions: [LinkAction]) {
      for action in actions {
        heard &+= 1
        switch action {
        case .sent(let ticket), .failed(let ticket):
          require((1...max(sent, 1)).contains(ticket), "a packet ends that nobody sent")
          require(ended.insert(ticket).inserted, "a packet ends twice")
        case .deliver(let packet): require(packet.data.count <= 300, "a packet beyond the limit")
        case .write, .fault: break
        }
      }
    }
  }
}
