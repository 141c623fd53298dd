package import Devices
import Glibc
import Synchronization

/// A connection that a simulated device has accepted.
package actor WireConnection: ByteTransport {
  /// A class around the descriptor: an actor can't hold an optional of a type without copies.
  private final class Socket {
    let descriptor: FileDescriptor
    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  /// Its number among the connections of its server, from 1.
  package nonisolated let number: Int
  private let executor: DispatchExecutor
  private let ended = Mutex(false)
  private var socket: Socket?

  init(_ descriptor: consuming FileDescriptor, number: Int) {
    self.number = number
    socket = Socket(descriptor)
    executor = DispatchExecutor(label: "kase.wire.\(number)")
  }

  /// A thread of its own: waiting blocks.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// It has two directions.
  package nonisolated var isBidirectional: Bool { true }

  /// Whether the device knows that it is over.
  package nonisolated var isOver: Bool { ended.withLock { $0 } }

  /// Nothing happens: it was accepted open. - Throws: where it is over.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) { _ = try opened() }

  /// Hands bytes to the system. - Throws: where the other side is gone.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let socket = try opened()
    guard socket.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else {
      return 0
    }
    do throws(TransportError) { return try socket.descriptor.write(bytes) } catch {
      end()
      throw error
    }
  }

  /// Takes what has come. - Throws: where the other side is gone.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let socket = try opened()
    guard socket.descriptor.wait(for: POLLIN, deadlineMilliseconds: deadlineMilliseconds) else {
      return []
    }
    do throws(TransportError) { return try socket.descriptor.read() } catch {
      end()
      throw error
    }
  }

  /// Closes it in an orderly way: what was written before still goes.
  package func close() async { end() }

  /// Breaks it as a crash does: what was not sent yet is lost, and the other side gets a reset.
  package func reset() {
    if let socket { Self.makeAbrupt(socket.descriptor) }
    end()
  }

  /// Breaks a connection that nobody wants.
  static func breakOff(_ descriptor: consuming FileDescriptor) { makeAbrupt(descriptor) }

  /// Lets the close that follows be a reset.
  private static func makeAbrupt(_ descriptor: borrowing FileDescriptor) {
    var atOnce = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(
      descriptor.number, SOL_SOCKET, SO_LINGER, &atOnce, socklen_t(MemoryLayout<linger>.size))
  }

  private func end() {
    // Said first: the other side may connect anew as soon as it sees the end.
    ended.withLock { $0 = true }
    socket = nil
  }

  private func opened() throws(TransportError) -> Socket {
    guard let socket else { throw TransportError("the connection is over") }
    return socket
  }
}
