import Amounts
import Commerce
import Testing

@Suite("Closes of a terminal's batch")
struct TerminalCloseTests {
  static func close(_ state: TerminalClose.State) -> TerminalClose {
    TerminalClose(
      id: CloseID(trusted: "t-1"), terminal: Sample.terminal, register: Sample.register, batch: 3,
      expected: BatchSums(amount: eur(300), count: 2, firstReceipt: 11, lastReceipt: 12),
      reason: "told the bank", state: state)
  }

  static let lines = [
    Reconciliation.Line(trace: "11", amount: eur(100), document: "RCP-R01-000001"),
    Reconciliation.Line(trace: "12", amount: eur(200), document: "RCP-R01-000002"),
  ]

  @Test(
    "a close that has ended is changed by what comes later", arguments: TerminalClose.State.allCases
  )
  func ended(state: TerminalClose.State) throws {
    let events: [TerminalClose.Event] = [
      .closed(Self.close(.asked).expected), .closedUnconfirmed, .refused(reason: "line"),
      .unanswered(reason: "silence"),
    ]
    for event in events {
      var close = Self.close(state)
      if state.isOpen {
        try close.handle(event, lines: Self.lines)
        #expect(close.state != .asked)
      } else {
        #expect(throws: Refusal.self) { try close.handle(event, lines: Self.lines) }
        #expect(close == Self.close(state))
      }
    }
  }

  @Test("what the terminal reported is not kept, or made equal to what we expected")
  func difference() throws {
    var close = Self.close(.unknown)
    #expect(try close.difference() == nil)
    try close.handle(
      .closed(BatchSums(amount: eur(350), count: 3, firstReceipt: 11, lastReceipt: 13)),
      lines: Self.lines)
    #expect(close.state == .closed && close.expected.amount == eur(300))
    #expect(close.reported?.amount == eur(350))
    #expect(try close.difference() == eur(50))
    #expect(close.differences.map(\.outcome) == [.onlyThere])
    #expect(close.differences.first?.there?.amount == eur(50))
    #expect(close.differences.first?.remedy == .findSale)
  }

  @Test("an unknown close counts as closed, or its reason is lost")
  func unknown() throws {
    var close = Self.close(.asked)
    try close.handle(.unanswered(reason: "no answer"), lines: [])
    #expect(close.state == .unknown && close.state.isOpen && !close.state.endsBatch)
    #expect(close.remark == "no answer")
    try close.handle(.closedUnconfirmed, lines: [])
    #expect(close.state == .unconfirmed && close.state.endsBatch && close.remark.isEmpty)
    #expect(close.reported == nil)
  }
}
