package import USB

/// A transport whose port says something of the printer, even while that takes nothing.
package protocol PortStatusTransport: ByteTransport {
  /// How the port says that its printer is; nothing where it does not know the question.
  ///
  /// - Throws: where the connection is gone.
  func portStatus() async throws(TransportError) -> PrinterPortStatus?
}

extension PrinterPortStatus {
  /// What keeps the printer from printing. Only the paper's bit counts: printers that answer with
  /// nothing but zeros are common, and print.
  package var trouble: PrinterTrouble? { isPaperEmpty ? .paper : nil }
}
