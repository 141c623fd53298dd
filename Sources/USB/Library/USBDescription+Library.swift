import CLibUSB

extension USBDescription {
  /// What libusb knows of a device without opening it.
  ///
  /// - Returns: nothing for hubs, and for a device that went meanwhile.
  init?(of device: OpaquePointer) {
    var facts = libusb_device_descriptor()
    guard unsafe libusb_get_device_descriptor(device, &facts) == 0,
      facts.bDeviceClass != LIBUSB_CLASS_HUB.rawValue
    else { return nil }
    let place = unsafe USBPlace(of: device)
    let path = unsafe Self.portPath(of: device, bus: place.bus)
    let texts = unsafe DeviceTexts(of: device, facts, path: path)
    self.init(
      vendor: facts.idVendor, product: facts.idProduct, bus: place.bus, address: place.address,
      portPath: path, manufacturer: texts.manufacturer, productName: texts.product,
      serial: texts.serial,
      interfaces: (0..<facts.bNumConfigurations).flatMap {
        unsafe USBInterface.all(of: device, configurationIndex: $0)
      })
  }

  /// The bus and the port of each hub on the way: `1-4.2`.
  private static func portPath(of device: OpaquePointer, bus: UInt8) -> String {
    // USB 3.2, chapter 8.9: a route has at most five hubs below the root.
    var ports = [UInt8](repeating: 0, count: 7)
    let count = unsafe libusb_get_port_numbers(device, &ports, Int32(ports.count))
    return "\(bus)-" + ports.prefix(max(Int(count), 0)).map(String.init).joined(separator: ".")
  }
}

extension USBInterface {
  /// The settings of one configuration; none where its descriptor can't be read.
  static func all(of device: OpaquePointer, configurationIndex index: UInt8) -> [USBInterface] {
    var read: UnsafeMutablePointer<libusb_config_descriptor>?
    guard unsafe libusb_get_config_descriptor(device, index, &read) == 0,
      let configuration = unsafe read
    else { return [] }
    defer { unsafe libusb_free_config_descriptor(configuration) }
    let facts = unsafe configuration.pointee
    return unsafe UnsafeBufferPointer(start: facts.interface, count: Int(facts.bNumInterfaces))
      .flatMap { interface in
        unsafe UnsafeBufferPointer(
          start: interface.altsetting, count: Int(interface.num_altsetting)
        )
        .map { setting in
          unsafe USBInterface(
            setting, configuration: facts.bConfigurationValue, index: index,
            alternateCount: Int(interface.num_altsetting))
        }
      }
  }

  private init(
    _ setting: libusb_interface_descriptor, configuration: UInt8, index: UInt8, alternateCount: Int
  ) {
    let endpoints = unsafe UnsafeBufferPointer(
      start: setting.endpoint, count: Int(setting.bNumEndpoints))
    // Some devices put the descriptors of their class behind an endpoint's.
    let behind = unsafe endpoints.flatMap { unsafe Self.bytes($0.extra, $0.extra_length) }
    unsafe self.init(
      configuration: configuration, number: setting.bInterfaceNumber,
      alternate: setting.bAlternateSetting, alternateCount: alternateCount,
      classCode: setting.bInterfaceClass, subclass: setting.bInterfaceSubClass,
      protocolCode: setting.bInterfaceProtocol, endpoints: endpoints.map { unsafe USBEndpoint($0) },
      extra: Self.bytes(setting.extra, setting.extra_length) + behind, configurationIndex: index)
  }

  private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int32) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(count)))
  }
}

extension USBEndpoint {
  fileprivate init(_ facts: libusb_endpoint_descriptor) {
    unsafe self.init(
      address: facts.bEndpointAddress, kind: Kind(rawValue: facts.bmAttributes & 3) ?? .bulk,
      packetBytes: Int(facts.wMaxPacketSize & 0x7FF))
  }
}
