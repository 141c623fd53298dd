package import CanonicalJSON

/// What a simulated terminal truly charged, whatever it told anybody: the list that a test compares
/// a ledger with.
package struct TerminalTruth: Hashable, Sendable {
  /// What kind of movement it was.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case payment
    case refund
    case reversal
    case reservation
    /// A reservation that became a payment, in full or in part.
    case booking
    /// A reservation that was given back.
    case release
  }

  /// How it ended.
  package enum Fate: String, Hashable, Sendable, CaseIterable {
    /// The host approved, and nobody knows yet whether it stays.
    case pending
    /// It stays.
    case kept
    /// The host, the card holder or the terminal said no.
    case declined
    /// The till did not acknowledge it, and the terminal took it back.
    case autoReversed = "auto_reversed"
    /// The next command bore an old number, and the terminal took it back (PA00P015 §4).
    case implicitlyReversed = "implicitly_reversed"
    /// It was reversed by order.
    case reversed
    /// A reservation that a booking used up.
    case booked
    /// A reservation that was given back.
    case released
  }

  /// A movement.
  package struct Entry: Hashable, Sendable {
    /// The direction.
    package let kind: Kind
    /// How much, in minor units.
    package let amount: Int64
    /// The terminal's number of the slip, 1 to 9999; nothing where it has none.
    package let receipt: Int?
    /// The terminal's number of the dialogue with the host.
    package let trace: Int
    /// The acquirer's number of the terminal.
    package let terminal: String
    /// How it ended.
    package let fate: Fate
    /// Whether the card holder pays it, or, of a refund, gets it: one standing entry for each
    /// approved sale, none otherwise.
    package let stands: Bool
    /// Whether somebody began it at the terminal, and not the till.
    package let isLocal: Bool
    /// When the host approved it, by the terminal's clock: `2026-11-20T08:32:17`.
    package let at: String

    /// A movement.
    package init(
      kind: Kind, amount: Int64, receipt: Int?, trace: Int, terminal: String, fate: Fate,
      stands: Bool, isLocal: Bool = false, at: String = ""
    ) {
      self.kind = kind
      self.amount = amount
      self.receipt = receipt
      self.trace = trace
      self.terminal = terminal
      self.fate = fate
      self.stands = stands
      self.isLocal = isLocal
      self.at = at
    }
  }

  /// The movements, the oldest first.
  package var entries: [Entry]

  /// A truth of these movements.
  package init(entries: [Entry] = []) { self.entries = entries }

  /// The payments that card holders pay.
  package var charges: [Entry] {
    entries.filter { $0.stands && ($0.kind == .payment || $0.kind == .booking) }
  }

  /// What card holders pay together less what they get back, in minor units.
  package var balance: Int64 {
    let charged = charges.reduce(Int64(0)) { $0 &+ $1.amount }
    return entries.reduce(charged) { $0 &- ($1.stands && $1.kind == .refund ? $1.amount : 0) }
  }
}

extension TerminalTruth.Entry {
  /// The movement as it stands in the truth file.
  package var json: JSON {
    .object([
      JSON.Member("amount", .integer(amount)),
      JSON.Member("at", .string(at)),
      JSON.Member("fate", .string(fate.rawValue)),
      JSON.Member("kind", .string(kind.rawValue)),
      JSON.Member("local", .bool(isLocal)),
      JSON.Member("receipt", receipt.map { .integer(Int64($0)) } ?? .null),
      JSON.Member("stands", .bool(stands)),
      JSON.Member("terminal", .string(terminal)),
      JSON.Member("trace", .integer(Int64(trace))),
    ])
  }
}
