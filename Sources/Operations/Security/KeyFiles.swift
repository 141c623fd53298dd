import Crypto
import Foundation

/// The keys that lie beside a ledger and never in it: the pepper of secrets, the key that signs
/// closes.
package struct KeyFiles: Sendable {
  /// 32 bytes.
  package let pepper: [UInt8]
  /// The seed of an Ed25519 key, 32 bytes.
  package let closeSeed: [UInt8]

  /// A key file that is missing, of a wrong length, or open to others.
  package struct Fault: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  /// Reads the keys beside a ledger.
  ///
  /// - Throws: `Fault`.
  package init(beside ledger: String) throws(Fault) {
    pepper = try Self.read("\(ledger)-keys/pepper")
    closeSeed = try Self.read("\(ledger)-keys/close-seed")
  }

  /// Makes new keys beside a new ledger; existing ones are left alone.
  ///
  /// - Throws: `Fault`.
  package static func create(beside ledger: String) throws(Fault) {
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: "\(ledger)-keys", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      for name in ["pepper", "close-seed"] {
        let path = "\(ledger)-keys/\(name)"
        if files.fileExists(atPath: path) { continue }
        let key = SymmetricKey(size: .bits256).byteArray
        guard
          files.createFile(
            atPath: path, contents: Data(key), attributes: [.posixPermissions: 0o600])
        else { throw Fault(description: "\(path) can't be written") }
      }
    } catch let fault as Fault {
      throw fault
    } catch { throw Fault(description: "\(ledger)-keys can't be made: \(error)") }
  }

  private static func read(_ path: String) throws(Fault) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path), data.count == 32 else {
      throw Fault(description: "\(path) is missing or not 32 bytes long")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 == 0 else {
      throw Fault(description: "\(path) can be read by others; take that right away")
    }
    return Array(data)
  }
}

/// Signs the head of the chain at a close (Ed25519, domain `kase.close.v1`).
package struct CloseSigner: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A signer with its seed, 32 bytes. - Throws: what the library says of a seed of another length.
  package init(seed: [UInt8]) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
  }

  /// The signature of canonical bytes, 64 bytes.
  package func sign(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: Array("kase.close.v1\n".utf8) + bytes))
  }

  /// The public key, 32 bytes.
  package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
}
