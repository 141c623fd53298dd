import Devices
import PrinterLanguages
import Testing
import USB

@Suite("What a device that is plugged in may be")
struct DeviceSuggestionTests {
  private typealias Devices = RecordedDevices

  private static func profile(
    _ id: String, _ usb: [PrinterProfile.USBMatch], quirks: Set<PrinterProfile.Quirk> = [],
    named deviceID: PrinterProfile.DeviceIDMatch? = nil
  ) -> PrinterProfile {
    var profile = PrinterProfile(id: id, vendor: "Maker", model: id)
    profile.usb = usb
    profile.quirks = quirks
    profile.deviceID = deviceID
    return profile
  }

  private static func match(
    _ vendor: UInt16, _ product: UInt16?, _ pattern: String? = nil,
    _ mode: PrinterProfile.USBMatch.Mode = .printerClass
  ) -> PrinterProfile.USBMatch {
    PrinterProfile.USBMatch(
      vendor: vendor, product: product, productPattern: pattern, mode: mode)
  }

  /// Profiles of the shape that Kase carries.
  static let profiles = [
    profile(
      "tm-t20iii",
      [match(0x04B8, 0x0E28), match(0x04B8, 0x0202, "TM-T20III", .vendorClass)],
      quirks: [.vendorClass],
      named: PrinterProfile.DeviceIDMatch(maker: "EPSON", model: "TM-T20III")),
    profile("tm-m30iii", [match(0x04B8, nil, "TM-m30III")], quirks: [.vendorClass]),
    profile("tsp143", [match(0x0519, 0x0003, "^TSP143")], quirks: [.unidir]),
    profile("tsp100iv", [match(0x0519, 0x0003, "TSP1[0-9]+IV")]),
    profile("pos-58", [match(0x0416, 0x5011)]),
    profile("pos-80", [match(0x0416, 0x5011)]),
    profile("posiflex", [match(0x0D3A, nil)]),
  ]

  private static func printer(_ vendor: UInt16, _ product: UInt16, _ name: String? = nil)
    -> USBDescription
  {
    Devices.device(
      vendor, product, named: name,
      [Devices.interface(0, (7, 1, 2), [Devices.bulk(1), Devices.bulk(0x82)])])
  }

  private static func vendorClass(_ vendor: UInt16, _ product: UInt16, _ name: String?)
    -> USBDescription
  {
    Devices.device(
      vendor, product, named: name,
      [Devices.interface(0, (0xFF, 0, 0), [Devices.bulk(1), Devices.bulk(0x82)])])
  }

  /// A device and what it is taken for.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let device: USBDescription
    let kind: DeviceSuggestion.Kind
    var profile: String?
    var quirks: Set<PrinterProfile.Quirk> = []
    let confidence: DeviceSuggestion.Confidence
    let word: String
  }

  static let cases = [
    Case(
      testDescription: "numbers of a model", device: printer(0x04B8, 0x0E28), kind: .printer,
      profile: "tm-t20iii", confidence: .medium, word: "numbers"),
    Case(
      testDescription: "a name among shared numbers",
      device: printer(0x0519, 0x0003, "TSP143IIIU"), kind: .printer, profile: "tsp143",
      confidence: .high, word: "TSP143IIIU"),
    Case(
      testDescription: "another name, same numbers", device: printer(0x0519, 0x0003, "TSP143IV"),
      kind: .printer, profile: "tsp100iv", quirks: [.unidir], confidence: .high, word: "TSP143IV"),
    Case(
      testDescription: "a maker's own class", device: vendorClass(0x04B8, 0x0202, "TM-T20III"),
      kind: .printer, profile: "tm-t20iii", confidence: .high, word: "TM-T20III"),
    Case(
      testDescription: "a maker's own class of an unknown model",
      device: vendorClass(0x04B8, 0x0202, "TM-X"), kind: .other, confidence: .high, word: "no"),
    Case(
      testDescription: "numbers that two profiles have", device: printer(0x0416, 0x5011),
      kind: .printer, profile: "pos-58", confidence: .low, word: "pos-58, pos-80"),
    Case(
      testDescription: "a known vendor", device: printer(0x0D3A, 1), kind: .printer,
      profile: "posiflex", confidence: .low, word: "vendor"),
    Case(
      testDescription: "an unknown printer", device: printer(0x1504, 0x0006), kind: .printer,
      profile: "unknown", confidence: .low, word: "Bixolon"),
    Case(
      testDescription: "a printer without an input",
      device: Devices.device(
        0x9999, 1, [Devices.interface(0, (7, 1, 1), [Devices.bulk(1)])]), kind: .printer,
      profile: "unknown", quirks: [.unidir], confidence: .low, word: "class"),
    Case(
      testDescription: "a terminal", device: Devices.terminal, kind: .terminal,
      confidence: .medium, word: "iWL2xx"),
    Case(
      testDescription: "an unknown Verifone", device: Devices.bridge(0x11CA, 0x9999),
      kind: .terminal, confidence: .low, word: "Verifone"),
    Case(
      testDescription: "a reader of chip cards", device: Devices.bridge(0x0CA6, 0x0010),
      kind: .other, confidence: .high, word: "PC/SC"),
    Case(
      testDescription: "a bridge", device: Devices.bridge(0x0403, 0x6001), kind: .line,
      confidence: .low, word: "FTDI"),
    Case(
      testDescription: "a bridge that is not driven", device: Devices.bridge(0x1A86, 0x7523),
      kind: .line, confidence: .low, word: "CH340"),
    Case(
      testDescription: "a modem of an unknown vendor",
      device: Devices.device(0x9999, 2, Devices.terminal.interfaces), kind: .line,
      confidence: .low, word: "CDC-ACM"),
    Case(
      testDescription: "a keyboard",
      device: Devices.device(
        0x046D, 0xC31C, [Devices.interface(0, (3, 1, 1), [Devices.notify])]), kind: .other,
      confidence: .high, word: "no interface"),
  ]

  @Test("a device is taken for another, or more surely than it may be", arguments: cases)
  func suggestion(_ expected: Case) {
    let found = DeviceSuggestion(for: expected.device, among: Self.profiles)
    #expect(found.kind == expected.kind)
    #expect(found.profile == expected.profile)
    #expect(found.quirks == expected.quirks)
    #expect(found.confidence == expected.confidence)
    #expect(found.reason.contains(expected.word), "\(found.reason)")
  }

  @Test("what a printer says of itself counts less than numbers that others share")
  func identity() throws {
    let text = Array("MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;".utf8)
    let identity = try #require(PrinterIdentity(reply: [0, UInt8(text.count + 2)] + text))
    let device = Self.printer(0x04B8, 0x0E99)
    let found = DeviceSuggestion(for: device, identity: identity, among: Self.profiles)
    #expect(found.profile == "tm-t20iii" && found.confidence == .high)
  }
}
