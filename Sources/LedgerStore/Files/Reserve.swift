import Foundation

/// Space that is held back beside the ledger, so that a day can be closed on a full disk.
struct Reserve: Sendable {
  /// How much is held back.
  static let sizeBytes = 4 << 20

  let path: String

  /// Takes the space again; does nothing where there is none, and is tried at the next opening.
  func restore() {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard size != Self.sizeBytes else { return }
    let zeros = Data(count: Self.sizeBytes)
    do {
      try zeros.write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      // A half reserve would only take room from the ledger.
      release()
    }
  }

  /// Gives the space free.
  func release() { try? FileManager.default.removeItem(atPath: path) }
}
