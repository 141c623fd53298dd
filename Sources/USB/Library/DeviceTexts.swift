import CLibUSB

/// The names that a device gives itself.
struct DeviceTexts {
  let manufacturer: String?
  let product: String?
  let serial: String?

  /// Reads them from where the kernel keeps them, which nobody needs a right for; what is not there
  /// is asked of the device itself, where we may open it.
  init(of device: OpaquePointer, _ facts: libusb_device_descriptor, path: String) {
    let folder = "\(SystemFiles.devices)/\(path)"
    let kept = ["manufacturer", "product", "serial"].map { SystemFiles.text("\(folder)/\($0)") }
    let indices = [facts.iManufacturer, facts.iProduct, facts.iSerialNumber]
    let asked =
      zip(kept, indices).contains { $0 == nil && $1 != 0 }
      ? unsafe Self.asked(of: device, indices) : [nil, nil, nil]
    let texts = zip(kept, asked).map { ($0 ?? $1).flatMap(\.withoutBlankEnds) }
    (manufacturer, product, serial) = (texts[0], texts[1], texts[2])
  }

  /// Asks the device for strings; all are missing where we may not open it.
  private static func asked(of device: OpaquePointer, _ indices: [UInt8]) -> [String?] {
    var handle: OpaquePointer?
    guard unsafe libusb_open(device, &handle) == 0, let handle = unsafe handle else {
      return indices.map { _ in nil }
    }
    defer { unsafe libusb_close(handle) }
    // USB 2.0, chapter 9.6.7: string 0 lists the languages; the first one serves.
    let languages = unsafe string(0, language: 0, handle)
    guard languages.count >= 4 else { return indices.map { _ in nil } }
    let language = UInt16(languages[2]) | UInt16(languages[3]) << 8
    return indices.map { index in
      guard index != 0 else { return nil }
      return decoded(unsafe string(index, language: language, handle))
    }
  }

  /// A string descriptor: its length, 3, then UTF-16 with the low byte first.
  private static func string(_ index: UInt8, language: UInt16, _ handle: OpaquePointer)
    -> [UInt8]
  {
    var buffer = [UInt8](repeating: 0, count: 255)
    let count = unsafe libusb_get_string_descriptor(
      handle, index, language, &buffer, Int32(buffer.count))
    return Array(buffer.prefix(max(0, min(Int(count), Int(buffer[0])))))
  }

  static func decoded(_ descriptor: [UInt8]) -> String? {
    guard descriptor.count >= 2, descriptor[1] == 3 else { return nil }
    let units = stride(from: 2, to: descriptor.count - 1, by: 2).map {
      UInt16(descriptor[$0]) | UInt16(descriptor[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }
}
