package import Devices
import Glibc

/// The serial side of a simulated device: a pseudo terminal, under a name of its own.
///
/// Who opens the name finds a serial line. It stays when its user closes it and opens it again;
/// what
/// was written meanwhile lies there, as on a true line.
package actor SerialWire: ByteTransport {
  /// A class around the two ends. The users' end stays open here too: without anybody on it, the
  /// system would forget its settings and fail our reads.
  private final class Ends {
    let ours: FileDescriptor
    let theirs: FileDescriptor

    init(_ ours: consuming FileDescriptor, _ theirs: consuming FileDescriptor) {
      self.ours = ours
      self.theirs = theirs
    }
  }

  private let link: String?
  private let executor = DispatchExecutor(label: "kase.wire.pty")
  private var ends: Ends?
  private var node = ""
  private var baud: Int?

  /// A pseudo terminal that is not there yet.
  ///
  /// - Parameter link: the name to give it, a symbolic link; it replaces a link, never a file.
  package init(link: String? = nil) { self.link = link }

  /// A thread of its own: waiting blocks.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// It has two directions.
  package nonisolated var isBidirectional: Bool { true }

  /// What a user opens: the link, or the system's node; empty before `open`.
  package var path: String { ends == nil ? "" : link ?? node }

  /// Understands its user at this rate only, in baud; at any rate where nothing is set.
  package func listen(atBaud baud: Int?) { self.baud = baud }

  /// Makes the line and its name.
  ///
  /// - Throws: where the system has none left, or the name is taken by something else.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard ends == nil else { return }
    var numbers: (ours: Int32, theirs: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    guard unsafe openpty(&numbers.ours, &numbers.theirs, &name, nil, nil) == 0 else {
      throw TransportError(FileDescriptor.words(errno))
    }
    let ours = FileDescriptor(owning: numbers.ours, isSocket: false)
    let theirs = FileDescriptor(owning: numbers.theirs, isSocket: false)
    _ = fcntl(ours.number, F_SETFL, O_NONBLOCK)
    _ = fcntl(ours.number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(theirs.number, F_SETFD, FD_CLOEXEC)
    var settings = termios()
    guard unsafe tcgetattr(theirs.number, &settings) == 0 else {
      throw TransportError(FileDescriptor.words(errno))
    }
    unsafe cfmakeraw(&settings)
    _ = unsafe tcsetattr(theirs.number, TCSANOW, &settings)
    node = Self.text(name.prefix { $0 != 0 })
    try giveName()
    ends = Ends(ours, theirs)
  }

  /// Sends bytes; at the wrong rate they are lost. - Throws: where the line is closed.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let ends = try opened()
    guard isUnderstood(ends) else { return bytes.count }
    guard ends.ours.wait(for: POLLOUT, deadlineMilliseconds: deadlineMilliseconds) else { return 0 }
    return try ends.ours.write(bytes)
  }

  /// Takes what has come; at the wrong rate nothing. - Throws: where the line is closed.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let ends = try opened()
    // A user marks the line as its own, and the mark goes with the line's last user. That is never
    // it, as we have the line open too.
    _ = ioctl(ends.theirs.number, UInt(TIOCNXCL))
    guard ends.ours.wait(for: POLLIN, deadlineMilliseconds: deadlineMilliseconds) else { return [] }
    let bytes = try ends.ours.read()
    return isUnderstood(ends) ? bytes : []
  }

  /// Takes the line and its name away.
  package func close() async {
    guard ends != nil else { return }
    ends = nil
    if let link, Self.target(of: link) == node { _ = unsafe unlink(link) }
  }

  private func opened() throws(TransportError) -> Ends {
    guard let ends else { throw TransportError("the pseudo terminal is closed") }
    return ends
  }

  private func giveName() throws(TransportError) {
    guard let link else { return }
    if Self.target(of: link) != nil { _ = unsafe unlink(link) }
    guard unsafe symlink(node, link) == 0 else {
      throw TransportError("\(link): \(FileDescriptor.words(errno))")
    }
  }

  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = unsafe readlink(link, &buffer, buffer.count)
    return count < 0 ? nil : Self.text(buffer.prefix(count))
  }

  private static func text(_ characters: some Sequence<CChar>) -> String {
    String(decoding: characters.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether the user has set the line to our rate.
  private func isUnderstood(_ ends: Ends) -> Bool {
    guard let baud else { return true }
    var settings = termios()
    guard unsafe tcgetattr(ends.theirs.number, &settings) == 0 else { return false }
    return unsafe cfgetospeed(&settings) == Self.rates[baud]
  }

  private static let rates: [Int: speed_t] = [
    9_600: speed_t(B9600), 19_200: speed_t(B19200), 38_400: speed_t(B38400),
    57_600: speed_t(B57600), 115_200: speed_t(B115200),
  ]
}
