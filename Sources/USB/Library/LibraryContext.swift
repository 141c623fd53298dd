import CLibUSB

/// A context of libusb without a thread; it ends itself.
@safe
struct LibraryContext: ~Copyable {
  /// libusb's own.
  let pointer: OpaquePointer

  /// Begins a context, which looks once for what is plugged in.
  ///
  /// A machine without any USB is no error: there the list of devices is empty.
  init() throws(USBError) {
    var made: OpaquePointer?
    let code = unsafe libusb_init(&made)
    guard code == 0, let made = unsafe made else { throw USBError(code, "USB can't be read") }
    // What libusb would write to standard error comes as an error's message.
    _ = unsafe kase_libusb_set_log_level(made, Int32(LIBUSB_LOG_LEVEL_NONE.rawValue))
    unsafe pointer = unsafe made
  }

  deinit { unsafe libusb_exit(pointer) }
}
