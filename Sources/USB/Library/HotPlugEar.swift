import CLibUSB

/// What libusb tells of plugs, before anybody has looked.
enum HotPlugSignal: Hashable, Sendable {
  /// Something may have changed.
  case look
  /// A device went, though the system may still list it for a moment.
  case left(USBPlace)
}

/// Hears from libusb what comes and goes; without udev it hears nothing.
@safe
final class HotPlugEar {
  private let context: OpaquePointer
  private let signal: @Sendable (HotPlugSignal) -> Void
  private var registration: libusb_hotplug_callback_handle?

  /// An ear that its context keeps until the context's thread has ended.
  init(_ context: OpaquePointer, _ signal: @escaping @Sendable (HotPlugSignal) -> Void) {
    unsafe self.context = unsafe context
    self.signal = signal
    var made: libusb_hotplug_callback_handle = 0
    let events =
      LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue
    let code = unsafe libusb_hotplug_register_callback(
      context, Int32(events), 0, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
      LIBUSB_HOTPLUG_MATCH_ANY,
      { _, device, event, user in
        guard let device = unsafe device, let user = unsafe user else { return 0 }
        let ear = unsafe Unmanaged<HotPlugEar>.fromOpaque(user).takeUnretainedValue()
        let hasLeft = event == LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT
        ear.signal(hasLeft ? .left(unsafe USBPlace(of: device)) : .look)
        return 0
      }, Unmanaged.passUnretained(self).toOpaque(), &made)
    registration = code == 0 ? made : nil
  }

  /// Stops hearing; a call that is under way may still come to its end.
  func deregister() {
    guard let registration else { return }
    unsafe libusb_hotplug_deregister_callback(context, registration)
  }
}
