import CLibUSB
import Synchronization

/// One transfer as an asynchronous call; cancelling the task cancels it.
///
/// `@unchecked Sendable` because the phase is behind a lock, and the transfer with its buffer is
/// libusb's alone from submitting until its callback.
@safe
final class USBTransfer: @unchecked Sendable {
  /// What is to be transferred.
  enum Order {
    /// Bytes to an endpoint; none would go as a packet of length zero, which wedges printers.
    case write(ArraySlice<UInt8>, to: UInt8, USBEndpoint.Kind)
    /// At most `count` bytes from an endpoint.
    case read(count: Int, from: UInt8, USBEndpoint.Kind)
    /// A setup packet with the data that follows, or with room for the data that comes.
    case control(setup: [UInt8], data: [UInt8])
  }

  /// How a transfer ended.
  struct Outcome: Sendable {
    /// The fault; nothing where it went through.
    let fault: USBError.Code?
    /// How many bytes went or came, without a setup packet.
    let transferred: Int
    /// What came.
    let bytes: [UInt8]
  }

  private enum Phase {
    case idle
    case cancelled
    case flying(CheckedContinuation<Outcome, Never>)
    case done
  }

  private let phase = Mutex(Phase.idle)
  private let transfer: UnsafeMutablePointer<libusb_transfer>
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// The bytes of the buffer before the data: 8 of a control transfer's setup packet.
  private let headBytes: Int

  /// A transfer with its buffer; nothing where there is no memory.
  ///
  /// - Parameter deadlineMilliseconds: at least 1 is taken, because to libusb 0 means for ever.
  init?(_ order: Order, deadlineMilliseconds: Int, on handle: OpaquePointer) {
    guard let made = unsafe libusb_alloc_transfer(0) else { return nil }
    unsafe transfer = unsafe made
    let kind: libusb_transfer_type
    let endpoint: UInt8
    switch order {
    case .write(let bytes, to: let address, let type):
      (kind, endpoint, headBytes) = (type.library, address, 0)
      unsafe buffer = unsafe .allocate(copying: bytes)
    case .read(let count, from: let address, let type):
      (kind, endpoint, headBytes) = (type.library, address, 0)
      unsafe buffer = unsafe .allocate(copying: [UInt8](repeating: 0, count: count))
    case .control(let setup, let data):
      (kind, endpoint, headBytes) = (LIBUSB_TRANSFER_TYPE_CONTROL, 0, setup.count)
      unsafe buffer = unsafe .allocate(copying: setup + data)
    }
    unsafe transfer.pointee.dev_handle = unsafe handle
    unsafe transfer.pointee.endpoint = endpoint
    unsafe transfer.pointee.type = UInt8(kind.rawValue)
    unsafe transfer.pointee.timeout = UInt32(clamping: max(1, deadlineMilliseconds))
    unsafe transfer.pointee.buffer = unsafe buffer.baseAddress
    unsafe transfer.pointee.length = Int32(clamping: buffer.count)
    unsafe transfer.pointee.callback = { finished in
      // On the event thread; it takes back what `submit` handed over.
      guard let owner = unsafe finished?.pointee.user_data else { return }
      unsafe Unmanaged<USBTransfer>.fromOpaque(owner).takeRetainedValue().finish()
    }
  }

  deinit {
    unsafe buffer.deallocate()
    unsafe libusb_free_transfer(transfer)
  }

  /// Submits and waits for the end.
  func run() async -> Outcome {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let fault = submit(continuation) {
          continuation.resume(returning: Outcome(fault: fault, transferred: 0, bytes: []))
        }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Cancels the transfer, or prevents it; nothing happens where it has ended.
  func cancel() {
    phase.withLock { phase in
      switch phase {
      case .idle: phase = .cancelled
      // It is freed only after its callback, which waits for this lock.
      case .flying: _ = unsafe libusb_cancel_transfer(transfer)
      case .cancelled, .done: break
      }
    }
  }

  /// Hands the transfer to libusb. - Returns: why it was not taken.
  private func submit(_ continuation: CheckedContinuation<Outcome, Never>) -> USBError.Code? {
    phase.withLock { phase in
      if case .cancelled = phase { return .cancelled }
      let owner = unsafe Unmanaged.passRetained(self)
      unsafe transfer.pointee.user_data = unsafe owner.toOpaque()
      let code = unsafe libusb_submit_transfer(transfer)
      guard code == 0 else {
        unsafe owner.release()
        phase = .done
        return USBError.Code(library: code)
      }
      phase = .flying(continuation)
      return nil
    }
  }

  private func finish() {
    let waiting = phase.withLock { phase -> CheckedContinuation<Outcome, Never>? in
      guard case .flying(let continuation) = phase else { return nil }
      phase = .done
      return continuation
    }
    let count = Int(unsafe transfer.pointee.actual_length)
    let came = unsafe buffer[headBytes..<min(headBytes + count, buffer.count)]
    let outcome = unsafe Outcome(
      fault: USBError.Code(transfer.pointee.status), transferred: count, bytes: Array(came))
    waiting?.resume(returning: outcome)
  }
}

extension USBEndpoint.Kind {
  fileprivate var library: libusb_transfer_type {
    self == .interrupt ? LIBUSB_TRANSFER_TYPE_INTERRUPT : LIBUSB_TRANSFER_TYPE_BULK
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  fileprivate static func allocate(copying bytes: some Collection<UInt8>) -> Self {
    let buffer = Self.allocate(capacity: bytes.count)
    _ = unsafe buffer.initialize(fromContentsOf: bytes)
    return unsafe buffer
  }
}
