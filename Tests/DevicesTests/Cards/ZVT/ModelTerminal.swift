import Devices
import ZVT

/// An honest terminal over a bad line: it charges, prints, reverses and remembers as the
/// specification says, and knows the truth. The line is cut anywhere, by the dice.
actor ModelTerminal {
  /// What it does with a payment whose end it did not reach.
  enum Mode {
    /// It takes the payment back.
    case reverses
    /// It keeps the payment once the acquirer has approved it.
    case keeps
  }

  private enum Phase: Equatable {
    case idle
    case voting
    case printing(left: Int)
    case ended
  }

  private let mode: Mode
  private let storesDeclines: Bool
  private let reusesNumbers: Bool
  private let cutPercent: Int
  private var dice: SplitMix
  private var phase = Phase.idle
  private var output: [APDU] = []
  private var isOpen = false
  private var receipt = 9_990
  private var trace = 990
  private var seconds = 0
  /// The payment that is not settled yet.
  private var pending: StatusInformation?
  private var record: StatusInformation?
  /// The receipts that the card holders pay, in their order.
  private(set) var standing: [Int] = []
  nonisolated let clock = VirtualClock()

  /// A terminal with nothing in its store.
  init(_ mode: Mode, storesDeclines: Bool, reusesNumbers: Bool, cutPercent: Int, seed: UInt64) {
    self.reusesNumbers = reusesNumbers
    self.mode = mode
    self.storesDeclines = storesDeclines
    self.cutPercent = cutPercent
    dice = SplitMix(seed: seed)
  }

  /// The time that it shows, HHMMSS.
  var time: String {
    let digits = String(100_000 + seconds / 60 % 60 * 100 + seconds % 60)
    return digits
  }

  private func roll(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

  // MARK: - The line

  fileprivate func open() throws(TransportError) {
    guard !roll(cutPercent) else { throw TransportError("nobody answers") }
    isOpen = true
  }

  /// The connection goes: what was under way is settled, what was said is lost.
  fileprivate func close() {
    isOpen = false
    output = []
    if phase == .voting || phase != .idle && phase != .ended { settle(keeps: mode == .keeps) }
    phase = .idle
  }

  private func cut() -> LinkError {
    close()
    return LinkError(.gone, "cut")
  }

  fileprivate func sent(_ packet: APDU) throws(LinkError) {
    guard isOpen else { throw LinkError(.gone, "closed") }
    if roll(cutPercent) { throw cut() }
    take(packet)
    if roll(cutPercent) { throw cut() }
  }

  fileprivate func received() throws(LinkError) -> APDU? {
    guard isOpen else { throw LinkError(.gone, "closed") }
    if !output.isEmpty, roll(cutPercent) { throw cut() }
    return output.isEmpty ? nil : output.removeFirst()
  }

  // MARK: - The terminal

  private func take(_ packet: APDU) {
    seconds += 1
    switch packet.control {
    case APDU.Code.registration:
      var end = Completion()
      end.terminalNumber = "52000007"
      output += [.positive, end.apdu]
    case APDU.Code.statusEnquiry: output += [.positive, StatusReport(state: 0).apdu]
    case APDU.Code.repeatReceipt: output += [.positive] + shown
    case APDU.Code.authorisation: pay(PaymentCommand(parsing: packet))
    case _ where packet.isAnswer: answer(packet.isPositive)
    default: output.append(.negative(APDU.Answer.unknownCommand))
    }
  }

  private var shown: [APDU] {
    guard let record else { return [Abort(0x64).apdu] }
    return [record.apdu, Completion().apdu]
  }

  private func pay(_ command: PaymentCommand) {
    trace += 1
    var status = StatusInformation()
    status.result = roll(20) ? 0x05 : 0x00
    status.amount = command.amount
    status.currency = command.currency
    status.trace = trace
    status.terminalNumber = "52000007"
    status.date = "0611"
    status.time = time
    if status.isSuccess || storesDeclines {
      receipt = receipt >= 9_999 ? 1 : receipt + 1
      status.receipt = receipt
    }
    pending = status
    phase = .voting
    output += [.positive, IntermediateStatus(0x0A).apdu]
  }

  /// The answers to progress, to the status information, to the slip, to the end.
  private func answer(_ isYes: Bool) {
    guard let status = pending else { return }
    switch phase {
    case .voting where !isAsked:
      isAsked = true
      output.append(status.apdu)
    case .voting where !status.isSuccess: end(Abort(0x05).apdu, keeps: storesDeclines)
    case .voting where isYes: printSlip(left: 2)
    case .printing(let left) where isYes: printSlip(left: left - 1)
    case .voting, .printing: end(Abort(0x66).apdu, keeps: false)
    case .idle, .ended: break
    }
  }

  private var isAsked = false

  private func printSlip(left: Int) {
    guard left > 0 else { return end(Completion().apdu, keeps: true) }
    phase = .printing(left: left)
    output.append(PrintLine("line \(left)").apdu)
  }

  private func end(_ packet: APDU, keeps: Bool) {
    settle(keeps: keeps)
    phase = .ended
    output.append(packet)
  }

  private func settle(keeps: Bool) {
    defer { (pending, isAsked) = (nil, false) }
    guard let status = pending else { return }
    guard keeps else {
      if reusesNumbers, status.receipt != nil { receipt = receipt == 1 ? 9_999 : receipt - 1 }
      return
    }
    if status.isSuccess, let receipt = status.receipt { standing.append(receipt) }
    if status.isSuccess || storesDeclines { record = status }
  }
}

/// The till's end of the bad line.
struct ModelLink: PacketLink {
  let terminal: ModelTerminal

  func open(deadlineMilliseconds: Int) async throws(TransportError) { try await terminal.open() }

  func send(_ packet: APDU, deadlineMilliseconds: Int) async throws(LinkError) {
    try await terminal.sent(packet)
  }

  func receive(deadlineMilliseconds: Int) async throws(LinkError) -> APDU? {
    if let packet = try await terminal.received() { return packet }
    terminal.clock.pass(deadlineMilliseconds)
    return nil
  }

  func close() async { await terminal.close() }
}
