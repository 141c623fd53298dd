import Foundation
import Synchronization

/// Space that is held back beside the ledger, so that every register can be closed on a full disk.
final class Reserve: Sendable {
  private enum State {
    case held
    /// Given free for closes; when taking it again was last tried.
    case released(ContinuousClock.Instant?)
  }

  /// How much is held back; a close takes a few pages of it.
  static let sizeBytes = 4 << 20

  private let path: String
  private let state = Mutex(State.released(nil))

  init(path: String) { self.path = path }

  /// Takes the space again, where there is room for it.
  func restore() {
    state.withLock { $0 = take() ? .held : .released(.now) }
  }

  /// Gives the space free.
  func release() {
    state.withLock { state in
      state = .released(.now)
      remove()
    }
  }

  /// Refuses where the space was given free and can't be taken again: only closes may use it.
  ///
  /// - Throws: `full`.
  func checkIsHeld() throws(LedgerError) {
    let isHeld = state.withLock { state in
      guard case .released(let tried) = state else { return true }
      if let tried, ContinuousClock.now - tried < .seconds(1) { return false }
      state = take() ? .held : .released(.now)
      if case .held = state { return true }
      return false
    }
    guard isHeld else { throw LedgerError(.full, "the disk is full; only closing is possible") }
  }

  private func take() -> Bool {
    let files = FileManager.default
    let size = try? files.attributesOfItem(atPath: path)[.size] as? Int
    if size == Self.sizeBytes { return true }
    do {
      try Data(count: Self.sizeBytes).write(to: URL(fileURLWithPath: path))
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return true
    } catch {
      // Half of it would only take room from the closes.
      remove()
      return false
    }
  }

  private func remove() { try? FileManager.default.removeItem(atPath: path) }
}
