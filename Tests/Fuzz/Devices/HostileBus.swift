import Synchronization
import USB

/// A bus with one device on it that answers whatever the input says.
final class HostileBus: USBBus, USBPort {
  private let device: USBDescription
  private let input: Mutex<InputReader>

  init(_ device: USBDescription, _ input: InputReader) {
    self.device = device
    self.input = Mutex(input)
  }

  func devices() async throws(USBError) -> [USBDescription] { [device] }

  func open(_ device: USBDescription, claiming claims: [USBInterface])
    async throws(USBError) -> any USBPort
  { self }

  func changes() async -> AsyncStream<USBChange> { AsyncStream { $0.finish() } }

  func control(
    _ request: USBRequest, data: [UInt8], length: Int, deadlineMilliseconds: Int
  ) async throws(USBError) -> [UInt8] {
    Array(try answer().prefix(length))
  }

  func write(_ bytes: ArraySlice<UInt8>, to endpoint: UInt8, deadlineMilliseconds: Int)
    async throws(USBError) -> Int
  { try answer().isEmpty ? 0 : bytes.count }

  func read(from endpoint: UInt8, count: Int, deadlineMilliseconds: Int)
    async throws(USBError) -> [UInt8]
  {
    guard !input.withLock({ $0.isAtEnd }) else { throw USBError(.noDevice, "the input ends") }
    return Array(try answer().prefix(count))
  }

  func clearHalt(_ endpoint: UInt8) async throws(USBError) {}

  func close() async {}

  /// Some bytes, or a halt.
  private func answer() throws(USBError) -> [UInt8] {
    let (step, bytes) = input.withLock { input -> (UInt8, [UInt8]) in
      let step = input.byte()
      return (step, input.bytes(Int(step)))
    }
    if step == 0xFF { throw USBError(.stall, "the endpoint has halted") }
    return bytes
  }
}
