import Testing
import USB
import USBBed

extension BedTests {
  @Suite("coming and going") struct Unplugging {
    let host = USBHost.hasty()

    /// Pulls a printer that takes 1000 bytes while a page and a question are under way to it.
    ///
    /// - Returns: how the page and the question ended.
    private func ends(
      of printer: EmulatedPrinter, after pull: () -> Void
    ) async throws -> (page: USBError.Code?, question: USBError.Code?) {
      printer.setRoom(1_000)
      printer.plug()
      let ends = try await host.withPrinter(at: printer.portPath) { port, _ in
        let read = Task { try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 30_000) }
        let write = Task {
          try await port.write(page(100_000)[...], to: 0x01, deadlineMilliseconds: 30_000)
        }
        while printer.counts.submitted < 2 { await Task.yield() }
        pull()
        let ends = (
          page: try await code { try await write.value },
          question: try await code { try await read.value }
        )
        try await expect(.noDevice) {
          try await port.write([1], to: 0x01, deadlineMilliseconds: 1_000)
        }
        return ends
      }
      #expect(try await host.devices().allSatisfy { $0.portPath != printer.portPath })
      return ends
    }

    @Test("a printer that is gone leaves transfers without an end")
    func unplugging() async throws {
      let printer = try EmulatedPrinter()
      let ends = try await ends(of: printer) { printer.unplug() }
      #expect(ends.page == .noDevice)
      #expect(ends.question == .noDevice)
    }

    @Test("a wire that breaks first is no fault on the wire")
    func yanking() async throws {
      let printer = try EmulatedPrinter()
      let ends = try await ends(of: printer) { printer.yank(milliseconds: 50) }
      #expect(ends.page == .inputOutput)
      #expect(ends.question == .inputOutput)
    }

    @Test("coming and going is not noticed", arguments: [true, false])
    func changes(withEvents: Bool) async throws {
      let host =
        withEvents
        ? USBHost.hasty() : USBHost(rescanMilliseconds: 20, hearsEvents: false)
      let printer = try EmulatedPrinter(serial: "P0003")
      var changes = await host.changes().makeAsyncIterator()
      printer.plug()
      guard case .arrived(let device) = await changes.next() else {
        Issue.record("nothing arrived")
        return
      }
      #expect(device.serial == "P0003")
      printer.unplug()
      #expect(await changes.next() == .left(portPath: printer.portPath))
      printer.plug()
      let again = await changes.next()
      #expect(again == .arrived(try await host.device(at: printer.portPath)))
    }

    @Test("a stream of changes outlives its bus")
    func endOfChanges() async throws {
      var host: USBHost? = USBHost.hasty()
      let changes = try await #require(host?.changes())
      host = nil
      for await change in changes { Issue.record("\(change)") }
    }

    @Test("a printer that comes back on another port is not found again")
    func returning() async throws {
      let printer = try EmulatedPrinter(serial: "P0004")
      printer.plug()
      let binding = USBBinding(
        try await host.device(at: printer.portPath), among: try await host.devices())
      try await host.withPrinter(at: printer.portPath) { port, _ in
        _ = try await port.write([1], to: 0x01, deadlineMilliseconds: 1_000)
        printer.unplug()
      }
      #expect(binding.match(in: try await host.devices()) == .none)
      let other = try #require(Bed.shared).nextPort()
      printer.move(to: other)
      printer.plug()
      guard case .one(let device) = binding.match(in: try await host.devices()) else {
        Issue.record("\(binding.text) is not found")
        return
      }
      #expect(device.portPath == "1-\(other)")
      try await host.withPrinter(at: device.portPath) { port, _ in
        _ = try await port.write([2], to: 0x01, deadlineMilliseconds: 1_000)
      }
      #expect(printer.received == [1, 2])
    }

    @Test("two printers of one model are mistaken for each other")
    func twins() async throws {
      let twins = [try EmulatedPrinter(serial: nil), try EmulatedPrinter(serial: nil)]
      for twin in twins { twin.plug() }
      let devices = try await host.devices()
      let host = host
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, twin) in twins.enumerated() {
          let device = try await host.device(at: twin.portPath)
          let binding = USBBinding(device, among: devices)
          #expect(binding.text == "usb:\(twin.portPath)")
          #expect(binding.match(in: devices) == .one(device))
          group.addTask {
            try await host.withPrinter(at: device.portPath) { port, _ in
              for _ in 0..<20 {
                let bytes = [UInt8](repeating: UInt8(0x41 + number), count: 1_000)
                _ = try await port.write(bytes[...], to: 0x01, deadlineMilliseconds: 5_000)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(twins[0].received == [UInt8](repeating: 0x41, count: 20_000))
      #expect(twins[1].received == [UInt8](repeating: 0x42, count: 20_000))
    }

    @Test("a device that left before it was opened is opened")
    func lateOpening() async throws {
      let printer = try EmulatedPrinter()
      printer.plug()
      let device = try await host.device(at: printer.portPath)
      printer.unplug()
      try await expect(.noDevice) { _ = try await host.open(device, claiming: device.interfaces) }
    }
  }
}
