import Glibc

/// A device on a serial line: a port of the machine, a bridge that the system drives, a pseudo
/// terminal.
///
/// The line is ours alone while it is open: two programs on one line read each other's answers.
package actor SerialLineTransport: ByteTransport {
  /// A class around the descriptor: an actor can't hold an optional of a type without copies.
  private final class Line {
    let descriptor: FileDescriptor
    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  private let path: String
  private let settings: SerialSettings
  private let executor: DispatchExecutor
  private var line: Line?

  /// A line.
  ///
  /// - Parameters:
  ///   - path: its node: `/dev/ttyS0`, `/dev/serial/by-id/...`.
  ///   - settings: how it is set on every opening.
  package init(path: String, settings: SerialSettings = .standard) {
    self.path = path
    self.settings = settings
    executor = DispatchExecutor(label: "kase.serial.\(path)")
  }

  /// A thread of its own: waiting blocks.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// A line has two directions.
  package nonisolated var isBidirectional: Bool { true }

  /// Opens and sets the line; throws away what came in before.
  ///
  /// - Throws: where there is none, it is no line, or another program has it.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard line == nil else { return }
    line = Line(try SerialDescriptor.open(path, settings))
  }

  /// Hands bytes to the system, which sends them at the line's rate.
  ///
  /// - Throws: where the line is gone.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let line = try opened()
    guard line.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else {
      return 0
    }
    do throws(TransportError) { return try line.descriptor.write(bytes) } catch {
      throw lost(error)
    }
  }

  /// Takes what has come. - Throws: where the line is gone.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let line = try opened()
    guard line.descriptor.wait(for: POLLIN, deadlineMilliseconds: deadlineMilliseconds) else {
      return []
    }
    do throws(TransportError) { return try line.descriptor.read() } catch { throw lost(error) }
  }

  /// Closes the line; the system sends what it still has.
  package func close() async { line = nil }

  private func opened() throws(TransportError) -> Line {
    guard let line else { throw TransportError("\(path) is not open") }
    return line
  }

  private func lost(_ error: TransportError) -> TransportError {
    line = nil
    return TransportError("\(path): \(error.message)")
  }
}
