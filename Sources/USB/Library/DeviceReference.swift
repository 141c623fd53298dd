import CLibUSB

/// A device of a context that stays known while somebody needs it.
///
/// `@unchecked Sendable` because libusb counts references atomically and never changes a device.
@safe
final class DeviceReference: @unchecked Sendable {
  /// libusb's own.
  let pointer: OpaquePointer
  // The context has to end after its last device.
  private let context: USBContext

  /// The device in a context that stands at a place, or nothing where it is not known there.
  init?(at place: USBPlace, in context: USBContext) throws(USBError) {
    let list = try unsafe DeviceList(context.pointer)
    let found = unsafe list.first { (device: OpaquePointer) -> OpaquePointer? in
      unsafe USBPlace(of: device) == place ? unsafe libusb_ref_device(device) : nil
    }
    guard let found = unsafe found else { return nil }
    unsafe pointer = unsafe found
    self.context = context
  }

  deinit { unsafe libusb_unref_device(pointer) }
}
