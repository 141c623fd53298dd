/// A device as its descriptors tell it, before anybody opens it.
package struct USBDescription: Hashable, Sendable {
  /// The vendor's number.
  package let vendor: UInt16
  /// The product's number; a hint, never an identity.
  package let product: UInt16
  /// The bus, from 1.
  package let bus: UInt8
  /// The address on the bus; a new one after each plugging in.
  package let address: UInt8
  /// Where it is plugged in: `1-4.2`.
  package let portPath: String
  /// The maker's name, without blanks and NUL at its ends; nothing where the device has none.
  package let manufacturer: String?
  /// The product's name, likewise.
  package let productName: String?
  /// The serial number, likewise.
  package let serial: String?
  /// Every alternate setting of every interface of every configuration.
  package let interfaces: [USBInterface]

  /// A device with all it tells.
  package init(
    vendor: UInt16, product: UInt16, bus: UInt8, address: UInt8, portPath: String,
    manufacturer: String? = nil, productName: String? = nil, serial: String? = nil,
    interfaces: [USBInterface]
  ) {
    self.vendor = vendor
    self.product = product
    self.bus = bus
    self.address = address
    self.portPath = portPath
    self.manufacturer = manufacturer
    self.productName = productName
    self.serial = serial
    self.interfaces = interfaces
  }
}

/// One alternate setting of an interface.
package struct USBInterface: Hashable, Sendable {
  /// The configuration that it belongs to, as `bConfigurationValue`.
  package let configuration: UInt8
  /// The interface's number.
  package let number: UInt8
  /// The alternate setting's number.
  package let alternate: UInt8
  /// How many alternate settings the interface has.
  package let alternateCount: Int
  /// Class, subclass and protocol: 7, 1, 2 is a printer that answers.
  package let classCode: UInt8
  /// The subclass.
  package let subclass: UInt8
  /// The protocol of the class.
  package let protocolCode: UInt8
  /// Its endpoints, in the order of the descriptor.
  package let endpoints: [USBEndpoint]
  /// Descriptors of the class that stand behind the interface's own, as bytes.
  package let extra: [UInt8]
  /// The position of its configuration among those of the device, from 0.
  package let configurationIndex: UInt8

  /// A setting with all it has.
  package init(
    configuration: UInt8, number: UInt8, alternate: UInt8, alternateCount: Int = 1,
    classCode: UInt8, subclass: UInt8, protocolCode: UInt8, endpoints: [USBEndpoint],
    extra: [UInt8] = [], configurationIndex: UInt8 = 0
  ) {
    self.configuration = configuration
    self.number = number
    self.alternate = alternate
    self.alternateCount = alternateCount
    self.classCode = classCode
    self.subclass = subclass
    self.protocolCode = protocolCode
    self.endpoints = endpoints
    self.extra = extra
    self.configurationIndex = configurationIndex
  }
}

/// An endpoint.
package struct USBEndpoint: Hashable, Sendable {
  /// How it transfers.
  package enum Kind: UInt8, Hashable, Sendable {
    case control = 0
    case isochronous = 1
    case bulk = 2
    case interrupt = 3
  }

  /// The address; bit 7 is set where data comes from the device.
  package let address: UInt8
  /// How it transfers.
  package let kind: Kind
  /// `wMaxPacketSize` without its high bits, in bytes.
  package let packetBytes: Int

  /// An endpoint.
  package init(address: UInt8, kind: Kind, packetBytes: Int) {
    self.address = address
    self.kind = kind
    self.packetBytes = packetBytes
  }

  /// Whether data comes from the device.
  package var isInput: Bool { address & 0x80 != 0 }
}
