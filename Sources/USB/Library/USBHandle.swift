import CLibUSB

/// An opened device that gives everything back and closes itself.
///
/// It is closed only when no transfer is in flight; its owner sees to that. Nothing resets the
/// device: after a reset it would come back as another one, without the kernel's driver.
@safe
struct USBHandle: ~Copyable {
  private let pointer: OpaquePointer
  // The device and its context end after the handle.
  private let device: DeviceReference
  private let name: String
  private var claimed: [UInt8] = []
  private var detached: [UInt8] = []
  private var formerConfiguration: UInt8?
  /// Whether the kernel's drivers come back on closing.
  var isReattaching = true

  /// Opens a device.
  ///
  /// - Throws: `access` with the node and what to do; `noDevice`.
  init(_ device: DeviceReference, _ description: USBDescription) throws(USBError) {
    var opened: OpaquePointer?
    let code = unsafe libusb_open(device.pointer, &opened)
    guard code == 0, let opened = unsafe opened else {
      throw Self.refusal(code, USBPlace(description).node, description)
    }
    unsafe pointer = unsafe opened
    self.device = device
    name = description.portPath
  }

  deinit {
    for number in claimed { _ = unsafe libusb_release_interface(pointer, Int32(number)) }
    if let formerConfiguration {
      _ = unsafe libusb_set_configuration(pointer, Int32(formerConfiguration))
    }
    if isReattaching {
      for number in detached { _ = unsafe libusb_attach_kernel_driver(pointer, Int32(number)) }
    }
    unsafe libusb_close(pointer)
  }

  private static func refusal(_ code: Int32, _ node: String, _ device: USBDescription) -> USBError {
    let fault = USBError(code, "\(device.portPath) can't be opened")
    switch fault.code {
    case .access:
      return USBError(
        .access,
        "\(device.portPath): the system does not let this user open \(node); install "
          + "devices/90-kase.rules as a udev rule, put the user into group lp (printers) or "
          + "dialout (terminals), and plug the device in again")
    case .noDevice where !SystemFiles.exists(node):
      return USBError(
        .access,
        "\(device.portPath): \(node) is not there; a container has to be given /dev/bus/usb")
    default: return fault
    }
  }

  /// Makes a configuration the active one; touches nothing where it is active already.
  ///
  /// A needless change makes printers lose the next page without a word.
  /// - Parameters:
  ///   - value: `bConfigurationValue`.
  ///   - others: the interfaces of all configurations; the kernel's drivers let go of the active
  ///     one before it is changed.
  mutating func select(configuration value: UInt8, of others: [USBInterface]) throws(USBError) {
    var active: Int32 = 0
    let code = unsafe libusb_get_configuration(pointer, &active)
    guard code < 0 || active != Int32(value) else { return }
    for number in Set(others.filter { Int32($0.configuration) == active }.map(\.number)).sorted() {
      _ = unsafe libusb_detach_kernel_driver(pointer, Int32(number))
    }
    try USBError.check(
      unsafe libusb_set_configuration(pointer, Int32(value)),
      "\(name) can't be set to configuration \(value)")
    if code == 0, active > 0 { formerConfiguration = UInt8(truncatingIfNeeded: active) }
  }

  /// Takes an interface away from the kernel's driver, where one has it, and claims it.
  ///
  /// - Throws: `busy` where somebody has it still.
  mutating func claim(_ interface: UInt8) throws(USBError) {
    if unsafe libusb_kernel_driver_active(pointer, Int32(interface)) == 1,
      unsafe libusb_detach_kernel_driver(pointer, Int32(interface)) == 0
    {
      if !detached.contains(interface) { detached.append(interface) }
    }
    try USBError.check(
      unsafe libusb_claim_interface(pointer, Int32(interface)),
      "\(name): interface \(interface) can't be claimed")
    claimed.append(interface)
  }

  /// Selects one of several alternate settings of a claimed interface.
  mutating func select(alternate: UInt8, of interface: UInt8) throws(USBError) {
    try USBError.check(
      unsafe libusb_set_interface_alt_setting(pointer, Int32(interface), Int32(alternate)),
      "\(name): interface \(interface) has no alternate setting \(alternate)")
  }

  /// Clears an endpoint's halt; blocks until the device has answered.
  func clearHalt(_ endpoint: UInt8) throws(USBError) {
    try USBError.check(
      unsafe libusb_clear_halt(pointer, endpoint),
      "\(name): the halt of endpoint \(endpoint) can't be cleared")
  }

  /// A transfer on this device that has not been submitted.
  func transfer(_ order: USBTransfer.Order, deadlineMilliseconds: Int) throws(USBError)
    -> USBTransfer
  {
    guard
      let made = unsafe USBTransfer(order, deadlineMilliseconds: deadlineMilliseconds, on: pointer)
    else { throw USBError(.memory, "no memory for a transfer") }
    return made
  }
}
