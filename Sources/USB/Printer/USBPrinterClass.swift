/// The requests of the printer class (USB Printer Class 1.1, chapter 4.2) on an opened device.
package struct USBPrinterClass: Sendable {
  private let port: any USBPort
  private let interface: USBInterface

  /// How long an answer of the identity may be; the length field allows no more in practice.
  private static let identityBytesMax = 1_023

  /// The requests to an interface that the port has claimed.
  package init(_ port: any USBPort, _ interface: USBInterface) {
    self.port = port
    self.interface = interface
  }

  /// GET_DEVICE_ID: what the printer tells of itself.
  ///
  /// Printers that refuse it mangle the next command unless their halt is cleared; the profile's
  /// quirk `noDeviceId` keeps it from them.
  /// - Returns: nothing where the answer has no field.
  /// - Throws: `stall` where the printer does not know the request.
  package func identity(deadlineMilliseconds: Int) async throws(USBError) -> PrinterIdentity? {
    let request = USBRequest(
      0xA1, 0, value: UInt16(interface.configurationIndex),
      index: UInt16(interface.number) << 8 | UInt16(interface.alternate))
    let reply = try await port.control(
      request, data: [], length: Self.identityBytesMax, deadlineMilliseconds: deadlineMilliseconds)
    return PrinterIdentity(reply: reply)
  }

  /// GET_PORT_STATUS: three lines of a parallel port, told even while the printer takes nothing.
  ///
  /// - Throws: `inputOutput` where the answer is empty.
  package func portStatus(deadlineMilliseconds: Int) async throws(USBError) -> PrinterPortStatus {
    let request = USBRequest(0xA1, 1, index: UInt16(interface.number))
    let reply = try await port.control(
      request, data: [], length: 1, deadlineMilliseconds: deadlineMilliseconds)
    guard let byte = reply.first else {
      throw USBError(.inputOutput, "GET_PORT_STATUS brought nothing")
    }
    return PrinterPortStatus(byte: byte)
  }

  /// SOFT_RESET: empties the printer's buffers and ends halts; the device stays the same one.
  ///
  /// - Throws: `stall` where the printer knows the request in neither form.
  package func softReset(deadlineMilliseconds: Int) async throws(USBError) {
    let index = UInt16(interface.number)
    do throws(USBError) {
      _ = try await port.control(
        USBRequest(0x21, 2, index: index), data: [], length: 0,
        deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      guard error.code == .stall else { throw error }
      // Version 1.0 of the class names another recipient; older printers know only that one.
      _ = try await port.control(
        USBRequest(0x23, 2, index: index), data: [], length: 0,
        deadlineMilliseconds: deadlineMilliseconds)
    }
  }
}
