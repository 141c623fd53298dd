import Simulators

/// What goes wrong at the terminal in a case, and what money it leaves standing.
package struct DrillFault: Hashable, Sendable {
  /// The name in reports.
  package let name: String
  /// What the terminal's script says.
  let entry: ScriptEntry
  /// Whether the card holder pays in the end where the till does not fail, with a terminal that
  /// takes back, or keeps, what nobody acknowledged; nothing where it depends on time or people.
  let stands: (takenBack: Bool?, kept: Bool?)
  /// Whether it needs a serial line.
  let isSerialOnly: Bool
  /// Whether it needs a slip.
  let needsSlip: Bool

  private init(
    _ entry: ScriptEntry, _ name: String? = nil, takenBack: Bool?, kept: Bool?,
    isSerialOnly: Bool = false, needsSlip: Bool = false
  ) {
    self.name = name ?? entry.fault?.rawValue ?? "none"
    self.entry = entry
    stands = (takenBack, kept)
    self.isSerialOnly = isSerialOnly
    self.needsSlip = needsSlip
  }

  private init(
    _ fault: TerminalFault, _ stands: Bool?, milliseconds: Int? = nil, isSerialOnly: Bool = false
  ) {
    self.init(
      ScriptEntry(fault, milliseconds: milliseconds), takenBack: stands, kept: stands,
      isSerialOnly: isSerialOnly)
  }

  /// Faults are the same where their names are.
  package static func == (one: DrillFault, other: DrillFault) -> Bool { one.name == other.name }

  /// Hashes the name.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Whether it can happen there.
  func fits(_ line: DrillLine, _ configuration: DrillConfiguration) -> Bool {
    (line == .serial || !isSerialOnly) && (configuration.printsSlips || !needsSlip)
  }

  /// Whether the card holder pays in the end; nothing where that can't be said beforehand.
  func stands(with configuration: DrillConfiguration) -> Bool? {
    configuration.keepsUnacknowledged ? stands.kept : stands.takenBack
  }
}

extension DrillFault {
  /// The faults that every terminal is drilled with.
  package static let baseline: [DrillFault] = [
    DrillFault(.dropBeforeAnswer, false),
    DrillFault(.dropAfterAnswer, false),
    DrillFault(ScriptEntry(.dropBeforeStatus), takenBack: false, kept: true),
    DrillFault(ScriptEntry(.dropAfterStatus), takenBack: false, kept: true),
    DrillFault(.dropAfterAck, true),
    DrillFault(.duplicateStatus, true),
    DrillFault(.lateAnswer, nil, milliseconds: 1_000),
    DrillFault(.silence, true, milliseconds: 200),
    DrillFault(
      ScriptEntry(.silence, milliseconds: 2_500), "long_silence", takenBack: nil, kept: nil),
    DrillFault(.nakOnce, true, isSerialOnly: true),
    DrillFault(.badChecksumOnce, true, isSerialOnly: true),
    DrillFault(.lostAckOnce, true, isSerialOnly: true),
    DrillFault(.split, nil),
    DrillFault(.glue, true),
    DrillFault(.busy, false),
    DrillFault(ScriptEntry(result: 0x6C), "result_6c", takenBack: false, kept: false),
  ]

  /// The further faults that concern a payment.
  package static let further: [DrillFault] = [
    DrillFault(ScriptEntry(), takenBack: true, kept: true),
    DrillFault(ScriptEntry(.dropInSlip, line: 1), takenBack: false, kept: true, needsSlip: true),
    DrillFault(.dropBeforeCompletion, true), DrillFault(.completionWithoutStatus, false),
    DrillFault(.abortAfterAck, false), DrillFault(.wrongPINFirst, true),
    DrillFault(.twoAnswers, true), DrillFault(.unknownCommand, true),
    DrillFault(.strayStatus, nil, milliseconds: 50),
    DrillFault(.strayCompletion, true, milliseconds: 50),
    DrillFault(.noAmount, nil), DrillFault(.shuffled, true),
    DrillFault(.unknownTag, true), DrillFault(.longTrace, true), DrillFault(.wrongTerminal, nil),
    DrillFault(.contradiction, nil), DrillFault(.latin1, true),
    DrillFault(.emptyCardFields, true), DrillFault(.extendedLength, nil),
    DrillFault(.badAmount, nil), DrillFault(.bareStatus, nil),
    DrillFault(ScriptEntry(amount: 1_400), "other_amount", takenBack: nil, kept: nil),
    DrillFault(.cableOut, nil, milliseconds: 300), DrillFault(.autoClose, true),
    DrillFault(.tlsAlert, nil), DrillFault(.foreignBanner, nil),
    DrillFault(.portRefused, false, milliseconds: 300), DrillFault(.registrationLost, false),
    DrillFault(.wrongPassword, false), DrillFault(.restart, nil, milliseconds: 300),
    DrillFault(.stateLost, nil), DrillFault(.terminalPayment, nil),
  ]
}
