package import Amounts

/// What a terminal said, as the journal keeps it: written before it is acknowledged, also where it
/// belongs to nothing that we know of.
package struct TerminalRecord: Hashable, Sendable {
  /// What a message is about.
  package enum Subject: Hashable, Sendable {
    /// A payment, a refund, a reversal.
    case attempt(AttemptID)
    /// A close of the terminal's batch.
    case close(CloseID)
    /// Nothing that was asked for: an orphan, matched later by a person.
    case nothing
  }

  /// What kind of message it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What became of a payment, as far as the terminal is concerned.
    case status
    /// A line of a slip.
    case slipLine = "slip_line"
    /// A part of a slip, or a whole one.
    case slipBlock = "slip_block"
    /// The end of a conversation that went well.
    case completion
    /// The end of a conversation that did not.
    case abort
    /// What answers an inquiry.
    case inquiry
    /// What came when nothing was asked.
    case orphan
  }

  /// For whom a slip is.
  package enum Audience: String, Hashable, Sendable, CaseIterable {
    case merchant
    case customer
    case administration
  }

  /// The terminal.
  package let terminal: TerminalID
  /// What it is about.
  package let subject: Subject
  /// What kind of message it is.
  package let kind: Kind
  /// The message as it came, with card numbers, track data and passwords masked.
  package let bytes: [UInt8]
  /// The lines of a slip, or what the message says in short.
  package let lines: [String]
  /// For whom a slip is, where it says so.
  package let audience: Audience?
  /// Whether it ends a slip.
  package let endsSlip: Bool
  /// When it came.
  package let at: Moment

  /// A message; a card number that a driver left in it is cut to its mask.
  package init(
    terminal: TerminalID, subject: Subject, kind: Kind, bytes: [UInt8], lines: [String],
    audience: Audience? = nil, endsSlip: Bool = false, at: Moment
  ) {
    self.terminal = terminal
    self.subject = subject
    self.kind = kind
    self.bytes = CardDigits.masked(in: bytes)
    self.lines = lines.map { CardDigits.masked(in: $0) }
    self.audience = audience
    self.endsSlip = endsSlip
    self.at = at
  }

  /// Whether it is a part of a slip.
  package var isSlip: Bool { kind == .slipLine || kind == .slipBlock }
}

extension TerminalRecord {
  /// A slip that a terminal printed.
  package struct Slip: Hashable, Sendable {
    /// For whom it is; nothing where the terminal does not say so.
    package var audience: Audience?
    /// Its lines in order.
    package var lines: [String]
    /// Whether the terminal said that it ends.
    package var isWhole: Bool

    /// A slip for somebody.
    package init(audience: Audience?, lines: [String], isWhole: Bool) {
      self.audience = audience
      self.lines = lines
      self.isWhole = isWhole
    }
  }

  /// The slips in the messages of an attempt, in order: a slip goes on until a message ends it or
  /// the next one is for somebody else.
  ///
  /// Where a connection was lost in the middle and the terminal printed anew, what it broke off is
  /// left out, and of several slips for the same reader the last one counts.
  package static func slips(in records: [TerminalRecord]) -> [Slip] {
    var all: [Slip] = []
    for record in records where record.isSlip {
      if let last = all.last, !last.isWhole, last.audience == record.audience {
        all[all.count - 1].lines += record.lines
        all[all.count - 1].isWhole = record.endsSlip
      } else {
        all.append(
          Slip(audience: record.audience, lines: record.lines, isWhole: record.endsSlip))
      }
    }
    let filled = all.filter { slip in slip.lines.contains { !$0.allSatisfy(\.isWhitespace) } }
    let whole = filled.contains(where: \.isWhole) ? filled.filter(\.isWhole) : filled
    return whole.enumerated().filter { index, slip in
      slip.audience == nil || !whole[(index + 1)...].contains { $0.audience == slip.audience }
    }.map(\.element)
  }
}
