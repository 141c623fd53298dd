import Glibc

/// A file or a device node that bytes are appended to; nothing comes back.
///
/// The descriptor stays open until something goes wrong with it: the system's driver for USB
/// printers drops what is still on its way when its node is closed.
package actor FileTransport: ByteTransport {
  /// A class around the descriptor: an actor can't hold an optional of a type without copies.
  private final class Opened {
    let descriptor: FileDescriptor
    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
  }

  private let path: String
  private let executor: DispatchExecutor
  private var opened: Opened?

  /// A file, made where it is not there, or a device node, which has to be there.
  package init(path: String) {
    self.path = path
    executor = DispatchExecutor(label: "kase.printer.\(path)")
  }

  /// A thread of its own: opening and writing may block.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// Nothing comes back from a file.
  package nonisolated var isBidirectional: Bool { false }

  /// Opens the file. - Throws: where it can't be opened, or is neither a file nor a device.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard opened == nil else { return }
    // A printer that is unplugged must not become a file under its node's name.
    let creates = path.hasPrefix("/dev/") ? 0 : O_CREAT
    let number = unsafe Glibc.open(
      path, O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC | creates, mode_t(0o600))
    guard number >= 0 else { throw TransportError("\(path): \(FileDescriptor.words(errno))") }
    let file = Opened(FileDescriptor(owning: number, isSocket: false))
    guard file.descriptor.isFileOrDevice else {
      throw TransportError("\(path) is neither a file nor a device")
    }
    opened = file
  }

  /// Appends bytes, and waits until the device has taken them. - Throws: where it is gone.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    guard let opened else { throw TransportError("\(path) is not open") }
    guard opened.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else {
      return 0
    }
    do throws(TransportError) {
      let count = try opened.descriptor.write(bytes)
      _ = opened.descriptor.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds)
      return count
    } catch {
      self.opened = nil
      throw error
    }
  }

  /// Nothing comes back.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] { [] }

  /// Closes the file.
  package func close() async { opened = nil }
}
