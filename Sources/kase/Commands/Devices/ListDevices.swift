import ArgumentParser
import CanonicalJSON
import Devices
import PrinterLanguages
import Setup
import USB

/// What is plugged in.
struct ListDevices: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What is plugged in, and what each device may be.",
    discussion: """
      What a device may be is a suggestion from its class, its numbers and its names; a person decides. \
      'usb:...' is what the file of settings takes.
      """)

  @Flag(help: "Devices that Kase has no use for, too.") var all = false
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let devices = try await USBHost().devices()
    let rows = try devices.map { try Inspection($0, among: devices) }
      .filter { all || $0.suggestion.kind != .other }
    switch output.format {
    case .json:
      output.show(.object([.init("usb", .array(rows.map { .object($0.members) }))]))
    case .text:
      if rows.isEmpty { print("no device that Kase could use is plugged in by USB") }
      for row in rows { print(row.line) }
    }
  }
}

/// A device by its binding.
struct ShowDevice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "All that a device tells of itself before it is used.")

  @Argument(help: "The device: usb:SERIAL or usb:1-4.2.") var device: String
  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let binding = USBBinding(text: device) else {
      throw ValidationError("\(device): usb:SERIAL or usb:1-4.2 is a device")
    }
    let host = USBHost()
    let devices = try await host.devices()
    switch binding.match(in: devices) {
    case .none: throw FileFault(words: "\(binding.text) is not plugged in")
    case .several(let found):
      let ports = found.map { "usb:\($0.portPath)" }.joined(separator: ", ")
      throw FileFault(words: "several devices have that serial number; name the port: \(ports)")
    case .one(let found):
      let (identity, fault) = await Self.identity(of: found, host)
      let inspection = try Inspection(found, among: devices, identity: identity)
      var members = inspection.members + inspection.interfaces
      if let identity {
        members.append(
          .init(
            "identity",
            .object(identity.fields.map { .init($0.key, .string($0.value)) })))
      }
      if let fault { members.append(.init("fault", .string(fault))) }
      output.show(.object(members))
    }
  }

  /// Asks a printer who it is; opening it for that moves no paper.
  private static func identity(of device: USBDescription, _ host: USBHost) async -> (
    PrinterIdentity?, String?
  ) {
    guard let interface = device.interfaces.first(where: { $0.classCode == 7 }) else {
      return (nil, nil)
    }
    do throws(USBError) {
      let port = try await host.open(device, claiming: [interface])
      let identity: PrinterIdentity?
      var fault: String?
      do throws(USBError) {
        identity = try await USBPrinterClass(port, interface).identity(deadlineMilliseconds: 2_000)
      } catch {
        identity = nil
        fault = error.message
      }
      await port.close()
      return (identity, fault)
    } catch { return (nil, error.message) }
  }
}

/// A device with what it may be.
private struct Inspection {
  let device: USBDescription
  let binding: USBBinding
  let suggestion: DeviceSuggestion

  init(
    _ device: USBDescription, among devices: [USBDescription], identity: PrinterIdentity? = nil
  ) throws {
    self.device = device
    binding = USBBinding(device, among: devices)
    suggestion = DeviceSuggestion(
      for: device, identity: identity, among: try PrinterProfiles.all)
  }

  private var names: String {
    [device.manufacturer, device.productName].compactMap(\.self).joined(separator: " ")
  }

  var members: [JSON.Member] {
    var members: [JSON.Member] = [
      .init("device", .string(binding.text)), .init("port", .string(device.portPath)),
      .init("vendor", .string(Self.hexadecimal(device.vendor))),
      .init("product", .string(Self.hexadecimal(device.product))),
      .init("name", .string(names)), .init("serial", .string(device.serial ?? "")),
      .init("may_be", .string(suggestion.kind.rawValue)),
      .init("confidence", .string("\(suggestion.confidence)")),
      .init("reason", .string(suggestion.reason)),
    ]
    if let profile = suggestion.profile { members.append(.init("profile", .string(profile))) }
    let quirks = suggestion.quirks.map(\.rawValue).sorted()
    if !quirks.isEmpty { members.append(.init("quirks", .array(quirks.map(JSON.string)))) }
    return members
  }

  var interfaces: [JSON.Member] {
    [
      .init(
        "interfaces",
        .array(
          device.interfaces.map { interface in
            .object([
              .init("configuration", .integer(Int64(interface.configuration))),
              .init("number", .integer(Int64(interface.number))),
              .init("alternate", .integer(Int64(interface.alternate))),
              .init(
                "class",
                .string(
                  "\(interface.classCode)/\(interface.subclass)/\(interface.protocolCode)")),
              .init(
                "endpoints",
                .array(
                  interface.endpoints.map { endpoint in
                    let way = endpoint.isInput ? "in" : "out"
                    return .string("\(way) \(endpoint.kind) \(endpoint.packetBytes)")
                  })),
            ])
          }))
    ]
  }

  /// `usb:PRN0001  04b8:0e28  EPSON TM-T20III  printer, profile epson-tm-t20iii (high): why`.
  var line: String {
    let numbers = "\(Self.hexadecimal(device.vendor)):\(Self.hexadecimal(device.product))"
    let profile = suggestion.profile.map { ", profile \($0)" } ?? ""
    return
      "\(binding.text)  \(numbers)  \(names.isEmpty ? "-" : names)  \(suggestion.kind.rawValue)"
      + "\(profile) (\(suggestion.confidence)): \(suggestion.reason)"
  }

  private static func hexadecimal(_ number: UInt16) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
