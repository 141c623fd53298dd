/// Who sends a packet: the same control number may mean different things.
package enum Sender: String, Hashable, Sendable, CaseIterable {
  /// The cash register, ECR in the specification.
  case till
  /// The card terminal, PT in the specification.
  case terminal
}
