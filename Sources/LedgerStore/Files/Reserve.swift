import Foundation
import Synchronization

/// Space that is held back beside the ledger, so that every register can be closed on a full disk.
final class Reserve: Sendable {
  /// How much is held back; a close takes a few pages of it.
  static let sizeBytes = 4 << 20

  private let path: String
  private let isHeld = Mutex(false)

  init(path: String) { self.path = path }

  /// Takes the space again, where there is room for it.
  func restore() { isHeld.withLock { $0 = take() } }

  /// Gives the space free.
  func release() {
    isHeld.withLock { isHeld in
      isHeld = false
      remove()
    }
  }

  /// Refuses where the space was given free and can't be taken again: only closes may use it.
  ///
  /// - Throws: `full`.
  func checkIsHeld() throws(LedgerError) {
    let isThere = isHeld.withLock { isHeld in
      if !isHeld { isHeld = take() }
      return isHeld
    }
    guard isThere else { throw LedgerError(.full, "the disk is full; only closing is possible") }
  }

  private func take() -> Bool {
    let files = FileManager.default
    let size = try? files.attributesOfItem(atPath: path)[.size] as? Int
    if size == Self.sizeBytes { return true }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let free = try? files.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int
    // Looked at first: on a full disk this is asked before every sale.
    guard let free, free > Self.sizeBytes + Self.sizeBytes / 4 else { return false }
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
