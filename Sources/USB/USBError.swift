/// What went wrong with a device or a transfer.
package struct USBError: Error, Hashable, Sendable {
  /// The kinds of faults; libusb's, and no others.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// A fault on the wire; while a device is pulled out this comes first.
    case inputOutput = "io"
    /// A call that makes no sense, or that the system does not take.
    case invalid
    /// The system does not let us in.
    case access
    /// The device is gone.
    case noDevice = "no_device"
    /// There is no such interface or endpoint.
    case notFound = "not_found"
    /// Another program or driver has the interface.
    case busy
    /// The time ran out; `transferred` is exact, and the transfer may go on from there.
    case timeout
    /// The device sent more than was asked for.
    case overflow
    /// The endpoint is halted until it is cleared, or the request is not supported.
    case stall
    /// The transfer was cancelled.
    case cancelled
    /// No memory.
    case memory
    /// This system can't do that.
    case unsupported
    /// libusb says no more.
    case other
  }

  /// What kind of fault.
  package let code: Code
  /// What happened and what to do, in English, for the technician.
  package let message: String
  /// How many bytes went through before; means nothing after `noDevice` and `inputOutput`.
  package let transferred: Int

  /// A fault.
  package init(_ code: Code, _ message: String, transferred: Int = 0) {
    self.code = code
    self.message = message
    self.transferred = transferred
  }
}
