package import Amounts
package import CanonicalJSON
import LedgerStore

/// A command as it arrives: what is asked, by whom, where, when, and under which key.
package struct Envelope: Sendable {
  /// What kind of command: `sale`, `shift.open`.
  package let kind: String
  /// The caller's key, 1 to 64 characters; the same key and the same command get the same answer.
  package let key: String
  /// What is asked.
  package let request: JSON
  /// SHA-256 over kind, register and the canonical request, 32 bytes.
  package let hash: [UInt8]
  /// Who asks.
  package let actor: Actor
  /// At which register.
  package let register: RegisterID
  /// When.
  package let at: Moment
  /// The second person's agreement, if one is given.
  package let approval: ApprovalID?

  /// A command under a key.
  package init(
    kind: String, key: String, request: JSON, actor: Actor, register: RegisterID, at: Moment,
    approval: ApprovalID? = nil
  ) {
    self.kind = kind
    self.key = key
    self.request = request
    self.actor = actor
    self.register = register
    self.at = at
    self.approval = approval
    hash = sha256(
      Array("\(kind)\n\(register.text)\n".utf8) + request.canonicalBytes)
  }

  /// The same command with further members, such as those that stood in the path of a request.
  package func merging(_ members: JSON) -> Envelope {
    Envelope(
      kind: kind, key: key, request: request.merging(members), actor: actor, register: register,
      at: at, approval: approval)
  }
}
