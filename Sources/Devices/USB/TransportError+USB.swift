import USB

extension TransportError {
  /// What a fault of USB means for whoever wanted to send bytes.
  init(_ error: USBError) {
    let cause: Cause =
      switch error.code {
      case .access: .denied
      case .busy: .busy
      case .invalid, .notFound, .unsupported, .overflow, .stall: .unfit
      case .inputOutput, .noDevice, .timeout, .cancelled, .memory, .other: .gone
      }
    self.init(error.message, cause: cause)
  }
}
