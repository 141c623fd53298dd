/// Which one of the devices a register means: by serial number, else by where it is plugged in.
///
/// Vendor and product never bind: two printers of one model are told apart by their serial numbers,
/// or, without them, by their ports only.
package struct USBBinding: Hashable, Sendable {
  /// What a device is known by.
  package enum Key: Hashable, Sendable {
    /// Its serial number; it is found on every port.
    case serial(String)
    /// The way to it, `1-4.2`: the bus, then the port of each hub.
    case portPath(String)
  }

  /// How many devices a binding means.
  package enum Match: Hashable, Sendable {
    /// This one.
    case one(USBDescription)
    /// None that is plugged in.
    case none
    /// Several with the same serial number: only their ports tell them apart.
    case several([USBDescription])
  }

  /// What the device is known by.
  package let key: Key

  /// A binding by a key.
  package init(_ key: Key) { self.key = key }

  /// Reads `usb:SERIAL` or `usb:1-4.2`, without `usb:` likewise; nothing where neither is there.
  package init?(text: String) {
    let name = text.hasPrefix("usb:") ? String(text.dropFirst(4)) : text
    if Self.isPortPath(name) {
      key = .portPath(name)
    } else if Self.isFit(name) {
      key = .serial(name)
    } else {
      return nil
    }
  }

  /// The binding that a device gets among those that it could be mistaken for.
  ///
  /// - Parameter devices: all that are plugged in, the device itself too.
  package init(_ device: USBDescription, among devices: [USBDescription]) {
    guard let serial = device.serial, Self.isFit(serial), !Self.isPortPath(serial),
      devices.count(where: { $0.serial == serial }) <= 1
    else {
      key = .portPath(device.portPath)
      return
    }
    key = .serial(serial)
  }

  /// The binding as it stands in a configuration.
  package var text: String {
    switch key {
    case .serial(let name), .portPath(let name): "usb:\(name)"
    }
  }

  /// Which of the devices is meant.
  ///
  /// - Parameter devices: those that are of the kind asked for, such as all printers.
  package func match(in devices: [USBDescription]) -> Match {
    let found =
      switch key {
      case .serial(let serial): devices.filter { $0.serial == serial }
      case .portPath(let path): devices.filter { $0.portPath == path }
      }
    return switch found.count {
    case 0: .none
    case 1: .one(found[0])
    default: .several(found)
    }
  }

  /// Whether a serial number can stand in a configuration: printable ASCII without `?`, where a
  /// destination's settings begin.
  private static func isFit(_ serial: String) -> Bool {
    !serial.isEmpty && serial.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "?") }
  }

  /// Whether a text is a bus and at least one port: `1-4.2`.
  private static func isPortPath(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, UInt8(parts[0]) != nil else { return false }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { UInt8($0) != nil }
  }
}
