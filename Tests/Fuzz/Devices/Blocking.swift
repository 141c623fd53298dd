import Dispatch
import Synchronization

/// Waits for asynchronous work on the fuzzer's own thread.
enum Blocking {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  static func wait<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value? {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    return box.value.withLock { $0 }
  }
}
