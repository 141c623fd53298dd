import Glibc

/// A file or a device node that bytes are appended to; nothing comes back.
package actor FileTransport: PrinterTransport {
  private let path: String
  private let executor: DispatchExecutor

  /// A file, made where it is not there.
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

  /// Tries to open the file. - Throws: where that can't be done.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    // Opened for each write: a device node that is pulled and put back works again.
    _ = try descriptor(isLost: false)
  }

  private func descriptor(isLost: Bool) throws(TransportError) -> FileDescriptor {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC
    let number = unsafe Glibc.open(path, flags, mode_t(0o600))
    guard number >= 0 else {
      throw TransportError(isLost: isLost, message: "\(path): \(FileDescriptor.words(errno))")
    }
    return FileDescriptor(owning: number, isSocket: false)
  }

  /// Appends bytes. - Throws: where the file is gone.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let file = try descriptor(isLost: true)
    guard file.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else { return 0 }
    return try file.write(bytes)
  }

  /// Nothing comes back.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] { [] }

  /// Nothing is held open between two writes.
  package func close() async {}
}
