import Foundation
import Synchronization

/// Space that is held back beside the ledger, so that every register can be closed on a full disk.
///
/// It is given free piece by piece: whatever else fills the disk meanwhile, the next close has one
/// too.
final class Reserve: Sendable {
  /// How much is held back in all.
  static let sizeBytes: UInt64 = 4 << 20
  /// How much is given free at once; a close takes a part of it.
  static let pieceBytes: UInt64 = 512 << 10

  private let path: String
  private let isHeld = Mutex(false)

  init(path: String) { self.path = path }

  /// Takes the space again, where there is room for it.
  func restore() { isHeld.withLock { $0 = take() } }

  /// Gives a piece of the space free.
  func release() {
    isHeld.withLock { isHeld in
      isHeld = false
      resize(to: size > Self.pieceBytes ? size - Self.pieceBytes : 0)
    }
  }

  /// Whether all of the space is held back.
  var isTaken: Bool { isHeld.withLock { $0 } }

  /// Refuses where space was given free and can't be taken again: only closes may use it.
  ///
  /// - Returns: whether it was taken again just now.
  /// - Throws: `full`.
  func checkIsHeld() throws(LedgerError) -> Bool {
    let (isThere, isNew) = isHeld.withLock { isHeld in
      if isHeld { return (true, false) }
      isHeld = take()
      return (isHeld, isHeld)
    }
    guard isThere else { throw LedgerError(.full, "the disk is full; only closing is possible") }
    return isNew
  }

  private var size: UInt64 { LedgerFile.size(of: path) ?? 0 }

  /// Fills the file up to its size; what can't be filled whole is given back.
  private func take() -> Bool {
    let before = size
    if before == Self.sizeBytes { return true }
    // Looked at first: on a full disk this is asked before every sale.
    guard before < Self.sizeBytes, let free = LedgerFile.freeBytes(beside: path),
      free > Self.sizeBytes - before + Self.sizeBytes / 4
    else { return false }
    do {
      if !FileManager.default.fileExists(atPath: path) {
        try Data().write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: Data(count: Int(Self.sizeBytes - before)))
      return true
    } catch {
      resize(to: before)
      return false
    }
  }

  /// Shortens the file. Where even that fails there is nothing to give, and the next commit says
  /// so.
  private func resize(to size: UInt64) {
    guard let file = try? FileHandle(forWritingTo: URL(fileURLWithPath: path)) else { return }
    try? file.truncate(atOffset: size)
    try? file.close()
  }
}
