import USB

/// Devices as their descriptors tell them.
enum RecordedDevices {
  static func bulk(_ address: UInt8, _ packetBytes: Int = 64) -> USBEndpoint {
    USBEndpoint(address: address, kind: .bulk, packetBytes: packetBytes)
  }

  static let notify = USBEndpoint(address: 0x83, kind: .interrupt, packetBytes: 8)

  static func interface(
    _ number: UInt8, _ classes: (UInt8, UInt8, UInt8), _ endpoints: [USBEndpoint],
    configuration: UInt8 = 1, alternate: UInt8 = 0, alternates: Int = 1, extra: [UInt8] = []
  ) -> USBInterface {
    USBInterface(
      configuration: configuration, number: number, alternate: alternate,
      alternateCount: alternates, classCode: classes.0, subclass: classes.1,
      protocolCode: classes.2, endpoints: endpoints, extra: extra)
  }

  static func device(
    _ vendor: UInt16, _ product: UInt16, at portPath: String = "1-2", named name: String? = nil,
    serial: String? = "S1", _ interfaces: [USBInterface]
  ) -> USBDescription {
    USBDescription(
      vendor: vendor, product: product, bus: 1, address: 5, portPath: portPath,
      productName: name, serial: serial, interfaces: interfaces)
  }

  /// A receipt printer of the class, at a port.
  static func printer(at portPath: String = "1-2", serial: String? = "S1") -> USBDescription {
    device(
      0x04B8, 0x0E28, at: portPath, serial: serial,
      [interface(0, (7, 1, 2), [bulk(0x01), bulk(0x82)])])
  }

  /// A card terminal with a modem of two interfaces.
  static let terminal = device(
    0x0B00, 0x0064,
    [
      interface(0, (2, 2, 1), [notify], extra: [5, 0x24, 0x06, 0, 1]),
      interface(1, (0x0A, 0, 0), [bulk(0x82), bulk(0x01)]),
    ])

  /// A bridge with a number of ports.
  static func bridge(_ vendor: UInt16, _ product: UInt16, ports: UInt8 = 1) -> USBDescription {
    device(
      vendor, product,
      (0..<ports).map { number in
        interface(
          number, (0xFF, 0, 0), [bulk(0x02 + 2 * number), bulk(0x81 + 2 * number)])
      })
  }
}
