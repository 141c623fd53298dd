import Glibc
import Testing
import USB
import USBBed

extension BedTests {
  @Suite("opening and closing") struct Opening {
    let host = USBHost.hasty()

    @Test("a printer without names in sysfs has none", arguments: [false, true])
    func names(areHidden: Bool) async throws {
      let printer = try EmulatedPrinter(serial: "P0002")
      if areHidden { printer.hideNames() }
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      #expect(device.manufacturer == "Kase")
      #expect(device.productName == "Bed printer")
      #expect(device.serial == "P0002")
      #expect((device.vendor, device.product) == (0xCAFE, 1))
    }

    @Test("a setting or a configuration is overlooked")
    func allSettings() async throws {
      let alternates = try EmulatedPrinter(shape: BED_PRINTER_ALTERNATES)
      let configurations = try EmulatedPrinter(shape: BED_PRINTER_CONFIGURATIONS)
      alternates.plug()
      configurations.plug()
      let settings = try await host.device(at: alternates.portPath).interfaces
      #expect(settings.map(\.alternate) == [0, 1])
      #expect(settings.map(\.alternateCount) == [2, 2])
      #expect(settings.map(\.protocolCode) == [1, 2])
      #expect(settings[1].endpoints.map(\.address) == [0x01, 0x82])
      #expect(settings[1].endpoints.map(\.packetBytes) == [64, 64])
      let all = try await host.device(at: configurations.portPath).interfaces
      #expect(all.map(\.configuration) == [1, 2])
      #expect(all.map(\.configurationIndex) == [0, 1])
      #expect(all.map(\.classCode) == [0xFF, 7])
    }

    @Test("opening resets, configures or selects without need, and loses the next page")
    func leavesAlone() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { _, _ in }
      let counts = printer.counts
      #expect(counts.configurations_set == 0)
      #expect(counts.alternates_set == 0)
      #expect(counts.resets == 0)
    }

    @Test("the setting that answers is not selected")
    func selectsAlternate() async throws {
      let printer = try EmulatedPrinter(shape: BED_PRINTER_ALTERNATES)
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { _, interface in
        #expect(interface.alternate == 1)
      }
      #expect(printer.counts.alternates_set == 1)
    }

    @Test("another configuration is not set, or not set back")
    func selectsConfiguration() async throws {
      let printer = try EmulatedPrinter(shape: BED_PRINTER_CONFIGURATIONS)
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { port, _ in
        #expect(printer.counts.configurations_set == 1)
        let sent = try await port.write([1], to: 0x01, deadlineMilliseconds: 1_000)
        #expect(sent == 1)
      }
      #expect(printer.counts.configurations_set == 2)
      #expect(printer.hasDriver(0))
    }

    @Test("the kernel's driver does not come back, or against our will", arguments: [true, false])
    func driver(comesBack: Bool) async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      #expect(printer.hasDriver(0))
      let port = try await host.open(device, claiming: device.interfaces)
      #expect(!printer.hasDriver(0))
      await port.close(reattaching: comesBack)
      await port.close()
      #expect(printer.hasDriver(0) == comesBack)
    }

    @Test("a device that nobody closed keeps its interface for ever")
    func forgotten() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      _ = try await host.open(device, claiming: device.interfaces)
      try await host.withPrinter(at: printer.portPath) { port, _ in
        let sent = try await port.write([1], to: 0x01, deadlineMilliseconds: 1_000)
        #expect(sent == 1)
      }
    }

    @Test("a node stays open, until a day's descriptors are used up")
    func closesNodes() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { _, _ in }
      let before = openFileCount()
      for _ in 0..<20 { try await host.withPrinter(at: printer.portPath) { _, _ in } }
      #expect(openFileCount() < before + 10)
    }

    @Test("who holds a busy printer is not named")
    func busyWithProgram() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { _, interface in
        let device = try await host.device(at: printer.portPath)
        let error = await #expect(throws: USBError.self) {
          _ = try await host.open(device, claiming: [interface])
        }
        #expect(error?.code == .busy)
        #expect(error?.message.contains("(process \(getpid()))") == true, "\(error?.message ?? "")")
      }
    }

    @Test("a driver that does not let go is not named")
    func busyWithDriver() async throws {
      let printer = try EmulatedPrinter()
      printer.pinDriver()
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      let error = await #expect(throws: USBError.self) {
        _ = try await host.open(device, claiming: device.interfaces)
      }
      #expect(error?.code == .busy)
      #expect(error?.message.contains("usblp") == true, "\(error?.message ?? "")")
    }

    @Test("a device that a container was not given is not listed, or nobody says what to do")
    func withoutNode() async throws {
      let printer = try EmulatedPrinter()
      printer.hideNames()
      printer.plug()
      printer.hideNode()
      let device = try await host.device(at: printer.portPath)
      #expect(device.serial == nil)
      let error = await #expect(throws: USBError.self) {
        _ = try await host.open(device, claiming: device.interfaces)
      }
      #expect(error?.code == .access)
      #expect(error?.message.contains("/dev/bus/usb") == true, "\(error?.message ?? "")")
    }

    @Test("closing does not end a transfer that is under way, or does not wait for it")
    func closingInMidTransfer() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      let port = try await host.open(device, claiming: device.interfaces)
      let read = Task { try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 30_000) }
      while printer.counts.submitted == 0 { await Task.yield() }
      await port.close()
      #expect(printer.hasDriver(0))
      try await expect(.cancelled) { try await read.value }
      try await expect(.noDevice) {
        try await port.write([1], to: 0x01, deadlineMilliseconds: 1_000)
      }
    }

    @Test("a request that goes both ways, or interfaces of two configurations are taken")
    func nonsense() async throws {
      let printer = try EmulatedPrinter(shape: BED_PRINTER_CONFIGURATIONS)
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      try await expect(.invalid) { _ = try await host.open(device, claiming: device.interfaces) }
      try await host.withPrinter(at: printer.portPath) { port, _ in
        for (type, data, length) in [(UInt8(0xA1), [UInt8(1)], 1), (0x21, [], 4), (0xA1, [], -1)] {
          try await expect(.invalid) {
            try await port.control(
              USBRequest(type, 1), data: data, length: length, deadlineMilliseconds: 1_000)
          }
        }
        try await expect(.invalid) {
          try await port.write([1], to: 0x82, deadlineMilliseconds: 1_000)
        }
      }
    }
  }
}
