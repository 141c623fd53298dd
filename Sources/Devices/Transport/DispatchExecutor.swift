import Dispatch

/// Runs an actor on a thread of its own, so that calls that block hold nobody else up.
package final class DispatchExecutor: SerialExecutor {
  private let queue: DispatchQueue

  /// A thread. - Parameter label: its name for a debugger.
  package init(label: String) { queue = DispatchQueue(label: label) }

  /// Runs a piece of the actor on the thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = unsafe asUnownedSerialExecutor()
    queue.async { unsafe job.runSynchronously(on: executor) }
  }
}
