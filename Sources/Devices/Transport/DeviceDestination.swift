package import USB

/// Where a device is, as the file of settings says it.
///
/// | text | what |
/// |---|---|
/// | `tcp://HOST:PORT` | behind a TCP port; an address of version 6 stands in brackets |
/// | `file:PATH` | a file or a device node that bytes are appended to |
/// | `serial:PATH?baud=115200&stop=1` | a serial line of the system |
/// | `usb:SERIAL`, `usb:1-4.2` | plugged in, known by its serial number or by its port |
/// | `usb:SERIAL?interface=2&baud=115200` | a serial line within USB |
/// | `simulated` | nowhere |
package enum DeviceDestination: Hashable, Sendable {
  /// Behind a TCP port.
  case socket(host: String, port: UInt16)
  /// A file or a device node that bytes are appended to; nothing comes back.
  case file(path: String)
  /// A serial line of the system.
  case serial(path: String, SerialSettings)
  /// Plugged in: a printer, or a serial line within USB. `interface` picks one of several lines.
  case usb(USBBinding, interface: UInt8?, SerialSettings)
  /// Nowhere: a simulator of ours stands in.
  case simulated

  /// Reads a destination; nothing for what is none.
  package init?(_ text: String) {
    guard !text.utf8.contains(where: { $0 < 0x20 }) else { return nil }
    if text == "simulated" {
      self = .simulated
      return
    }
    let read: [(scheme: String, (Substring) -> DeviceDestination?)] = [
      ("tcp://", Self.socket), ("file:", Self.file), ("serial:", Self.serial), ("usb:", Self.usb),
    ]
    guard let way = read.first(where: { text.hasPrefix($0.scheme) }),
      let destination = way.1(text.dropFirst(way.scheme.count))
    else { return nil }
    self = destination
  }

  /// The destination as it stands in the file of settings.
  package var text: String {
    switch self {
    case .socket(let host, let port):
      "tcp://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    case .file(let path): "file:\(path)"
    case .serial(let path, let settings): "serial:\(path)" + Self.query(settings.items)
    case .usb(let binding, let interface, let settings):
      binding.text + Self.query((interface.map { ["interface=\($0)"] } ?? []) + settings.items)
    case .simulated: "simulated"
    }
  }

  // MARK: - Reading

  private static func socket(_ address: Substring) -> DeviceDestination? {
    guard let colon = address.lastIndex(of: ":"),
      let port = UInt16(address[address.index(after: colon)...]), port > 0
    else { return nil }
    var host = address[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains(where: { "[]/ ".contains($0) }) else { return nil }
    return .socket(host: String(host), port: port)
  }

  private static func file(_ path: Substring) -> DeviceDestination? {
    path.isEmpty ? nil : .file(path: String(path))
  }

  private static func serial(_ rest: Substring) -> DeviceDestination? {
    guard let (path, items) = parts(of: rest), !path.isEmpty,
      let settings = SerialSettings(items: items)
    else { return nil }
    return .serial(path: path, settings)
  }

  private static func usb(_ rest: Substring) -> DeviceDestination? {
    guard let (name, given) = parts(of: rest), let binding = USBBinding(text: "usb:\(name)")
    else { return nil }
    var items = given
    var interface: UInt8?
    if let number = items.removeValue(forKey: "interface") {
      guard let value = UInt8(number) else { return nil }
      interface = value
    }
    guard let settings = SerialSettings(items: items) else { return nil }
    return .usb(binding, interface: interface, settings)
  }

  /// What stands before a `?`, and the items behind it; nothing where an item has no value, or
  /// stands there twice.
  private static func parts(of text: Substring) -> (name: String, items: [String: String])? {
    guard let mark = text.firstIndex(of: "?") else { return (String(text), [:]) }
    let pairs = text[text.index(after: mark)...]
      .split(separator: "&", omittingEmptySubsequences: false)
      .map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
    var items: [String: String] = [:]
    for pair in pairs {
      guard pair.count == 2,
        items.updateValue(String(pair[1]), forKey: String(pair[0])) == nil
      else { return nil }
    }
    return (String(text[..<mark]), items)
  }

  private static func query(_ items: [String]) -> String {
    items.isEmpty ? "" : "?" + items.joined(separator: "&")
  }
}
