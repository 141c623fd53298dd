import CLibUSB
import Glibc
import Synchronization

/// A context of libusb with the one thread that handles its events; it ends with its last owner.
///
/// Tasks never wait inside libusb: transfers are submitted, the thread calls back, and all that a
/// callback does is to resume a task or to yield to a stream. Opening or closing a device there
/// would deadlock. `@unchecked Sendable` because a context is made for calls from many threads and
/// no field ever changes.
@safe
final class USBContext: @unchecked Sendable {
  private let library: LibraryContext
  private let loop: EventLoop
  private let thread: pthread_t
  private let ear: HotPlugEar

  /// libusb's own.
  var pointer: OpaquePointer { unsafe library.pointer }

  /// Begins a context and its thread.
  ///
  /// - Parameter signal: called on the thread where something came or went.
  init(signal: @escaping @Sendable (HotPlugSignal) -> Void) throws(USBError) {
    library = try LibraryContext()
    unsafe loop = EventLoop(library.pointer)
    thread = try loop.start()
    unsafe ear = HotPlugEar(library.pointer, signal)
  }

  deinit {
    ear.deregister()
    loop.stop()
    // What was freed before the thread has ended could still be called.
    _ = pthread_join(thread, nil)
  }
}

/// What the thread of a context does. `@unchecked Sendable` because the flag is atomic and the
/// context, which outlives the thread, is made for many threads.
@safe
private final class EventLoop: @unchecked Sendable {
  private let context: OpaquePointer
  private let isStopping = Atomic(false)

  init(_ context: OpaquePointer) { unsafe self.context = unsafe context }

  /// Starts the thread, which keeps the loop.
  func start() throws(USBError) -> pthread_t {
    var thread = pthread_t()
    let loop = unsafe Unmanaged.passRetained(self)
    let code = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, loop.toOpaque())
    guard code == 0 else {
      unsafe loop.release()
      throw USBError(.memory, "no thread for USB")
    }
    return thread
  }

  private func run() {
    while !isStopping.load(ordering: .acquiring) {
      var limit = timeval(tv_sec: 60, tv_usec: 0)
      let code = unsafe libusb_handle_events_timeout_completed(context, &limit, nil)
      // A fault that stays must not become a loop at full speed.
      if code < 0, code != LIBUSB_ERROR_INTERRUPTED.rawValue { usleep(10_000) }
    }
  }

  func stop() {
    isStopping.store(true, ordering: .releasing)
    unsafe libusb_interrupt_event_handler(context)
  }
}
