import Devices
import Testing
import USB

@Suite("Destinations in the file of settings")
struct DeviceDestinationTests {
  static let standard = SerialSettings.standard

  static let readable: [(String, DeviceDestination)] = [
    ("tcp://printer:9100", .socket(host: "printer", port: 9_100)),
    ("tcp://[fe80::1]:20007", .socket(host: "fe80::1", port: 20_007)),
    ("file:/dev/usb/lp0", .file(path: "/dev/usb/lp0")),
    ("file:a?b", .file(path: "a?b")),
    ("simulated", .simulated),
    ("serial:/dev/ttyS0", .serial(path: "/dev/ttyS0", standard)),
    ("usb:1-4.2", .usb(USBBinding(.portPath("1-4.2")), interface: nil, standard)),
    ("usb:X2N", .usb(USBBinding(.serial("X2N")), interface: nil, standard)),
    ("usb:X2N?interface=2", .usb(USBBinding(.serial("X2N")), interface: 2, standard)),
  ]

  @Test("a destination is read as another, or written as another", arguments: readable)
  func read(_ text: String, _ destination: DeviceDestination) {
    #expect(DeviceDestination(text) == destination)
    #expect(destination.text == text)
  }

  @Test("a line would be set otherwise than the file says")
  func settings() throws {
    let text = "serial:/dev/ttyACM0?baud=115200&bits=7&parity=even&stop=1&flow=rtscts"
    let settings = try #require(
      SerialSettings(baud: 115_200, dataBits: 7, parity: .even, stopBits: 1, flow: .lines))
    #expect(DeviceDestination(text) == .serial(path: "/dev/ttyACM0", settings))
    #expect(DeviceDestination.serial(path: "/dev/ttyACM0", settings).text == text)
    let other = DeviceDestination("serial:/dev/ttyACM0?stop=1&baud=115200&parity=none")
    let expected = try #require(SerialSettings(baud: 115_200, stopBits: 1))
    #expect(other == .serial(path: "/dev/ttyACM0", expected))
  }

  @Test("ZVT's line would not be what a line without settings is")
  func defaults() {
    #expect(Self.standard.baud == 9_600 && Self.standard.stopBits == 2)
    #expect(Self.standard.parity == .none && Self.standard.flow == .none)
    #expect(Self.standard.items.isEmpty)
  }

  @Test(
    "a mistake in a destination would be guessed at",
    arguments: [
      "", "tcp:", "tcp://", "tcp://host", "tcp://:9100", "tcp://host:0", "tcp://host:99999",
      "tcp://a:b:9100", "tcp://[::1:9100", "tcp://ho st:1", "file:", "serial:", "serial:?baud=9600",
      "serial:/dev/x?baud=9601", "serial:/dev/x?stop=3", "serial:/dev/x?stop=", "serial:/dev/x?",
      "serial:/dev/x?parity=mark", "serial:/dev/x?speed=9600", "serial:/dev/x?baud=9600&baud=9600",
      "serial:/dev/x?bits=9", "serial:/dev/x?flow=xon", "usb:", "usb:?baud=9600", "usb:a b",
      "usb:X?interface=256", "usb:X?interface=", "usb:X?colour=red", "Simulated", "simulated ",
      "serial:/dev/x\0y", "file:a\nb",
    ])
  func unreadable(_ text: String) {
    #expect(DeviceDestination(text) == nil)
  }
}
