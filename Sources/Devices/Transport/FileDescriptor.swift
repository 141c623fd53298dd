import Glibc

/// A descriptor that closes itself; every call on it says how long it may take.
///
/// Reading and writing never block: poll(2) waits, read(2) and send(2) take what there is.
package struct FileDescriptor: ~Copyable {
  /// The system's number of it.
  package let number: Int32
  private let isSocket: Bool

  /// A descriptor that nobody else closes.
  package init(owning number: Int32, isSocket: Bool) {
    self.number = number
    self.isSocket = isSocket
  }

  deinit { _ = close(number) }

  /// Waits until something of `events` holds. - Returns: false when the time has run out.
  package func wait(for events: Int32, deadlineMilliseconds: Int) -> Bool {
    var entry = pollfd(fd: number, events: Int16(events), revents: 0)
    var answer: Int32
    repeat {
      answer = unsafe poll(&entry, 1, Int32(clamping: max(deadlineMilliseconds, 0)))
    } while answer < 0 && errno == EINTR
    return answer > 0
  }

  /// Whether it is a plain file or a character device.
  var isFileOrDevice: Bool {
    var facts = stat()
    guard unsafe fstat(number, &facts) == 0 else { return false }
    return [S_IFREG, S_IFCHR].contains(facts.st_mode & S_IFMT)
  }

  /// Hands bytes over, as many as are taken at once.
  ///
  /// - Returns: how many went; 0 where none are taken now.
  /// - Throws: `TransportError` where the other side is gone.
  package func write(_ bytes: ArraySlice<UInt8>) throws(TransportError) -> Int {
    let written = unsafe bytes.withUnsafeBytes { buffer in
      // A peer that has gone must be an answer, not a signal.
      unsafe isSocket
        ? send(number, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
        : Glibc.write(number, buffer.baseAddress, buffer.count)
    }
    if written >= 0 { return written }
    if errno == EAGAIN || errno == EINTR { return 0 }
    throw TransportError(Self.words(errno))
  }

  /// Takes what has come, at most 4096 bytes.
  ///
  /// - Throws: `TransportError` where the other side is gone.
  package func read() throws(TransportError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe Glibc.read(number, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    throw TransportError(count == 0 ? "the other side closed" : Self.words(errno))
  }

  /// What the system calls an error.
  package static func words(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
