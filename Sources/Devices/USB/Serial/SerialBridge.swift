import USB

/// A serial line within a device: its chip, and the interfaces and endpoints that belong to it.
struct SerialBridge: Hashable, Sendable {
  /// Why a device has no line that Kase can use.
  enum Refusal: Error, Hashable, Sendable {
    /// Nothing in it is a serial line.
    case noLine
    /// A chip that Kase does not drive, by its name.
    case notDriven(String)
  }

  let chip: SerialChip
  /// What has to be claimed, the data interface among it.
  let claims: [USBInterface]
  /// The number of the interface that the requests name.
  let control: UInt8
  let output: USBEndpoint
  let input: USBEndpoint

  /// The first line of a device, by its class or else by its numbers.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - interface: which of several lines: the number of an interface that belongs to it.
  /// - Throws: why there is none.
  static func find(in device: USBDescription, interface: UInt8? = nil) throws(Refusal)
    -> SerialBridge
  {
    if let modem = modems(in: device).first(where: { $0.has(interface) }) { return modem }
    guard let chip = SerialChip.known(device.vendor, device.product) else { throw .noLine }
    guard let driven = chip.driven else { throw .notDriven(chip.name) }
    let ports = device.interfaces.compactMap { SerialBridge(driven, port: $0) }
    guard let port = ports.first(where: { $0.has(interface) }) else { throw .noLine }
    return port
  }

  private func has(_ interface: UInt8?) -> Bool {
    guard let interface else { return true }
    return claims.contains { $0.number == interface }
  }

  private init?(_ chip: SerialChip, claims: [USBInterface], control: UInt8, data: USBInterface) {
    guard let output = data.bulk(isInput: false), let input = data.bulk(isInput: true) else {
      return nil
    }
    self.chip = chip
    self.claims = claims
    self.control = control
    self.output = output
    self.input = input
  }

  private init?(_ chip: SerialChip, port: USBInterface) {
    self.init(chip, claims: [port], control: port.number, data: port)
  }

  // MARK: - Modems

  /// The modems of a device in the order of their descriptors.
  ///
  /// Which interfaces belong together, the Union descriptor should say. It may be missing, stand
  /// behind the wrong interface or name the two in the wrong order; and both may be one interface.
  /// So it is only asked which of several data interfaces is meant.
  private static func modems(in device: USBDescription) -> [SerialBridge] {
    let all = device.interfaces
    let controls = all.filter { $0.classCode == 0x02 && $0.subclass == 0x02 }
    let found = controls.compactMap { control -> SerialBridge? in
      if control.hasBothBulk { return SerialBridge(.modem, port: control) }
      guard let data = data(of: control, all) else { return nil }
      return SerialBridge(
        .modem, claims: [control, data], control: control.number, data: data)
    }
    if !found.isEmpty { return found }
    // Without a control interface, the data interface is told.
    return all.filter { $0.classCode == 0x0A && $0.hasBothBulk }
      .compactMap { SerialBridge(.modem, port: $0) }
  }

  private static func data(of control: USBInterface, _ all: [USBInterface]) -> USBInterface? {
    let same = all.filter { $0.configuration == control.configuration }
    let candidates = same.filter { $0.classCode == 0x0A && $0.hasBothBulk }
    let members = same.flatMap(\.unions).filter { $0.contains(control.number) }.flatMap(\.self)
    return candidates.first { members.contains($0.number) }
      ?? candidates.first { $0.number > control.number } ?? candidates.first
  }
}

extension USBInterface {
  /// Its first bulk endpoint of a direction.
  fileprivate func bulk(isInput: Bool) -> USBEndpoint? {
    endpoints.first { $0.kind == .bulk && $0.isInput == isInput }
  }

  fileprivate var hasBothBulk: Bool { bulk(isInput: true) != nil && bulk(isInput: false) != nil }

  /// The interfaces that the Union descriptors among its extra bytes join (CDC 1.2, 5.2.3.2).
  fileprivate var unions: [[UInt8]] {
    var rest = extra[...]
    var unions: [[UInt8]] = []
    // A descriptor starts with its length; one that can't be ends the reading.
    while let length = rest.first.map(Int.init), length >= 3, length <= rest.count {
      let descriptor = rest.prefix(length)
      if descriptor.dropFirst().starts(with: [0x24, 0x06]) {
        unions.append(Array(descriptor.dropFirst(3)))
      }
      rest = rest.dropFirst(length)
    }
    return unions
  }
}
