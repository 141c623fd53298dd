/// Hands the entries of a script out, one for each payment-like command; afterwards, or where there
/// is no script, faults by chance.
package struct ScriptReader: Sendable {
  private var waiting: ArraySlice<ScriptEntry>
  private var chance: FaultChance?

  /// A script, and what happens when it is used up.
  ///
  /// - Parameter chance: nothing where all goes well then.
  package init(_ entries: [ScriptEntry] = [], chance: FaultChance? = nil) {
    waiting = entries[...]
    self.chance = chance
  }

  /// How many entries have not been met.
  package var count: Int { waiting.count }

  /// What the next command will meet, as far as the script says.
  package var next: ScriptEntry? { waiting.first }

  /// Adds entries at the end.
  package mutating func append(_ entries: [ScriptEntry]) { waiting += entries }

  /// Takes what a command meets.
  package mutating func take() -> ScriptEntry {
    if let entry = waiting.popFirst() { return entry }
    return chance?.draw() ?? ScriptEntry()
  }

  /// Rolls the dice for the next command, so that `next` shows what it will meet.
  package mutating func drawAhead() {
    if waiting.isEmpty, let entry = chance?.draw() { waiting.append(entry) }
  }
}

/// Faults by chance: the same seed brings the same faults.
package struct FaultChance: Sendable {
  private var generator: SplitMix
  private let percent: Int
  private let faults: [TerminalFault]

  /// The faults that a till gets over without a person.
  package static let harmless: [TerminalFault] = [
    .dropBeforeAnswer, .dropAfterAnswer, .dropBeforeStatus, .dropAfterStatus, .dropAfterAck,
    .dropInSlip, .dropBeforeCompletion, .duplicateStatus, .lateAnswer, .silence, .nakOnce,
    .badChecksumOnce, .lostAckOnce, .split, .glue, .busy, .twoAnswers, .wrongPINFirst, .shuffled,
    .unknownTag, .extendedLength, .completionWithoutStatus, .restart,
  ]

  /// Chance by a seed.
  ///
  /// - Parameters:
  ///   - percent: how many of a hundred commands meet a fault, 0 to 100.
  ///   - faults: those that may come; one of ten is a refusal by the host besides.
  package init(seed: UInt64, percent: Int, faults: [TerminalFault] = FaultChance.harmless) {
    generator = SplitMix(seed: seed)
    self.percent = percent
    self.faults = faults
  }

  /// What the next command meets.
  package mutating func draw() -> ScriptEntry {
    let card = PresentedCard.known.randomElement(using: &generator) ?? .visa
    guard Int.random(in: 0..<100, using: &generator) < percent else {
      return ScriptEntry(card: card)
    }
    if Int.random(in: 0..<10, using: &generator) == 0 {
      return ScriptEntry(result: 0x33, card: card)
    }
    return ScriptEntry(faults.randomElement(using: &generator), card: card)
  }
}

/// Numbers by a seed: SplitMix64 of Steele, Lea and Flood.
private struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
