import CLibUSB

extension USBError {
  /// What a call of libusb answered, in our words and its own.
  ///
  /// - Parameters:
  ///   - result: a `libusb_error`, below 0.
  ///   - what: what was tried, such as `1-4.2 can't be opened`.
  init(_ result: Int32, _ what: String) {
    let words = unsafe libusb_strerror(result).map { unsafe String(cString: $0) } ?? "\(result)"
    self.init(Code(library: result), "\(what): \(words)")
  }

  /// Throws where a call of libusb failed.
  static func check(_ result: Int32, _ what: @autoclosure () -> String) throws(USBError) {
    if result < 0 { throw USBError(result, what()) }
  }
}

extension USBError.Code {
  /// The kind of fault behind a `libusb_error`.
  init(library result: Int32) {
    self =
      switch libusb_error(rawValue: result) {
      case LIBUSB_ERROR_IO: .inputOutput
      case LIBUSB_ERROR_INVALID_PARAM: .invalid
      case LIBUSB_ERROR_ACCESS: .access
      case LIBUSB_ERROR_NO_DEVICE: .noDevice
      case LIBUSB_ERROR_NOT_FOUND: .notFound
      case LIBUSB_ERROR_BUSY: .busy
      case LIBUSB_ERROR_TIMEOUT: .timeout
      case LIBUSB_ERROR_OVERFLOW: .overflow
      case LIBUSB_ERROR_PIPE: .stall
      case LIBUSB_ERROR_INTERRUPTED: .cancelled
      case LIBUSB_ERROR_NO_MEM: .memory
      case LIBUSB_ERROR_NOT_SUPPORTED: .unsupported
      default: .other
      }
  }

  /// The kind of fault that a transfer ended with, or nothing where it went through.
  init?(_ status: libusb_transfer_status) {
    switch status {
    case LIBUSB_TRANSFER_COMPLETED: return nil
    case LIBUSB_TRANSFER_TIMED_OUT: self = .timeout
    case LIBUSB_TRANSFER_CANCELLED: self = .cancelled
    case LIBUSB_TRANSFER_STALL: self = .stall
    case LIBUSB_TRANSFER_NO_DEVICE: self = .noDevice
    case LIBUSB_TRANSFER_OVERFLOW: self = .overflow
    default: self = .inputOutput
    }
  }
}
