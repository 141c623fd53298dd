import Glibc

/// Opens a serial line's node and sets it, so that what follows is reading and writing alone.
enum SerialDescriptor {
  /// Opens a line for us alone.
  ///
  /// - Throws: `gone` where there is no such node, `denied` and `busy` as they say, `unfit` for a
  ///   node that is no line or does not take the settings.
  static func open(_ path: String, _ settings: SerialSettings) throws(TransportError)
    -> FileDescriptor
  {
    // Without O_NONBLOCK opening waits for a carrier that a three-wire cable never has.
    let number = unsafe Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard number >= 0 else { throw refusal(path, errno) }
    let descriptor = FileDescriptor(owning: number, isSocket: false)
    guard isatty(number) == 1 else {
      throw TransportError("\(path) is no serial line", cause: .unfit)
    }
    // The mark of the terminal layer does not hold root off, the lock does.
    guard flock(number, LOCK_EX | LOCK_NB) == 0, ioctl(number, UInt(TIOCEXCL)) == 0 else {
      throw TransportError("\(path): another program has the line", cause: .busy)
    }
    try set(number, path, settings)
    return descriptor
  }

  private static func refusal(_ path: String, _ code: Int32) -> TransportError {
    let words = FileDescriptor.words(code)
    switch code {
    case EBUSY: return TransportError("\(path): another program has the line", cause: .busy)
    case EACCES, EPERM:
      return TransportError(
        "\(path): \(words); the user that runs Kase joins the group dialout", cause: .denied)
    case EISDIR, ENOTDIR, EINVAL: return TransportError("\(path): \(words)", cause: .unfit)
    default: return TransportError("\(path): \(words)")
    }
  }

  private static func set(_ number: Int32, _ path: String, _ settings: SerialSettings)
    throws(TransportError)
  {
    var line = termios()
    guard let rate = rates[settings.baud], unsafe tcgetattr(number, &line) == 0 else {
      throw TransportError("\(path): \(settings.baud) baud is not possible", cause: .unfit)
    }
    // Raw also means that a read without bytes says so, instead of "end of file".
    unsafe cfmakeraw(&line)
    line.c_cflag = flags(settings, line.c_cflag)
    // The call succeeds where it could do any of it: what came of it is looked at.
    var taken = termios()
    guard unsafe cfsetispeed(&line, rate) == 0, unsafe cfsetospeed(&line, rate) == 0,
      unsafe tcsetattr(number, TCSANOW, &line) == 0, unsafe tcgetattr(number, &taken) == 0,
      unsafe cfgetospeed(&taken) == rate
    else {
      throw TransportError("\(path) does not take \(settings.baud) baud", cause: .unfit)
    }
    // Many devices stay mute until their host says that it is there. A pseudo terminal has no
    // such lines, and needs none.
    var lines = TIOCM_DTR | TIOCM_RTS
    _ = unsafe ioctl(number, UInt(TIOCMBIS), &lines)
    // What came in before is nobody's answer.
    _ = tcflush(number, TCIFLUSH)
  }

  private static func flags(_ settings: SerialSettings, _ before: tcflag_t) -> tcflag_t {
    let two = tcflag_t(CSTOPB)
    let check = tcflag_t(PARENB)
    let odd = tcflag_t(PARODD)
    let byLines: tcflag_t = 0x8000_0000
    var flags = before & ~(tcflag_t(CSIZE) | two | check | odd | byLines)
    flags |= tcflag_t(CLOCAL | CREAD) | tcflag_t(settings.dataBits == 7 ? CS7 : CS8)
    if settings.stopBits == 2 { flags |= two }
    if settings.parity != .none { flags |= check }
    if settings.parity == .odd { flags |= odd }
    if settings.flow == .lines { flags |= byLines }
    return flags
  }

  private static let rates: [Int: speed_t] = [
    1_200: speed_t(B1200), 2_400: speed_t(B2400), 4_800: speed_t(B4800), 9_600: speed_t(B9600),
    19_200: speed_t(B19200), 38_400: speed_t(B38400), 57_600: speed_t(B57600),
    115_200: speed_t(B115200), 230_400: speed_t(B230400), 460_800: speed_t(B460800),
    921_600: speed_t(B921600),
  ]
}
