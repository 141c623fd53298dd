import USB

/// A bus on which a test plugs devices in and pulls them out.
actor RecordedBus: USBBus {
  private var plugged: [(device: USBDescription, port: RecordedPort)] = []
  private var refusals: [USBError] = []
  /// What was claimed, in order.
  private(set) var claims: [[USBInterface]] = []

  func plug(_ device: USBDescription, _ port: RecordedPort) {
    plugged.append((device, port))
  }

  /// Pulls a device out; what is in flight fails as on a real bus.
  func unplug(_ portPath: String) async {
    let gone = plugged.filter { $0.device.portPath == portPath }
    plugged.removeAll { $0.device.portPath == portPath }
    for entry in gone { await entry.port.unplug() }
  }

  /// Lets the next opening fail.
  func refuse(_ error: USBError) { refusals.append(error) }

  func devices() async throws(USBError) -> [USBDescription] { plugged.map(\.device) }

  func open(_ device: USBDescription, claiming interfaces: [USBInterface])
    async throws(USBError) -> any USBPort
  {
    if !refusals.isEmpty { throw refusals.removeFirst() }
    guard let entry = plugged.first(where: { $0.device == device }) else {
      throw USBError(.noDevice, "it is not plugged in")
    }
    claims.append(interfaces)
    return entry.port
  }

  func changes() async -> AsyncStream<USBChange> { AsyncStream { $0.finish() } }
}
