import ZVT

/// What a simulated terminal does next in a dialogue.
enum Step: Sendable {
  /// A place where it may be held, and where the script's faults come in.
  case point(DialoguePoint)
  /// Answers the command.
  case answer(APDU)
  /// Lets time pass, in milliseconds.
  case wait(Int)
  /// Tells the till what it is about: a code, and the minutes that the till shall wait from then
  /// on. Only where the till wants to hear it.
  case show(UInt8, minutes: UInt8? = nil)
  /// Does what the till's number of the last payment asks for (tag 1F1F).
  case synchronise
  /// The host decides.
  case decide
  /// Tells what was decided, and waits for the till's vote.
  case status
  /// Tells something of the past.
  case record(TerminalMemory.Record)
  /// Tells that it does not go, and why.
  case refusal(UInt8)
  /// All that follows a vote: the slip, and the point of no return.
  case settle
  /// A message of the slip.
  case slip(Outgoing)
  /// The till has acknowledged everything.
  case keep
  /// The money is taken back.
  case takeBack
  /// Any other command to the till.
  case send(Outgoing)
  /// The end of a dialogue that went well, with a result that is no error.
  case complete(UInt8? = nil)
  /// The end of one that did not.
  case abort(UInt8)
  /// The connection ends.
  case drop
  /// The terminal restarts.
  case restart
  /// Bytes that are no packet.
  case raw([UInt8])
  /// A fault of the wire.
  case wire(LineFault)
  /// Another line speed, in baud.
  case lineSpeed(Int)
  /// Somebody pays at the terminal itself.
  case payLocally
  /// The batch closes by itself.
  case closeBatch
  /// Something happens to the memory.
  case change(@Sendable (inout TerminalMemory) -> Void)
  /// Nothing more comes.
  case end
}

/// A dialogue that a command of the till began.
struct Dialogue: Sendable {
  /// What the terminal waits for.
  enum Wait: Hashable, Sendable {
    /// That time has passed.
    case time(until: Int)
    /// An answer of the till.
    case answer(Question, until: Int)
    /// The time to ask for the vote again.
    case asking(until: Int)
  }

  /// What the till was told, and so what its answer means.
  enum Question: Hashable, Sendable {
    /// A status information on which money hangs.
    case vote
    /// A message of a slip.
    case slip
    /// The end.
    case end
    /// Anything else; the till only has to be there.
    case other
  }

  let command: TillCommand
  let entry: ScriptEntry
  var steps: [Step]
  var injections: [DialoguePoint: [Step]]
  var wait: Wait?
  /// Whether the command was answered.
  var isAnswered = false
  /// Whether the host has decided.
  var isDecided = false
  /// The movement, once the host has decided.
  var movement: Int?
  /// How often the till asked for time.
  var asks = 0
  /// Until when it may do so.
  var voteDue: Int?
  /// The answers that are still due to status enquiries in between.
  var nestedAnswers = 0

  init(_ command: TillCommand, _ entry: ScriptEntry = ScriptEntry(), steps: [Step]) {
    self.command = command
    self.entry = entry
    self.steps =
      [.point(.receivedCommand), .answer(.positive), .point(.afterAnswer)] + steps
      + [.point(.afterCompletion)]
    injections = FaultSteps.injections(entry)
  }

  /// Lets something happen next.
  mutating func insert(_ next: [Step]) { steps.insert(contentsOf: next, at: 0) }

  /// What a person sees of it: whether the till may still stop it.
  var canBeStopped: Bool { isAnswered && !isDecided }

  /// When time alone moves it on.
  var wakesAt: Int? {
    switch wait {
    case .time(let until), .answer(_, let until), .asking(let until): until
    case nil: nil
    }
  }
}
