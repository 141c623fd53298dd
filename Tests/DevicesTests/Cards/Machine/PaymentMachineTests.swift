import Amounts
import Devices
import Testing

/// Each row of the machine's table is a test: what happens, and what has to be done.
@Suite("The payment machine")
struct PaymentMachineTests {
  private typealias Event = PaymentMachine.Event
  private typealias Action = PaymentMachine.Action

  private func after(_ events: [Event], allowance: AmountAllowance = AmountAllowance())
    -> PaymentMachine
  {
    var machine = PaymentMachine(order: .payment(4_990), allowance: allowance)
    for event in events { _ = machine.handle(event) }
    return machine
  }

  private static let yes = Event.claim(.whole(.told(4_990)))
  private static let candidate: [Event] = [.accepted, yes, .stored]

  @Test("A busy terminal must not make an attempt that can't be made again")
  func busy() {
    var machine = after([])
    #expect(
      machine.handle(.busy)
        == [.finish(.notCharged(reason: "the terminal is busy; try again later"))])
  }

  @Test("A refused command must not stay in doubt")
  func refused() {
    var machine = after([])
    #expect(machine.handle(.refused("6F")) == [.finish(.declined(reason: "6F"))])
  }

  @Test("The counter must hear that the terminal took the order, and what it is about")
  func progress() {
    var machine = after([])
    let step = CardProgress(.presentCard, words: "Karte bitte")
    #expect(machine.handle(.accepted) == [.report(CardProgress(.accepted))])
    #expect(machine.handle(.progress(step)) == [.report(step)])
  }

  @Test("A yes must not be answered before it is stored")
  func storesFirst() {
    var machine = after([.accepted])
    #expect(machine.handle(Self.yes) == [.store])
    #expect(machine.handle(.stored) == [.voteYes])
    #expect(machine.handle(.completed(fault: nil)) == [.finish(.approved(.told(4_990)))])
  }

  @Test("A yes that can't be stored must not be kept, in either state")
  func storingFails() {
    for events in [[.accepted], Self.candidate] {
      var machine = after(events)
      _ = machine.handle(Self.yes)
      #expect(machine.handle(.notStored) == [.voteNo])
      #expect(
        machine.handle(.aborted("66", isStop: false))
          == [.finish(.declined(reason: "what it said could not be stored"))])
    }
  }

  @Test("Another amount must not be kept")
  func otherAmount() {
    var machine = after([.accepted])
    #expect(machine.handle(.claim(.whole(.told(5_990)))) == [.store])
    #expect(machine.handle(.stored) == [.voteNo])
    #expect(
      machine.handle(.aborted("6C", isStop: true))
        == [.finish(.declined(reason: "the terminal names 59.90 in place of 49.90"))])
  }

  @Test("Another currency must not be kept")
  func otherCurrency() throws {
    let koruna = try #require(Currency(code: "CZK"))
    var machine = after([.accepted, .claim(.whole(.told(4_990, koruna)))])
    #expect(machine.handle(.stored) == [.voteNo])
  }

  @Test("Another amount after our yes must reach a person")
  func otherAmountAfterYes() {
    var machine = after(Self.candidate + [.claim(.whole(.told(5_990)))])
    #expect(machine.handle(.stored) == [.voteNo])
    #expect(
      machine.handle(.completed(fault: nil))
        == [.finish(.review(reason: "the terminal names 59.90 in place of 49.90"))])
  }

  @Test(
    "A tip, cashback and a part must count only where they are allowed and told",
    arguments: [
      (AmountAllowance(tip: true), 5_490, 500, 0, true),
      (AmountAllowance(tip: true), 5_490, 400, 0, false),
      (AmountAllowance(), 5_490, 500, 0, false),
      (AmountAllowance(cashback: true), 9_990, 0, 5_000, true),
      (AmountAllowance(tip: true), 9_990, 0, 5_000, false),
      (AmountAllowance(tip: true, cashback: true), 10_490, 500, 5_000, true),
      (AmountAllowance(partialApproval: true), 2_000, 0, 0, true),
      (AmountAllowance(partialApproval: true), 0, 0, 0, false),
      (AmountAllowance(tip: true), 4_000, 500, 0, false),
    ] as [(AmountAllowance, Int64, Int64, Int64, Bool)])
  func allowances(
    _ allowance: AmountAllowance, _ units: Int64, _ tip: Int64, _ cashback: Int64, _ isKept: Bool
  ) {
    let told = CardConfirmation.told(units, tip: tip, cashback: cashback)
    var machine = after([.accepted, .claim(.whole(told))], allowance: allowance)
    #expect(machine.handle(.stored) == [isKept ? .voteYes : .voteNo])
  }

  @Test("A yes without a number must not be booked at its end")
  func anonymous() {
    var machine = after([.accepted, .claim(.anonymous(.told(4_990)))])
    #expect(machine.handle(.stored) == [.voteYes])
    guard case .finish(.unknown) = machine.handle(.completed(fault: nil)).first else {
      Issue.record("booked without a number")
      return
    }
  }

  @Test("A yes with holes must not be kept, and its end must not be believed")
  func incomplete() {
    for end in [Event.completed(fault: nil), .aborted("66", isStop: false)] {
      var machine = after([.accepted, .claim(.incomplete("no amount"))])
      #expect(machine.handle(.stored) == [.voteNo])
      #expect(machine.handle(end) == [.finish(.unknown(reason: "no amount"))])
    }
  }

  @Test("A message that says two things must reach a person, whatever follows")
  func contradictory() {
    let ends = [
      Event.completed(fault: nil), .aborted("66", isStop: false), .linkLost("gone"),
    ]
    for end in ends {
      var machine = after([.accepted, .claim(.contradictory("two amounts"))])
      #expect(machine.handle(.stored) == [.voteNo])
      #expect(machine.handle(end) == [.finish(.review(reason: "two amounts"))])
    }
  }

  @Test("The terminal's no must be stored, answered, and decide at the end")
  func denial() {
    var machine = after([.accepted])
    #expect(machine.handle(.denial("05 declined")) == [.store])
    #expect(machine.handle(.stored) == [.voteYes])
    #expect(
      machine.handle(.aborted("05", isStop: false)) == [.finish(.declined(reason: "05 declined"))])
  }

  @Test("A second yes must count once, a no after a yes must withdraw it")
  func lastOneCounts() {
    var twice = after(Self.candidate + [Self.yes, .stored])
    #expect(twice.handle(.completed(fault: nil)) == [.finish(.approved(.told(4_990)))])
    var withdrawn = after(Self.candidate + [.denial("37"), .stored])
    guard case .finish(.unknown) = withdrawn.handle(.completed(fault: nil)).first else {
      Issue.record("a withdrawn yes was booked")
      return
    }
    var retried = after([.accepted, .denial("37"), .stored, Self.yes, .stored])
    #expect(retried.handle(.completed(fault: nil)) == [.finish(.approved(.told(4_990)))])
  }

  @Test("A slip must be stored before it is taken; one that can't be undoes the payment")
  func slips() {
    var machine = after(Self.candidate)
    #expect(machine.handle(.slip) == [.store])
    #expect(machine.handle(.stored) == [.takeSlip])
    #expect(machine.handle(.slip) == [.store])
    #expect(machine.handle(.notStored) == [.refuseSlip])
    guard case .finish(.unknown) = machine.handle(.completed(fault: nil)).first else {
      Issue.record("a payment without its slip was booked")
      return
    }
  }

  @Test("An end without a yes must not be a payment, and no decline either")
  func emptyEnd() {
    var machine = after([.accepted])
    guard case .finish(.unknown) = machine.handle(.completed(fault: nil)).first else {
      Issue.record("an empty end was believed")
      return
    }
  }

  @Test("An end with a fault must not book a yes")
  func faultyEnd() {
    var machine = after(Self.candidate)
    guard case .finish(.unknown) = machine.handle(.completed(fault: "37")).first else {
      Issue.record("a faulty end was believed")
      return
    }
  }

  @Test("An abort must be a decline, or a stop; after an acknowledged yes it is neither")
  func aborts() {
    var declined = after([.accepted])
    #expect(
      declined.handle(.aborted("9B", isStop: false)) == [.finish(.declined(reason: "9B"))])
    var stopped = after([.accepted])
    #expect(stopped.handle(.aborted("6C", isStop: true)) == [.finish(.cancelled)])
    var contradicted = after(Self.candidate)
    guard case .finish(.unknown) = contradicted.handle(.aborted("9B", isStop: false)).first else {
      Issue.record("an acknowledged yes was dropped")
      return
    }
  }

  @Test("Silence and a lost connection must never be a decline, with a yes or without")
  func losses() {
    for events in [[], [.accepted], Self.candidate] {
      var lost = after(events)
      #expect(lost.handle(.linkLost("gone")) == [.finish(.unknown(reason: "gone"))])
      var silent = after(events)
      #expect(
        silent.handle(.timeout("T4")) == [.requestStop, .finish(.unknown(reason: "T4"))])
    }
  }

  @Test("Nothing may happen after the end")
  func afterTheEnd() {
    var machine = after(Self.candidate + [.completed(fault: nil)])
    #expect(machine.isOver)
    #expect(machine.handle(Self.yes).isEmpty)
    #expect(machine.handle(.linkLost("gone")).isEmpty)
  }

  @Test("No run of events may book what was not stored and answered with yes")
  func randomRuns() {
    var generator = SplitMix(seed: 41)
    for _ in 0..<20_000 { run(&generator) }
  }

  private func run(_ generator: inout SplitMix) {
    var machine = PaymentMachine(order: .payment(4_990))
    var lastVote: Action?
    var finished: [CardOutcome] = []
    for _ in 0..<12 {
      let event = Self.events[Int.random(in: 0..<Self.events.count, using: &generator)]
      var actions = machine.handle(event)
      if actions == [.store] {
        actions = machine.handle(Bool.random(using: &generator) ? .stored : .notStored)
      }
      for action in actions {
        if action == .voteYes || action == .voteNo || action == .refuseSlip { lastVote = action }
        if case .finish(let outcome) = action { finished.append(outcome) }
      }
    }
    #expect(finished.count <= 1)
    if case .approved(let told) = finished.first {
      #expect(told.amount == Money(4_990, .euro))
      #expect(lastVote == .voteYes)
    }
  }

  private static let events: [Event] = [
    .accepted, .progress(CardProgress(.working)), yes, yes, .claim(.whole(.told(1))),
    .claim(.anonymous(.told(4_990))), .claim(.incomplete("x")), .claim(.contradictory("x")),
    .denial("05"), .slip, .completed(fault: nil), .completed(fault: "37"),
    .aborted("6C", isStop: true),
  ]
}
