import Testing
import USB

@Suite("which device is meant") struct USBBindingTests {
  static func device(_ serial: String?, _ portPath: String, address: UInt8 = 1) -> USBDescription {
    USBDescription(
      vendor: 0x0416, product: 0x5011, bus: 1, address: address, portPath: portPath, serial: serial,
      interfaces: [])
  }

  @Test(
    "a binding is read or written wrongly",
    arguments: [
      ("usb:P0001", USBBinding.Key.serial("P0001")), ("P0001", .serial("P0001")),
      ("usb:1-4.2", .portPath("1-4.2")), ("1-4", .portPath("1-4")),
      ("usb:1-", .serial("1-")), ("usb:1-4.", .serial("1-4.")), ("usb:A-4", .serial("A-4")),
      ("usb:300-1", .serial("300-1")), ("usb:1-2-3", .serial("1-2-3")),
    ])
  func texts(text: String, key: USBBinding.Key) throws {
    let binding = try #require(USBBinding(text: text))
    #expect(binding.key == key)
    #expect(USBBinding(text: binding.text) == binding)
  }

  @Test("nothing binds something", arguments: ["", "usb:", "usb:A B", "usb:A?", "usb:Ä"])
  func noBinding(text: String) { #expect(USBBinding(text: text) == nil) }

  @Test("a serial number that tells nothing apart binds a device")
  func choosing() {
    let unique = Self.device("A", "1-1")
    let twins = [Self.device("B", "1-2"), Self.device("B", "1-3")]
    let mute = Self.device(nil, "1-4")
    let odd = Self.device("2-7", "1-5")
    let blank = Self.device("A B", "1-6")
    let all = [unique] + twins + [mute, odd, blank]
    #expect(
      all.map { USBBinding($0, among: all).text }
        == ["usb:A", "usb:1-2", "usb:1-3", "usb:1-4", "usb:1-5", "usb:1-6"])
    for device in all { #expect(USBBinding(device, among: all).match(in: all) == .one(device)) }
  }

  @Test("a device is found that was not meant, or one of several")
  func matching() {
    let twins = [Self.device("B", "1-2"), Self.device("B", "1-3")]
    #expect(USBBinding(.serial("B")).match(in: twins) == .several(twins))
    #expect(USBBinding(.serial("A")).match(in: twins) == .none)
    #expect(USBBinding(.serial("B")).match(in: [twins[1]]) == .one(twins[1]))
    #expect(USBBinding(.portPath("1-2")).match(in: twins) == .one(twins[0]))
    #expect(USBBinding(.portPath("1-9")).match(in: twins) == .none)
  }

  @Test("a device that was plugged in again did not leave")
  func changes() {
    let stays = Self.device("A", "1-1", address: 1)
    let before = [stays, Self.device("B", "1-2", address: 2)]
    let again = Self.device("B", "1-2", address: 3)
    #expect(
      USBChange.between(before, and: [again, stays])
        == [.left(portPath: "1-2"), .arrived(again)])
    #expect(USBChange.between(before, and: before).isEmpty)
  }

  @Test(
    "a name keeps what nobody sees",
    arguments: [
      ("Printer-80\0", "Printer-80"), ("  TM-T20\t\n", "TM-T20"), ("A B", "A B"), ("\0 \0", nil),
      ("", nil), ("Zürich ", "Zürich"),
    ])
  func names(text: String, trimmed: String?) { #expect(text.withoutBlankEnds == trimmed) }
}
