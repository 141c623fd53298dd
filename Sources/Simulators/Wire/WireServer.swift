package import Devices
import Glibc

/// The network side of a simulated device: a port of this machine, for this machine only.
package actor WireServer {
  /// A class around the descriptor: an actor can't hold an optional of a type without copies.
  private final class Listener {
    let descriptor: FileDescriptor
    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  private let executor = DispatchExecutor(label: "kase.wire.listener")
  private let connectionsMax: Int
  private var listener: Listener?
  private var connections: [WireConnection] = []
  private var accepted = 0
  private var isStopped = false
  /// The port that was asked for, then the one that is listened at.
  private var port: UInt16

  /// How long one look for a connection takes.
  private static let lookMilliseconds: Int32 = 20

  /// How often, and how long each time, a caller waits for the end of a connection to be noticed.
  private static let patienceLooks = 60
  private static let patienceMicroseconds: UInt32 = 5_000

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - port: 1 to 65535; 0 for any that is free.
  ///   - connectionsMax: how many connections there may be at a time; one more is reset after a
  /// moment.
  package init(port: UInt16 = 0, connectionsMax: Int = 1) {
    self.port = port
    self.connectionsMax = connectionsMax
  }

  /// A thread of its own: looking for connections blocks.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// Listens from here on; nothing happens where it does.
  ///
  /// - Returns: the port.
  /// - Throws: where the port is taken.
  @discardableResult
  package func start() throws(TransportError) -> UInt16 {
    guard listener == nil else { return port }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let number = Glibc.socket(AF_INET, kind, 0)
    guard number >= 0 else { throw TransportError(FileDescriptor.words(errno)) }
    let fresh = Listener(FileDescriptor(owning: number, isSocket: true))
    var isOn: Int32 = 1
    _ = unsafe setsockopt(
      number, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    var address = Self.loopback(port)
    let isBound = unsafe Self.asSocketAddress(&address) { unsafe Glibc.bind(number, $0, $1) }
    guard isBound == 0, Glibc.listen(number, 8) == 0 else {
      throw TransportError("port \(port): \(FileDescriptor.words(errno))")
    }
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = unsafe Self.asSocketAddress(&address) { pointer, _ in
      unsafe getsockname(number, pointer, &size)
    }
    port = UInt16(bigEndian: address.sin_port)
    listener = fresh
    return port
  }

  /// Lets nobody connect from here on: whoever tries is refused. `start` undoes it.
  package func refuse() { listener = nil }

  /// Waits for the next connection. - Returns: nothing when the server has been stopped.
  package func next() async -> WireConnection? {
    while !isStopped {
      if let connection = look() { return connection }
      // Lets `refuse`, `start` and `stop` have their turn.
      await Task.yield()
    }
    return nil
  }

  /// Serves each connection until the server is stopped, and waits for the last of them.
  ///
  /// - Parameter body: what the device does with a connection; it is closed behind it.
  package func serve(_ body: @escaping @Sendable (WireConnection) async -> Void) async {
    await withDiscardingTaskGroup { group in
      while let connection = await next() {
        group.addTask {
          await body(connection)
          await connection.close()
        }
      }
    }
  }

  /// Listens no more, and resets what is connected.
  package func stop() async {
    isStopped = true
    listener = nil
    for connection in connections { await connection.reset() }
    connections = []
  }

  private func look() -> WireConnection? {
    guard let listener else {
      _ = poll(nil, 0, Self.lookMilliseconds)
      return nil
    }
    guard
      listener.descriptor.wait(for: POLLIN, deadlineMilliseconds: Int(Self.lookMilliseconds))
    else { return nil }
    let number = accept(listener.descriptor.number, nil, nil)
    guard number >= 0 else { return nil }
    _ = fcntl(number, F_SETFL, O_NONBLOCK)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return admit(FileDescriptor(owning: number, isSocket: true))
  }

  private func admit(_ descriptor: consuming FileDescriptor) -> WireConnection? {
    // Whoever hung up just now and calls again must not find the line taken by himself.
    for _ in 0..<Self.patienceLooks {
      connections.removeAll { $0.isOver }
      if connections.count < connectionsMax { break }
      usleep(Self.patienceMicroseconds)
    }
    guard connections.count < connectionsMax else {
      WireConnection.breakOff(descriptor)
      return nil
    }
    var isOn: Int32 = 1
    _ = unsafe setsockopt(
      descriptor.number, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn,
      socklen_t(MemoryLayout<Int32>.size))
    accepted += 1
    let connection = WireConnection(descriptor, number: accepted)
    connections.append(connection)
    return connection
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    return address
  }

  private static func asSocketAddress(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
