import CLibUSB

/// The devices that a context knows; it frees itself.
@safe
struct DeviceList: ~Copyable {
  private let start: UnsafeMutablePointer<OpaquePointer?>
  private let count: Int

  init(_ context: OpaquePointer) throws(USBError) {
    var list: UnsafeMutablePointer<OpaquePointer?>?
    let count = unsafe libusb_get_device_list(context, &list)
    try USBError.check(Int32(clamping: count), "the list of USB devices can't be read")
    guard let list = unsafe list else { throw USBError(.memory, "no list of USB devices") }
    unsafe start = unsafe list
    self.count = count
  }

  deinit { unsafe libusb_free_device_list(start, 1) }

  /// The first device for which a function gives a value.
  func first<Value>(_ body: (OpaquePointer) -> Value?) -> Value? {
    for index in 0..<count {
      if let device = unsafe start[index], let value = unsafe body(device) { return value }
    }
    return nil
  }

  /// What a function makes of the devices, without those it gives nothing for.
  func compactMap<Value>(_ body: (OpaquePointer) -> Value?) -> [Value] {
    (0..<count).compactMap { index in unsafe start[index].flatMap { unsafe body($0) } }
  }
}
