import Testing
import USB
import USBBed

extension BedTests {
  @Suite("printing") struct Printing {
    let printer: EmulatedPrinter
    let host = USBHost.hasty()

    init() throws {
      printer = try EmulatedPrinter()
      printer.plug()
    }

    @Test("10 KB arrive changed, or a packet of length zero leaves behind them")
    func page10KB() async throws {
      let bytes = page(10_240)
      try await host.withPrinter(at: printer.portPath) { port, _ in
        let sent = try await port.write(bytes[...], to: 0x01, deadlineMilliseconds: 2_000)
        #expect(sent == 10_240)
        #expect(try await port.write([], to: 0x01, deadlineMilliseconds: 2_000) == 0)
      }
      #expect(printer.received == bytes)
      #expect(printer.counts.empty_writes == 0)
    }

    @Test("the answer to a question about paper is lost")
    func status() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        for (hasPaper, answer) in [(true, UInt8(0x12)), (false, 0x72)] {
          printer.setPaper(hasPaper)
          _ = try await port.write([0x10, 0x04, 0x04], to: 0x01, deadlineMilliseconds: 1_000)
          #expect(
            try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 1_000) == [answer])
        }
      }
    }

    @Test(
      "the requests of the printer class are wrong on the wire",
      arguments: [
        BED_PRINTER_PLAIN.rawValue, BED_PRINTER_ALTERNATES.rawValue,
        BED_PRINTER_CONFIGURATIONS.rawValue,
      ])
    func classRequests(shape: UInt32) async throws {
      let printer = try EmulatedPrinter(shape: bed_printer_shape(rawValue: shape))
      printer.plug()
      try await host.withPrinter(at: printer.portPath) { port, interface in
        let requests = USBPrinterClass(port, interface)
        let identity = try await requests.identity(deadlineMilliseconds: 1_000)
        #expect(identity?.model == "Bed printer")
        #expect(try await requests.portStatus(deadlineMilliseconds: 1_000).byte == 0x18)
        printer.setPaper(false)
        #expect(try await requests.portStatus(deadlineMilliseconds: 1_000).isPaperEmpty)
        printer.stall()
        try await requests.softReset(deadlineMilliseconds: 1_000)
        #expect(try await port.write([0x41], to: 0x01, deadlineMilliseconds: 1_000) == 1)
      }
      #expect(printer.counts.resets == 0)
    }

    @Test("a printer that takes no more makes a page come twice or in part")
    func timeoutAndResume() async throws {
      let bytes = page(10_240)
      printer.setRoom(4_100)
      try await host.withPrinter(at: printer.portPath) { port, _ in
        let error = await #expect(throws: USBError.self) {
          try await port.write(bytes[...], to: 0x01, deadlineMilliseconds: 100)
        }
        #expect(error?.code == .timeout)
        let sent = try #require(error?.transferred)
        #expect(sent == 4_100)
        printer.setRoom(-1)
        #expect(
          try await port.write(bytes[sent...], to: 0x01, deadlineMilliseconds: 2_000) == 6_140)
      }
      #expect(printer.received == bytes)
    }

    @Test("a deadline of 0 waits for ever, or silence is no time-out")
    func silence() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        try await expect(.timeout) {
          try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 0)
        }
      }
    }

    @Test("a halted endpoint stays halted")
    func stallAndClear() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        printer.stall()
        let write = { try await port.write([1, 2, 3], to: 0x01, deadlineMilliseconds: 1_000) }
        try await expect(.stall, of: write)
        try await port.clearHalt(0x01)
        #expect(try await write() == 3)
      }
    }

    @Test("a request that the device does not know is no stall")
    func unknownRequest() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        try await expect(.stall) {
          try await port.control(
            USBRequest(0xC0, 0x77), data: [], length: 8, deadlineMilliseconds: 1_000)
        }
      }
    }

    @Test("a room that is no whole packet loses what the printer says")
    func roomOfWholePackets() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        printer.say([1, 2, 3])
        try await expect(.invalid) {
          try await port.read(from: 0x82, count: 1, deadlineMilliseconds: 1_000)
        }
        #expect(
          try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 1_000) == [1, 2, 3])
      }
    }

    @Test("a cancelled task waits on, or its transfer spoils the next one")
    func cancelling() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        let read = Task { try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 30_000) }
        while printer.counts.submitted == 0 { await Task.yield() }
        read.cancel()
        try await expect(.cancelled) { try await read.value }
        printer.say([7])
        #expect(try await port.read(from: 0x82, count: 64, deadlineMilliseconds: 1_000) == [7])
      }
    }

    @Test("transfers at the same time disturb each other")
    func manyTransfers() async throws {
      try await host.withPrinter(at: printer.portPath) { port, _ in
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<50 {
            group.addTask {
              try await port.write(page(500)[...], to: 0x01, deadlineMilliseconds: 5_000)
            }
          }
          return try await group.reduce(0, +)
        }
        #expect(sum == 25_000)
      }
      #expect(printer.received.count == 25_000)
    }
  }
}
