package import Amounts
package import CanonicalJSON
package import Commerce
import Crypto
import Foundation

/// An entry to be appended: all that one command made true, and what its caller is answered.
package struct JournalEntry: Sendable {
  /// What kind of command it was: `sale`, `shift.open`.
  package let kind: String
  /// When.
  package let at: Moment
  /// The register, or nothing for what concerns the whole branch.
  package let register: RegisterID?
  /// Who; `system` for what Kase does of itself.
  package let actor: PersonID
  /// The caller's key, or nothing for what can't be asked for again.
  package let key: String?
  /// SHA-256 of the command, 32 bytes.
  package let keyHash: [UInt8]
  /// What became true.
  package let facts: [Fact]
  /// What the caller is answered, now and whenever the key comes again.
  package let answer: JSON

  /// An entry of facts.
  package init(
    kind: String, at: Moment, register: RegisterID?, actor: PersonID, key: String?,
    keyHash: [UInt8], facts: [Fact], answer: JSON
  ) {
    self.kind = kind
    self.at = at
    self.register = register
    self.actor = actor
    self.key = key
    self.keyHash = keyHash
    self.facts = facts
    self.answer = answer
  }

  /// The canonical body: `{"answer":...,"facts":[...],"version":1}`.
  func body() -> [UInt8] {
    var writer = JSONWriter(reserving: 2048)
    writer.object {
      $0.member("answer", value: answer)
      $0.member("facts", facts) { $1.write(to: &$0) }
      $0.member("version", 1 as Int64)
    }
    return writer.bytes
  }
}

/// A row of the journal.
package struct JournalRow: Hashable, Sendable {
  /// Counts from 1 without a gap.
  package let sequence: Int64
  /// When, and the clock's offset.
  package let at: Moment
  /// The register; empty for none.
  package let register: String
  /// Who.
  package let actor: String
  /// What kind of command.
  package let kind: String
  /// The caller's key.
  package let key: String?
  /// SHA-256 of the command, 32 bytes.
  package let keyHash: [UInt8]
  /// Canonical JSON.
  package let body: [UInt8]
  /// The hash of the entry before, 32 bytes; zeros for the first.
  package let previousHash: [UInt8]

  /// A row with all it has, save its hash.
  package init(
    sequence: Int64, at: Moment, register: String, actor: String, kind: String, key: String?,
    keyHash: [UInt8], body: [UInt8], previousHash: [UInt8]
  ) {
    self.sequence = sequence
    self.at = at
    self.register = register
    self.actor = actor
    self.kind = kind
    self.key = key
    self.keyHash = keyHash
    self.body = body
    self.previousHash = previousHash
  }

  /// SHA-256 over the previous hash and every other column.
  ///
  /// The columns follow in their order, each as its length in decimal digits, a colon and its
  /// UTF-8 bytes; numbers in decimal, an absent key as empty text, the command's hash in
  /// hexadecimal.
  package func hash() -> [UInt8] {
    var bytes = previousHash
    bytes.reserveCapacity(body.count + 256)
    func add(_ field: some Collection<UInt8>) {
      bytes.append(contentsOf: String(field.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: field)
    }
    add(String(sequence).utf8)
    add(String(at.milliseconds).utf8)
    add(String(at.offsetSeconds).utf8)
    add(register.utf8)
    add(actor.utf8)
    add(kind.utf8)
    add((key ?? "").utf8)
    add(keyHash.hexadecimal.utf8)
    add(body)
    return Array(SHA256.hash(data: bytes))
  }
}

extension [UInt8] {
  /// The bytes in lower-case hexadecimal digits.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// SHA-256 of bytes, 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
