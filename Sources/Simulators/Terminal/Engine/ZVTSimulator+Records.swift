import ZVT

// What the terminal tells of the past.
extension ZVTSimulator {
  /// The last receipt once more, or those of a range of numbers (PA00P015 §2.8).
  mutating func repeatReceipt(_ command: TillCommand) {
    guard undoing == nil else { return start(command, [.abort(APDU.Answer.pleaseWait)]) }
    guard profile.repeatReceipt != .completionOnly else { return start(command, [.complete()]) }
    let records = records(command)
    guard !records.isEmpty else { return start(command, [.abort(0x66)]) }
    var steps: [Step] = []
    for record in records {
      if command.service & 0x01 != 0 { steps.append(.record(record)) }
      if command.service & 0x02 == 0 { steps += slip(of: record) }
    }
    start(command, steps + [.complete()])
  }

  private func records(_ command: TillCommand) -> [TerminalMemory.Record] {
    let tags = command.fields.tlv
    if let first = tags.bytes(0x1F02).flatMap(BCD.number) {
      let last = tags.bytes(0x1F03).flatMap(BCD.number) ?? first
      return movements(from: first, to: last).map(TerminalMemory.Record.movement)
    }
    if tags.bytes(0x1F01) == [0x04] {
      guard profile.repeatReceipt == .all, !memory.batches.isEmpty else { return [] }
      return [.batch(memory.batches.count - 1)]
    }
    switch memory.last(isRefusalLeftOut: !profile.keepsRefusals) {
    case nil: return []
    case .batch where profile.repeatReceipt != .all: return []
    case let record?: return [record]
    }
  }

  /// The movements of the open batch whose slips have these numbers.
  private func movements(from first: Int64, to last: Int64) -> [Int] {
    memory.openRange.filter { index in
      let movement = memory.movements[index]
      guard movement.isOnRecord, let receipt = movement.receipt else { return false }
      return Int64(receipt) >= first && Int64(receipt) <= last
    }
  }

  private func slip(of record: TerminalMemory.Record) -> [Step] {
    switch record {
    case .movement(let index):
      // Nobody needs a slip of a refusal.
      guard memory.movements[index].fate != .declined else { return [] }
      let slips = Slip.copies(of: memory.movements[index], profile)
      return slipMessages(slips, isAdministration: false).map(Step.slip)
    case .batch(let index):
      let batch = memory.batches[index]
      return slipSteps([Slip.sums(batch.sums, title: "END OF DAY", at: batch.at, profile)])
    }
  }

  /// Receipts printed once more, by their numbers (PA00P015 §2.20).
  mutating func reprint(_ command: TillCommand) {
    let first = BCD.number(Array(command.head.prefix(2))) ?? 0
    let last = command.head.count == 4 ? BCD.number(Array(command.head.suffix(2))) ?? 0 : first
    let found = movements(from: first, to: last)
    guard !found.isEmpty else { return start(command, [.abort(0x66)]) }
    start(command, found.flatMap { slip(of: .movement($0)) } + [.complete()])
  }
}
