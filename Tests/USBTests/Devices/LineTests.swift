import Testing
import USB
import USBBed

extension BedTests {
  @Suite("a serial line of the communication class") struct Line {
    @Test("a card terminal is not set up, or its words are lost")
    func line() async throws {
      let terminal = try EmulatedSerial()
      terminal.plug()
      let host = USBHost.hasty()
      let device = try await host.device(at: terminal.portPath)
      #expect(device.interfaces.map(\.classCode) == [2, 10])
      #expect(device.interfaces[0].extra.suffix(9) == [5, 0x24, 6, 0, 1, 4, 0x24, 0xFE, 0])
      #expect(device.interfaces[0].endpoints.map(\.kind) == [.interrupt])
      let port = try await host.open(device, claiming: device.interfaces)
      #expect(!terminal.hasDriver(0) && !terminal.hasDriver(1))

      let coding: [UInt8] = [0x80, 0x25, 0, 0, 2, 0, 8]
      _ = try await port.control(
        USBRequest(0x21, 0x20), data: coding, length: 0, deadlineMilliseconds: 1_000)
      #expect(terminal.coding == coding)
      #expect(
        try await port.control(
          USBRequest(0xA1, 0x21), data: [], length: 7, deadlineMilliseconds: 1_000) == coding)

      terminal.say([0x15])
      let read = { try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 30) }
      try await expect(.timeout, of: read)
      _ = try await port.control(
        USBRequest(0x21, 0x22, value: 3), data: [], length: 0, deadlineMilliseconds: 1_000)
      #expect(terminal.isReady)
      #expect(try await read() == [0x15])

      #expect(try await port.write([0x10, 0x02], to: 0x01, deadlineMilliseconds: 1_000) == 2)
      #expect(terminal.take() == [0x10, 0x02])
      try await expect(.timeout) {
        try await port.read(from: 0x83, count: 8, deadlineMilliseconds: 30)
      }
      await port.close()
      #expect(terminal.hasDriver(0) && terminal.hasDriver(1))
    }
  }
}
