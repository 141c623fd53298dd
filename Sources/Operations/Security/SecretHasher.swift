import Commerce
import Crypto
import CryptoExtras
import Foundation
import LedgerStore

/// Makes and checks verifiers of PINs and passphrases: scrypt over an HMAC with a key (the pepper)
/// that is not in the database. One at a time, off the event loops; a few may wait, further ones
/// are turned away.
actor SecretHasher {
  /// How many verifications may wait.
  private static let waitingMax = 8
  private let pepper: SymmetricKey
  private var waiting = 0
  private let queue = DispatchQueue(label: "kase.secrets")

  /// A hasher with its pepper, 32 bytes.
  init(pepper: [UInt8]) { self.pepper = SymmetricKey(data: pepper) }

  /// The parameters of each scheme; a row names one of them and never carries numbers.
  private static let schemes = ["s1": (rounds: 1 << 15, blockSize: 8, parallelism: 3)]
  static let newestScheme = "s1"

  /// What secrets are for; a verifier for one is none for another.
  enum Domain: String {
    case pin = "kase.pin.v1"
    case passphrase = "kase.passphrase.v1"
  }

  /// The record of a secret. - Throws: `auth.busy`, `auth.record`.
  func record(_ secret: String, _ domain: Domain, salt: [UInt8]) async throws -> SecretRecord {
    let verifier = try await derive(secret, domain, salt, Self.newestScheme)
    return SecretRecord(
      scheme: Self.newestScheme, salt: salt, verifier: verifier.byteArray)
  }

  /// Whether a secret is the recorded one; without a record the same work is done for nothing, so
  /// that an unknown name takes as long as a wrong secret.
  ///
  /// - Throws: `auth.busy`, `auth.record`.
  func matches(_ secret: String, _ domain: Domain, _ record: SecretRecord?) async throws -> Bool {
    let salt = record?.salt ?? [UInt8](repeating: 0, count: 16)
    let derived = try await derive(secret, domain, salt, record?.scheme ?? Self.newestScheme)
    guard let record, record.verifier.count == 32 else {
      if record != nil { throw Refusal(.authRecord) }
      return false
    }
    return derived == SymmetricKey(data: record.verifier)
  }

  private func derive(
    _ secret: String, _ domain: Domain, _ salt: [UInt8], _ scheme: String
  ) async throws -> SymmetricKey {
    guard let parameters = Self.schemes[scheme], salt.count == 16 else {
      throw Refusal(.authRecord)
    }
    guard waiting < Self.waitingMax else { throw Refusal(.authBusy) }
    waiting += 1
    defer { waiting -= 1 }
    let keyed = HMAC<SHA256>.authenticationCode(
      for: Array("\(domain.rawValue)\u{0}\(secret)".utf8), using: pepper)
    let input = Array(keyed)
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            try KDF.Scrypt.deriveKey(
              from: input, salt: salt, outputByteCount: 32, rounds: parameters.rounds,
              blockSize: parameters.blockSize, parallelism: parameters.parallelism)
          })
      }
    }
  }
}

extension SymmetricKey {
  /// The bytes of the key.
  var byteArray: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}
