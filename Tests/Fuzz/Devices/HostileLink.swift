import Devices
import Synchronization
import ZVT

/// A terminal that says whatever the input says, at once; its clock goes on by each question.
///
/// A byte from 80 on is a packet that terminals send, or silence, or the end of the connection; any
/// other byte is the length of a packet.
final class HostileLink: PacketLink {
  /// What happened so far.
  struct State {
    fileprivate var input: InputReader
    fileprivate var now = 0
    fileprivate var looks = 0
    /// The commands of ours that move money.
    fileprivate(set) var orders = 0
    /// Our last word on the money.
    fileprivate(set) var hasVotedYes = false
    fileprivate var awaitsVote = false
  }

  private let state: Mutex<State>

  init(_ input: InputReader) { state = Mutex(State(input: input)) }

  var orders: Int { state.withLock { $0.orders } }
  var hasVotedYes: Bool { state.withLock { $0.hasVotedYes } }

  /// A clock that never stands still.
  func milliseconds() -> Int {
    state.withLock {
      $0.now += 1
      return $0.now
    }
  }

  /// A byte of the input that decides something else.
  func choice() -> UInt8 { state.withLock { $0.input.byte() } }

  // MARK: - The link

  func open(deadlineMilliseconds: Int) async throws(TransportError) {
    let isRefused = state.withLock {
      $0.now += 5
      return $0.input.isAtEnd || $0.input.byte() == 0xEE
    }
    if isRefused { throw TransportError("nobody answers") }
  }

  func send(_ packet: APDU, deadlineMilliseconds: Int) async throws(LinkError) {
    state.withLock {
      if [APDU.Code.authorisation, APDU.Code.reversal, APDU.Code.refund].contains(packet.control) {
        $0.orders += 1
      }
      guard packet.isAnswer, $0.awaitsVote else { return }
      $0.awaitsVote = false
      $0.hasVotedYes = packet.isPositive
    }
  }

  func receive(deadlineMilliseconds: Int) async throws(LinkError) -> APDU? {
    let answer = state.withLock { $0.next(deadlineMilliseconds) }
    return try answer.get()
  }

  func close() async {}
}

extension HostileLink.State {
  fileprivate mutating func next(_ milliseconds: Int) -> Result<APDU?, LinkError> {
    looks += 1
    // A terminal that never ends would be no input but a hang; the timers' law is another test's.
    guard !input.isAtEnd, looks < 2_000 else {
      now += max(milliseconds, 1)
      return .success(nil)
    }
    let step = input.byte()
    switch step {
    case 0xF0:
      now += max(milliseconds, 1)
      return .success(nil)
    case 0xF1: return .failure(LinkError(.gone, "the connection went"))
    case 0xF2: return .failure(LinkError(.malformed, "no packet"))
    default:
      let packet = step < 0x80 ? free(Int(step)) : Self.usual[Int(step) % Self.usual.count]
      if packet.control == APDU.Code.statusInformation { awaitsVote = true }
      return .success(packet)
    }
  }

  private mutating func free(_ length: Int) -> APDU {
    let control = UInt16(input.byte()) << 8 | UInt16(input.byte())
    return APDU(control, input.bytes(length))
  }

  /// What terminals send.
  private static let usual: [APDU] = [
    APDU.positive, APDU(APDU.Code.completion), APDU(APDU.Code.completion, [0x00]),
    APDU(APDU.Code.abort, [0x6C]), APDU(APDU.Code.intermediateStatus, [0x0A]),
    APDU(APDU.Code.printLine, [0x00, 0x41]), APDU(APDU.Code.completion, [0xDC]),
    APDU.negative(0x9C), APDU.negative(0x83), paid(0x83), paid(0x82), paid(0x83, result: 0x6C),
    APDU(APDU.Code.completion, [0x29, 0x52, 0x00, 0x00, 0x07, 0x49, 0x09, 0x78]),
    APDU(APDU.Code.abort, [0x64]),
  ]

  /// A status information about 49.90 euro.
  private static func paid(_ receipt: UInt8, result: UInt8 = 0) -> APDU {
    let money: [UInt8] = [0x27, result, 0x04, 0, 0, 0, 0, 0x49, 0x90, 0x49, 0x09, 0x78]
    let numbers: [UInt8] = [0x0B, 0, 0x04, receipt, 0x87, 0, receipt]
    let time: [UInt8] = [0x0C, 0x17, 0x30, 0x12, 0x0D, 0x06, 0x11]
    return APDU(
      APDU.Code.statusInformation, money + numbers + time + [0x29, 0x52, 0x00, 0x00, 0x07])
  }
}
