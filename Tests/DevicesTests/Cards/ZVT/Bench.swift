import Amounts
import Devices
import Testing
import ZVT

/// A till's driver at a scripted terminal.
struct Bench {
  let script: ScriptedTerminal
  let terminal: ZVTTerminal

  /// A driver at a terminal that follows these lines.
  init(_ script: String, _ change: (inout ZVTSettings) -> Void = { _ in }) {
    var settings = ZVTSettings()
    settings.timers = Self.timers
    settings.repeatReceipt = .usable
    settings.hasTotals = false
    settings.checksReservations = false
    change(&settings)
    let scripted = ScriptedTerminal(script)
    self.script = scripted
    terminal = ZVTTerminal(
      id: TerminalID(trusted: "t-1"), settings: settings,
      milliseconds: { scripted.clock.now }, pause: { scripted.clock.pass($0) },
      storeOrphan: { try await scripted.stored($0.kind.rawValue) },
      makeLink: { ScriptedLink(terminal: scripted) })
  }

  /// Times that let a test wait for what does not come.
  static let timers = ZVTTimers(
    connectMilliseconds: 50, answerMilliseconds: 60, completionMilliseconds: 150,
    totalMilliseconds: 2_000, lookMilliseconds: 5, pollMilliseconds: 5,
    readinessMilliseconds: 30, recoveryMilliseconds: 200, reconnectMilliseconds: 5,
    probeMilliseconds: 30)

  /// Stores and records into the script.
  var witness: CardWitness {
    CardWitness(
      store: { [script] in try await script.stored($0.kind.rawValue) },
      record: { [script] in try await script.recorded($0.name) })
  }

  /// The script has to have been followed to its end.
  func verify(_ comment: String = "", location: SourceLocation = #_sourceLocation) async {
    let faults = await script.faults
    let remainder = await script.remainder
    #expect(faults == [], Comment(rawValue: comment), sourceLocation: location)
    #expect(remainder == "", Comment(rawValue: comment), sourceLocation: location)
  }

  /// A payment of 49.90 after receipt 82.
  static let payment = CardOrder.payment(
    4_990, baseline: "52000007/000416/0082/0611/170000",
    sentAt: try? Moment(rfc3339: "2026-06-11T17:30:00+02:00"))
}

/// Pieces of scripts.
enum Lines {
  /// The registration of a new connection; terminal 52000007 answers.
  static let registration = """
    > 06 00 ..
    < 80 00 00
    < 06 0F 05 29 52 00 00 07
    > 80 00 00
    """
  /// The question for the state, answered with a state.
  static func state(_ code: String) -> String {
    """
    > 05 01 05 00 00 00 03 03
    < 80 00 00
    < 06 0F 01 \(code)
    > 80 00 00
    """
  }
  /// A new connection to a terminal that is ready.
  static let opening = registration + "\n" + state("00")

  /// A payment of 49.90, receipt 83.
  static let paid = """
    < 04 0F 5B 27 00 04 00 00 00 00 49 90 49 09 78 0B 00 04 17 87 00 83 0C 17 30 12 0D 06 11 \
    29 52 00 00 07 19 60 22 F0 F8 EE EE EE EE EE EE 90 12 0E 29 12 8A 0A 8B F0 F5 56 49 53 41 00 \
    3B 33 31 41 37 37 4B 00 00 06 17 2F 0C 1F 10 01 02 1F 11 01 01 1F 12 01 02 43 07 A0 00 00 00 \
    03 10 10
    """
  /// The payment before it: the same amount, receipt 82.
  static let before = """
    < 04 0F 1F 27 00 04 00 00 00 00 49 90 49 09 78 0B 00 04 16 87 00 82 0C 17 00 00 0D 06 11 \
    29 52 00 00 07
    """
  /// The command of the payment.
  static let command = "> 06 01 0C 04 00 00 00 00 49 90 49 09 78 19 40"
  /// The command, and the terminal takes it.
  static let accepted = command + "\n< 80 00 00"
  /// A yes that is stored and answered.
  static let yes = paid + "\n# status\n> 80 00 00"
  /// The end of an approved payment.
  static let approved = "< 06 0F 00\n# completion\n= approved\n> 80 00 00"

  /// The question for the last transaction, answered with a status information.
  static func last(_ status: String, isEvidence: Bool = true) -> String {
    """
    > 06 20 05 00 00 00 03 03
    < 80 00 00
    \(status)
    \(isEvidence ? "# inquiry" : "//")
    > 80 00 00
    < 06 0F 00
    \(isEvidence ? "# inquiry" : "//")
    > 80 00 00
    """
  }

  /// The question for the last transaction, answered with an abort.
  static func nothing(_ code: String, isEvidence: Bool = false) -> String {
    """
    > 06 20 05 00 00 00 03 03
    < 80 00 00
    < 06 1E 01 \(code)
    \(isEvidence ? "# inquiry" : "//")
    > 80 00 00
    """
  }

  /// Lines one below the other.
  static func script(_ parts: String...) -> String { parts.joined(separator: "\n") }
}
