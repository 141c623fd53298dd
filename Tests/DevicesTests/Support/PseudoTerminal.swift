import Glibc
import Testing

/// A serial line without a line: what one end writes the other reads.
final class PseudoTerminal: Sendable {
  /// The end of the device.
  let master: Int32
  /// The node of our end.
  let path: String

  init() throws {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    try #require(unsafe openpty(&ours, &theirs, &name, nil, nil) == 0)
    // Whoever is tested opens the node; until then nobody has it.
    _ = close(theirs)
    master = ours
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }

  deinit { _ = close(master) }

  /// Lets the device say something.
  func say(_ bytes: [UInt8]) throws {
    try #require(unsafe write(master, bytes, bytes.count) == bytes.count)
  }

  /// What the device heard, once it is so many bytes.
  func heard(_ count: Int) throws -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count {
      var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      try #require(unsafe poll(&entry, 1, 5_000) == 1)
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let read = unsafe read(master, &buffer, buffer.count)
      try #require(read > 0)
      all += buffer[..<read]
    }
    return all
  }
}
