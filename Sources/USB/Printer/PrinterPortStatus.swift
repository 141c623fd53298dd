/// The status byte of the printer class (USB Printer Class 1.1, chapter 4.2.2); `18` is a printer
/// that is selected, has paper and no error.
package struct PrinterPortStatus: Hashable, Sendable {
  /// The byte as it came.
  package let byte: UInt8

  /// A status from its byte.
  package init(byte: UInt8) { self.byte = byte }

  /// Whether the paper has run out: bit 5.
  package var isPaperEmpty: Bool { byte & 0x20 != 0 }
  /// Whether the printer takes data: bit 4.
  package var isSelected: Bool { byte & 0x10 != 0 }
  /// Whether there is an error: bit 3, which is set where there is none.
  package var hasError: Bool { byte & 0x08 == 0 }
}
