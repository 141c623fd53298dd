import Devices
import PrinterLanguages
import USB

/// What a device on USB tells of itself, and what a serial chip brings.
enum USBInput {
  static func take(_ bytes: [UInt8]) -> Int {
    var reader = InputReader(bytes)
    switch reader.byte() % 8 {
    case 0: return identity(reader.remainder())
    case 1: return binding(String(decoding: reader.remainder(), as: UTF8.self))
    case 7: return line(&reader)
    default: return suggestion(&reader)
    }
  }

  private static func identity(_ reply: [UInt8]) -> Int {
    guard let identity = PrinterIdentity(reply: reply) else { return 0 }
    require((1...64).contains(identity.fields.count), "an identity without fields")
    return identity.commands.count &+ (identity.model?.utf8.count ?? 0)
      &+ (identity.manufacturer?.utf8.count ?? 0) &+ (identity.serial?.utf8.count ?? 0)
  }

  private static func binding(_ text: String) -> Int {
    guard let binding = USBBinding(text: text) else { return 0 }
    require(USBBinding(text: binding.text) == binding, "a binding changes as a text")
    return binding.text.utf8.count
  }

  private static func suggestion(_ reader: inout InputReader) -> Int {
    let reply = reader.value()
    let device = device(&reader)
    let identity = PrinterIdentity(reply: reply)
    let found = DeviceSuggestion(for: device, identity: identity, among: profiles)
    let binding = USBBinding(device, among: [device])
    require(binding.match(in: [device]) == .one(device), "a device does not match its binding")
    return found.reason.utf8.count
  }

  private static let profiles: [PrinterProfile] = {
    var known = PrinterProfile(id: "known", vendor: "EPSON", model: "TM-T20")
    known.deviceID = PrinterProfile.DeviceIDMatch(maker: "EPSON", model: "TM-T20")
    known.usb = [
      PrinterProfile.USBMatch(
        vendor: 0x04B8, product: 0x0E15, productPattern: nil, mode: .printerClass)
    ]
    var vendor = PrinterProfile(id: "vendor", vendor: "Star", model: "TSP143")
    vendor.usb = [
      PrinterProfile.USBMatch(
        vendor: 0x0519, product: nil, productPattern: nil, mode: .vendorClass)
    ]
    return [known, vendor]
  }()

  /// A device by its descriptors.
  private static func device(_ reader: inout InputReader) -> USBDescription {
    let vendors: [UInt16] = [
      0x0403, 0x10C4, 0x067B, 0x1A86, 0x04B8, 0x0519, 0x0B00, 0x0CA6, 0x11CA, 0x2912,
    ]
    let products: [UInt16] = [0x6001, 0x6010, 0xEA60, 0x2303, 0x7523, 0x0E15, 0x0003, 0x0054]
    let vendor = vendors[Int(reader.byte()) % vendors.count]
    let product = products[Int(reader.byte()) % products.count]
    let name = String(decoding: reader.bytes(Int(reader.byte() & 15)), as: UTF8.self)
    let serial = String(decoding: reader.bytes(Int(reader.byte() & 15)), as: UTF8.self)
    var interfaces: [USBInterface] = []
    for _ in 0..<(reader.byte() & 7) { interfaces.append(interface(&reader)) }
    return USBDescription(
      vendor: vendor, product: product, bus: 1, address: 4, portPath: "1-4", productName: name,
      serial: serial, interfaces: interfaces)
  }

  private static func interface(_ reader: inout InputReader) -> USBInterface {
    let classes: [UInt8] = [0x02, 0x0A, 0x07, 0xFF]
    let choice = reader.byte()
    let number = reader.byte()
    var endpoints: [USBEndpoint] = []
    for _ in 0..<(choice >> 2 & 7) {
      let kind = USBEndpoint.Kind(rawValue: reader.byte() & 3) ?? .bulk
      let address = reader.byte()
      endpoints.append(USBEndpoint(address: address, kind: kind, packetBytes: Int(reader.byte())))
    }
    return USBInterface(
      configuration: choice >> 6, number: number, alternate: choice >> 5 & 1,
      classCode: classes[Int(choice & 3)], subclass: choice & 3 == 2 ? 1 : 2,
      protocolCode: number & 3, endpoints: endpoints, extra: reader.bytes(Int(reader.byte() & 31)))
  }

  /// A serial line opened, read and closed.
  private static func line(_ reader: inout InputReader) -> Int {
    let device = device(&reader)
    let bus = HostileBus(device, reader)
    return Blocking.wait {
      let line = USBSerialTransport(bus: bus, binding: USBBinding(.portPath("1-4")))
      do throws(TransportError) {
        try await line.open(deadlineMilliseconds: 10)
        _ = try await line.write([0x10, 0x02], deadlineMilliseconds: 10)
        let bytes = try await line.read(deadlineMilliseconds: 1)
        await line.close()
        return bytes.count
      } catch {
        await line.close()
        return error.message.utf8.count
      }
    } ?? 0
  }
}
