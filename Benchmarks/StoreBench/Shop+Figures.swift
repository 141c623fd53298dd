import Amounts
import Commerce
import Foundation
import LedgerStore
import Operations

extension Shop {
  /// Times sales at the first counters of the branch.
  func timeSales(_ sales: Int, counters: Int) async throws -> [Figure] {
    let busy = Array(registers.prefix(counters))
    for register in busy {
      if try await !hasOpenShift(at: register) { try await openShift(at: register) }
    }
    // What is prepared once, and put away later, is no part of the cost of a sale.
    try await sell(200, at: busy)
    try await ledger.checkpoint()
    let syncsBefore = Usage.syncs()
    let userBefore = Usage.userSeconds()
    let start = ContinuousClock.now
    try await sell(sales, at: busy)
    let seconds = Usage.seconds(since: start)
    let user = Usage.userSeconds() - userBefore
    var figures = [
      Figure("sales", Double(sales)), Figure("seconds", seconds),
      Figure("sales_per_second", Double(sales) / seconds), Figure("user_seconds", user),
    ]
    if let syncsBefore, let syncs = Usage.syncs() {
      figures.append(Figure("syncs", syncs - syncsBefore))
    }
    return figures
  }

  /// Fills the first register's shifts, one after another; so many callers at once that the writer
  /// always has a full batch.
  func fill(to sales: Int, perShift: Int) async throws -> [Figure] {
    let register = registers[0]
    let callers = [RegisterID](repeating: register, count: 256)
    let before = try await receipts(at: register)
    let start = ContinuousClock.now
    var done = before
    while done < sales {
      if try await hasOpenShift(at: register) { try await closeShift(at: register) }
      try await openShift(at: register)
      let now = min(perShift, sales - done)
      try await sell(now, at: callers)
      try await closeShift(at: register)
      done += now
      let speed = Int(Double(done - before) / Usage.seconds(since: start))
      let line = "\r\(done) of \(sales) sales, \(speed) a second "
      FileHandle.standardError.write(Data(line.utf8))
    }
    FileHandle.standardError.write(Data("\n".utf8))
    return [
      Figure("sales", Double(done)), Figure("seconds", Usage.seconds(since: start)),
    ]
  }

  /// How many receipts a register has made.
  private func receipts(at register: RegisterID) async throws -> Int {
    Int(try await ledger.read { try $0.lastNumber(of: "RCP-\(register.text)") })
  }

  /// Times an X, and what a Z reads of the first and the last closed shift; medians.
  func timeReports(perShift: Int) async throws -> [Figure] {
    let register = registers[0]
    try await prepareOpenShift(at: register, sales: perShift)
    var x: [Double] = []
    for _ in 0..<50 {
      x.append(
        try await milliseconds {
          _ = try await counter.xReport(
            of: register, for: actor(at: register), isRecorded: false)
        })
    }
    let (first, last) = try await closedShifts(sales: perShift)
    var zFirst: [Double] = []
    var zLast: [Double] = []
    for _ in 0..<20 {
      zFirst.append(try await milliseconds { try await readForZ(first) })
      zLast.append(try await milliseconds { try await readForZ(last) })
    }
    return [
      Figure("x_ms", median(x)), Figure("z_first_ms", median(zFirst)),
      Figure("z_last_ms", median(zLast)), Figure("first_shift", Double(first)),
      Figure("last_shift", Double(last)),
    ]
  }

  /// Sees to it that a register's open shift has exactly so many sales.
  private func prepareOpenShift(at register: RegisterID, sales: Int) async throws {
    var done = try await ledger.read { reader in
      try reader.openShift(of: register).map { try reader.receipts(of: $0.id) }
    }
    if let some = done, some > sales {
      try await closeShift(at: register)
      done = nil
    }
    if done == nil { try await openShift(at: register) }
    try await sell(
      sales - (done ?? 0), at: [RegisterID](repeating: register, count: 256))
  }

  /// The first and the last closed shift with exactly so many sales.
  private func closedShifts(sales: Int) async throws -> (first: Int64, last: Int64) {
    let found = try await ledger.read { reader -> [Int64?] in
      func isFull(_ shift: Int64) throws -> Bool {
        guard try reader.shift(shift)?.closing != nil else { return false }
        return try reader.receipts(of: shift) == sales
      }
      let next = try reader.nextShift()
      let all = Array(1..<next)
      return [try all.first(where: isFull), try all.last(where: isFull)]
    }
    guard let first = found[0], let last = found[1] else {
      throw Fault("no closed shift has \(sales) sales; fill the ledger first")
    }
    return (first, last)
  }

  /// What closing a shift reads: totals, the sums of its rows, and whether they agree.
  private func readForZ(_ shift: Int64) async throws {
    try await ledger.read { reader in
      let totals = try reader.totals(of: shift)
      try ShiftDesk.check(totals, against: try reader.sums(of: shift))
    }
  }

  private func milliseconds(_ work: () async throws -> Void) async throws -> Double {
    let start = ContinuousClock.now
    try await work()
    return Usage.seconds(since: start) * 1000
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

extension LedgerReader {
  /// How many receipts a shift has.
  func receipts(of shift: Int64) throws -> Int {
    let total = try totals(of: shift).first { $0.kind == .document && $0.name == "RCP" }
    return Int(total?.count ?? 0)
  }
}
