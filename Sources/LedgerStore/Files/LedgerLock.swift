import Foundation

/// Keeps a second process from writing the same ledger: an advisory lock on a file beside it.
///
/// The system gives it up when the process ends, however it ends.
final class LedgerLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock. - Throws: `busy` where another process has it.
  init(_ path: String) throws {
    let descriptor = unsafe Foundation.open(path + "-lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LedgerError(.file, "\(path)-lock can't be opened: errno \(errno)")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Foundation.close(descriptor)
      throw LedgerError(.busy, "another process of Kase has \(path) open")
    }
    self.descriptor = descriptor
  }

  /// Gives the lock up; once.
  func release() { flock(descriptor, LOCK_UN) }

  deinit { Foundation.close(descriptor) }
}
