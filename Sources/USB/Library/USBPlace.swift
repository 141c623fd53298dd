import CLibUSB

/// Where a device is plugged in, and since which plugging in.
struct USBPlace: Hashable, Sendable {
  /// The bus, from 1.
  let bus: UInt8
  /// The address on the bus; a new one after each plugging in.
  let address: UInt8

  init(bus: UInt8, address: UInt8) {
    self.bus = bus
    self.address = address
  }

  init(_ device: USBDescription) { self.init(bus: device.bus, address: device.address) }

  /// The place of a device that libusb knows.
  init(of device: OpaquePointer) {
    self.init(
      bus: unsafe libusb_get_bus_number(device), address: unsafe libusb_get_device_address(device))
  }

  /// The node that programs open: `/dev/bus/usb/001/004`.
  var node: String { "/dev/bus/usb/\(Self.padded(bus))/\(Self.padded(address))" }

  private static func padded(_ number: UInt8) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
