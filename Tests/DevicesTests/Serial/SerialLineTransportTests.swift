import Devices
import Glibc
import Testing

@Suite("Serial lines of the system")
struct SerialLineTransportTests {
  static let everyByte = (0...255).map { UInt8($0) }

  @Test("a line that is not raw would swallow or change bytes")
  func raw() async throws {
    let line = try PseudoTerminal()
    let transport = SerialLineTransport(path: line.path)
    try await transport.open(deadlineMilliseconds: 1_000)
    var rest = Self.everyByte[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(try await transport.write(rest, deadlineMilliseconds: 1_000))
    }
    #expect(try line.heard(256) == Self.everyByte)
    try line.say(Self.everyByte)
    var read: [UInt8] = []
    while read.count < 256 {
      let more = try await transport.read(deadlineMilliseconds: 5_000)
      try #require(!more.isEmpty)
      read += more
    }
    #expect(read == Self.everyByte)
    await transport.close()
  }

  @Test("silence would be taken for a lost line")
  func silence() async throws {
    let line = try PseudoTerminal()
    let transport = SerialLineTransport(path: line.path)
    try await transport.open(deadlineMilliseconds: 1_000)
    #expect(try await transport.read(deadlineMilliseconds: 1).isEmpty)
    try line.say([0x06])
    #expect(try await transport.read(deadlineMilliseconds: 5_000) == [0x06])
  }

  @Test(
    "a line is set to another rate than was asked for",
    arguments: [(9_600, B9600), (115_200, B115200), (1_200, B1200), (921_600, B921600)])
  func rate(_ baud: Int, _ code: Int32) async throws {
    let line = try PseudoTerminal()
    let settings = try #require(SerialSettings(baud: baud, stopBits: 2))
    let transport = SerialLineTransport(path: line.path, settings: settings)
    try await transport.open(deadlineMilliseconds: 1_000)
    var found = termios()
    try #require(unsafe tcgetattr(line.master, &found) == 0)
    #expect(unsafe cfgetospeed(&found) == speed_t(code))
    #expect(found.c_cflag & tcflag_t(CSTOPB) != 0)
    #expect(found.c_cflag & tcflag_t(CLOCAL) != 0)
    #expect(found.c_lflag & tcflag_t(ICANON | ECHO) == 0)
  }

  @Test("two programs on one line would read each other's answers")
  func exclusive() async throws {
    let line = try PseudoTerminal()
    let first = SerialLineTransport(path: line.path)
    try await first.open(deadlineMilliseconds: 1_000)
    let second = SerialLineTransport(path: line.path)
    let error = await #expect(throws: TransportError.self) {
      try await second.open(deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == .busy)
    await first.close()
    try await second.open(deadlineMilliseconds: 1_000)
  }

  @Test(
    "a node that is no line would be written to",
    arguments: [
      ("/dev/null", TransportError.Cause.unfit), ("/dev/ttyS-nobody", .gone), ("/tmp", .unfit),
    ])
  func unfit(_ path: String, _ cause: TransportError.Cause) async throws {
    let transport = SerialLineTransport(path: path)
    let error = await #expect(throws: TransportError.self) {
      try await transport.open(deadlineMilliseconds: 1_000)
    }
    #expect(error?.cause == cause)
    #expect(error?.message.contains(path) == true)
  }

  @Test("a terminal that is pulled out would look silent, and come back unusable")
  func hangUp() async throws {
    var line: PseudoTerminal? = try PseudoTerminal()
    let path = try #require(line?.path)
    let transport = SerialLineTransport(path: path)
    try await transport.open(deadlineMilliseconds: 1_000)
    line = nil
    let error = await #expect(throws: TransportError.self) {
      _ = try await transport.read(deadlineMilliseconds: 5_000)
    }
    #expect(error?.cause == .gone)
    await #expect(throws: TransportError.self) {
      _ = try await transport.write([1], deadlineMilliseconds: 1)
    }
  }
}
