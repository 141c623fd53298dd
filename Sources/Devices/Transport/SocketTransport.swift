import Glibc

/// A printer behind a TCP port, as network printers offer on 9100.
package actor SocketTransport: ByteTransport {
  private let host: String
  private let port: UInt16
  private let executor: DispatchExecutor
  private var socket: Connection?

  /// A class around the descriptor: an actor can't hold an optional of a type without copies and
  /// look at it in turn.
  private final class Connection {
    let descriptor: FileDescriptor
    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  /// A printer at a host and port.
  ///
  /// - Parameters:
  ///   - host: a name or an address.
  ///   - port: 1 to 65535, usually 9100.
  package init(host: String, port: UInt16) {
    self.host = host
    self.port = port
    executor = DispatchExecutor(label: "kase.printer.\(host):\(port)")
  }

  /// A thread of its own: looking a name up and waiting block.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// A socket answers; whether the printer does, its profile says.
  package nonisolated var isBidirectional: Bool { true }

  /// Connects. - Throws: where nobody answers in time.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard socket == nil else { return }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_protocol = Int32(IPPROTO_TCP)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host, String(port), &hints, &found)
    guard code == 0, let first = unsafe found else {
      throw TransportError("\(host) is not known")
    }
    defer { unsafe freeaddrinfo(first) }
    var fault = "nobody answers"
    var next: UnsafeMutablePointer<addrinfo>? = unsafe first
    while let address = unsafe next {
      do throws(TransportError) {
        socket = try unsafe Self.connect(address.pointee, deadlineMilliseconds)
        return
      } catch { fault = error.message }
      unsafe next = address.pointee.ai_next
    }
    throw TransportError("\(host):\(port): \(fault)")
  }

  private static func connect(_ address: addrinfo, _ deadlineMilliseconds: Int)
    throws(TransportError) -> Connection
  {
    let kind =
      unsafe address.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let number = unsafe Glibc.socket(address.ai_family, kind, address.ai_protocol)
    guard number >= 0 else {
      throw TransportError(FileDescriptor.words(errno))
    }
    let connection = Connection(FileDescriptor(owning: number, isSocket: true))
    if unsafe Glibc.connect(number, address.ai_addr, address.ai_addrlen) != 0 {
      guard errno == EINPROGRESS else {
        throw TransportError(FileDescriptor.words(errno))
      }
      guard
        connection.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds)
      else { throw TransportError("nobody answers") }
      var code: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      _ = unsafe getsockopt(number, SOL_SOCKET, SO_ERROR, &code, &size)
      guard code == 0 else {
        throw TransportError(FileDescriptor.words(code))
      }
    }
    var isOn: Int32 = 1
    _ = unsafe setsockopt(
      number, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    return connection
  }

  /// Hands bytes to the system, which sends them. - Throws: where the connection is gone.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let socket = try connected()
    guard socket.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else {
      return 0
    }
    do throws(TransportError) { return try socket.descriptor.write(bytes) } catch {
      self.socket = nil
      throw error
    }
  }

  /// Takes what has come. - Throws: where the connection is gone.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let socket = try connected()
    guard socket.descriptor.wait(for: POLLIN, deadlineMilliseconds: deadlineMilliseconds) else {
      return []
    }
    do throws(TransportError) { return try socket.descriptor.read() } catch {
      self.socket = nil
      throw error
    }
  }

  /// Closes the connection.
  package func close() async { socket = nil }

  private func connected() throws(TransportError) -> Connection {
    guard let socket else { throw TransportError("not connected") }
    return socket
  }
}
