import ZVT

/// One command of ours and what the terminal does until it hands the word back: who has to answer
/// whom, and until when (PA00P016 §5.2, §2.2). Pure: packets and times in, actions out.
///
/// Every command in either direction is answered, an answer never is. While the terminal has the
/// word we may ask it to stop, and for its state; the answers come in the order of the questions,
/// and the first completion after a question for the state belongs to that question.
struct Dialogue {
  /// What happens in it.
  enum Happening: Hashable {
    /// The terminal has taken the command.
    case accepted
    /// The terminal has not taken the command.
    case refused(error: UInt8)
    /// A command of the terminal; it has to be answered.
    case command(APDU)
    /// The command without completion was taken, or the terminal has handed the word back by a
    /// completion or an abort, which has to be answered.
    case ended(APDU)
    /// A command of the terminal that belongs to nothing of ours.
    case stray(APDU)
    /// Nothing came in time.
    case silence(String)
    /// The connection went, or what came over it makes no sense.
    case lost(String)

    /// Whether it is over.
    var isEnd: Bool {
      switch self {
      case .refused, .ended, .silence, .lost: true
      case .accepted, .command, .stray: false
      }
    }
  }

  /// What has to be done.
  enum Action: Hashable {
    /// Ask the terminal to stop: 06 B0.
    case requestStop
    /// Ask for the terminal's state: 05 01.
    case enquire
    /// Answer this packet with yes.
    case confirm(APDU)
    /// Tell what happened.
    case tell(Happening)
  }

  /// What an answer of the terminal may belong to.
  private enum Question {
    case command
    case stop
    case state
  }

  private let timers: ZVTTimers
  private let hasCompletion: Bool
  private let probes: Bool
  private let endMilliseconds: Int
  /// What still has to be answered by the terminal, and since when.
  private var questions: [(question: Question, since: Int)]
  /// Whether the next completion belongs to a question for the state.
  private var awaitsState = false
  private var isAccepted = false
  private var completionMilliseconds: Int
  /// When the terminal last prolonged the conversation.
  private var lastWord: Int
  /// When anything was heard last.
  private var lastHeard: Int

  /// A command that has just left.
  ///
  /// - Parameters:
  ///   - hasCompletion: whether an end follows the answer.
  ///   - probes: whether a terminal that stays silent may be asked for its state.
  ///   - totalMilliseconds: how long the whole may take.
  ///   - now: milliseconds of any clock that never goes back.
  init(
    timers: ZVTTimers, hasCompletion: Bool = true, probes: Bool = false, totalMilliseconds: Int,
    now: Int
  ) {
    self.timers = timers
    self.hasCompletion = hasCompletion
    self.probes = probes
    endMilliseconds = now + totalMilliseconds
    questions = [(.command, now)]
    completionMilliseconds = timers.completionMilliseconds
    lastWord = now
    lastHeard = now
  }

  // MARK: - What comes

  /// Takes a packet.
  mutating func handle(_ packet: APDU, now: Int) -> [Action] {
    lastHeard = now
    if packet.isAnswer { return answer(packet, now: now) }
    guard isAccepted else { return [.tell(.stray(packet))] }
    switch packet.control {
    case APDU.Code.completion where awaitsState: return state(packet, now: now)
    case APDU.Code.completion, APDU.Code.abort: return [.tell(.ended(packet))]
    case APDU.Code.statusInformation: lastWord = now
    case APDU.Code.intermediateStatus:
      lastWord = now
      if let minutes = IntermediateStatus(parsing: packet).minutes, minutes > 0 {
        completionMilliseconds = minutes * 60_000
      }
    default: break
    }
    return [.tell(.command(packet))]
  }

  /// An answer that nobody waits for is left alone.
  private mutating func answer(_ packet: APDU, now: Int) -> [Action] {
    guard !questions.isEmpty else { return [] }
    switch questions.removeFirst().question {
    case .command: return answerToCommand(packet, now: now)
    case .stop: return []
    case .state:
      awaitsState = packet.isPositive
      return []
    }
  }

  private mutating func answerToCommand(_ packet: APDU, now: Int) -> [Action] {
    guard packet.isPositive else { return [.tell(.refused(error: packet.error ?? 0))] }
    isAccepted = true
    lastWord = now
    return [.tell(hasCompletion ? .accepted : .ended(packet))]
  }

  /// The terminal's state in the middle of the conversation; whichever it is, the specification's
  /// time counts again.
  private mutating func state(_ packet: APDU, now: Int) -> [Action] {
    awaitsState = false
    completionMilliseconds = timers.completionMilliseconds
    lastWord = now
    let isIdle = StatusReport(parsing: packet).state == 0
    return [.confirm(packet)]
      + (isIdle ? [.tell(.silence("the terminal is idle, and has not said how it ended"))] : [])
  }

  // MARK: - What stays away

  /// How long to wait for a packet, in milliseconds, at least 0.
  func wait(now: Int) -> Int { max(0, min(timers.lookMilliseconds, nextEnd - now)) }

  private var nextEnd: Int {
    let answer = questions.first.map { $0.since + timers.answerMilliseconds } ?? .max
    let completion = isAccepted ? lastWord + completionMilliseconds : .max
    return min(answer, completion, endMilliseconds)
  }

  /// Looks whether a time has run out.
  mutating func expire(now: Int) -> [Action] {
    if now >= endMilliseconds { return [.tell(.silence("it takes too long"))] }
    if isAccepted, now - lastWord >= completionMilliseconds {
      return [.tell(.silence("the terminal does not come to an end"))]
    }
    if let first = questions.first, now - first.since >= timers.answerMilliseconds {
      guard first.question == .stop else {
        return [.tell(.silence("the terminal does not answer"))]
      }
      questions.removeFirst()
    }
    guard probes, isAccepted, questions.isEmpty, !awaitsState,
      now - lastHeard >= timers.probeMilliseconds
    else { return [] }
    questions.append((.state, now))
    return [.enquire]
  }

  // MARK: - What we ask in between

  /// Asks the terminal to stop, where it has the word; its answer changes nothing.
  mutating func stop(now: Int) -> [Action] {
    guard isAccepted else { return [] }
    questions.append((.stop, now))
    return [.requestStop]
  }
}
