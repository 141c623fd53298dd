import USB

extension USBBus {
  /// The device of a binding among those that are fit.
  ///
  /// - Parameters:
  ///   - binding: which device.
  ///   - kind: what it has to be, in words.
  ///   - isFit: whether a device is of that kind.
  /// - Throws: `gone` where it is not plugged in, `unfit` where it is something else or several
  ///   have the same serial number.
  func find(_ binding: USBBinding, as kind: String, _ isFit: (USBDescription) -> Bool)
    async throws(TransportError) -> USBDescription
  {
    let all: [USBDescription]
    do throws(USBError) { all = try await devices() } catch { throw TransportError(error) }
    switch binding.match(in: all.filter(isFit)) {
    case .one(let device): return device
    case .several(let devices):
      let paths = devices.map { "usb:\($0.portPath)" }.sorted().joined(separator: ", ")
      throw TransportError(
        "\(binding.text) is said by several devices; name one by its port: \(paths)",
        cause: .unfit)
    case .none:
      guard case .none = binding.match(in: all) else {
        throw TransportError("\(binding.text) is no \(kind)", cause: .unfit)
      }
      throw TransportError("\(binding.text) is not plugged in")
    }
  }

  /// Opens a device and claims interfaces of it.
  func claim(_ device: USBDescription, _ interfaces: [USBInterface])
    async throws(TransportError) -> any USBPort
  {
    do throws(USBError) { return try await open(device, claiming: interfaces) } catch {
      throw TransportError(error)
    }
  }
}
