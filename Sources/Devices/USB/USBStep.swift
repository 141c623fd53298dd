import USB

/// One request on the control pipe of a device that is being set up or left.
struct USBStep: Hashable, Sendable {
  let request: USBRequest
  var data: [UInt8] = []
  /// How many bytes are asked for, 0 where data goes out.
  var length = 0
  /// Whether a device that does not know the request is used all the same.
  var mayBeRefused = false
}

extension [USBStep] {
  /// How long a device may take for one request.
  private static var stepMilliseconds: Int { 1_000 }

  /// Plays the steps in order.
  ///
  /// A refusal (a stall) on the control pipe ends with the next request; nothing has to be
  /// cleared.
  /// - Throws: at the first that fails, unless it may be refused.
  func play(on port: any USBPort) async throws(USBError) {
    for step in self {
      do throws(USBError) {
        _ = try await port.control(
          step.request, data: step.data, length: step.length,
          deadlineMilliseconds: Self.stepMilliseconds)
      } catch {
        guard step.mayBeRefused, error.code == .stall || error.code == .unsupported else {
          throw error
        }
      }
    }
  }
}
