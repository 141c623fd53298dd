import Devices
import LedgerStore
import Operations
import Synchronization
import Testing

@Suite struct DeviceWatchTests {
  /// A clock that tests move.
  private final class Hands: Sendable {
    private let time = Mutex<Int64>(1_000)
    var now: Int64 { time.withLock { $0 } }
    func move(_ milliseconds: Int64) { time.withLock { $0 += milliseconds } }
  }

  private func watch(_ hands: Hands) throws -> (DeviceWatch, DeviceStore) {
    let store = try DeviceStore(path: ":memory:")
    let watch = DeviceWatch(store: store, news: Newsroom()) { hands.now }
    return (watch, store)
  }

  @Test func timeAtFaultDoesNotCountAsTimeBetweenFaults() async throws {
    let hands = Hands()
    let (watch, store) = try watch(hands)
    await watch.begin("front")
    hands.move(500)
    await watch.note("front", .ready)
    hands.move(10_000)
    await watch.note("front", .fault(code: "printer.paper", words: ""))
    hands.move(3_000)
    await watch.note("front", .ready)
    hands.move(20_000)
    await watch.note("front", .fault(code: "printer.cover", words: ""))
    hands.move(1_000)
    let history = DeviceHistory(try await store.events(of: "front"), now: hands.now)
    #expect(history.since == 1_000)
    #expect(history.readyMilliseconds == 30_000)
    #expect(history.faultMilliseconds == 4_000)
    #expect(history.faults == ["printer.paper": 1, "printer.cover": 1])
    #expect(history.meanTimeBetweenFaults == 15_000)
  }

  @Test func timeThatNobodyWatchedCountsForNothing() async throws {
    let hands = Hands()
    let (watch, store) = try watch(hands)
    await watch.note("front", .ready)
    hands.move(1_000)
    await watch.end()
    hands.move(1_000_000)
    await watch.begin("front")
    hands.move(7_000)
    let history = DeviceHistory(try await store.events(of: "front"), now: hands.now)
    #expect(history.readyMilliseconds == 1_000)
    #expect(history.meanTimeBetweenFaults == nil)
  }

  @Test func aFaultThatLastsIsCountedOnce() async throws {
    let hands = Hands()
    let (watch, store) = try watch(hands)
    for _ in 0..<5 {
      hands.move(100)
      await watch.note("card", .fault(code: "terminal.unreachable", words: "refused"))
    }
    let events = try await store.events(of: "card")
    #expect(events.map(\.kind) == [.fault])
    let sighting = try #require(await watch.sighting(of: "card"))
    #expect(sighting.since == 1_100)
    #expect(sighting.seen == 1_500)
  }

  @Test func aTerminalAtWorkIsNotAtFault() async throws {
    let hands = Hands()
    let (watch, store) = try watch(hands)
    await watch.note("card", .ready)
    await watch.note("card", .busy(words: "please wait"))
    await watch.note("card", .ready)
    #expect(try await store.events(of: "card").map(\.kind) == [.ready])
  }

  @Test func theOldestEventsOfADeviceAreForgottenAndNoOthers() async throws {
    let store = try DeviceStore(path: ":memory:", eventsMax: 20)
    try await store.note(DeviceEvent(device: "other", at: 0, kind: .ready))
    for at in 0..<23 {
      try await store.note(DeviceEvent(device: "front", at: Int64(at), kind: .ready))
    }
    let events = try await store.events(of: "front", limit: .max)
    #expect(events.count == 20)
    #expect(events.first?.at == 3)
    #expect(try await store.events(of: "other").count == 1)
  }

  @Test(arguments: [
    (TerminalHealth.ready, "ready"), (.busy("wait"), "busy"),
    (.needs(.closeBatch, code: "F0"), "terminal.needs_end_of_day"),
    (.outOfOrder(code: "DF"), "terminal.out_of_order"),
    (.unreachable("refused"), "terminal.unreachable"),
  ])
  func everyStateOfATerminalHasItsStableCode(_ health: TerminalHealth, _ code: String) {
    #expect(DeviceCondition(health).code == code)
  }

  @Test(arguments: PrinterTrouble.allCases)
  func everyTroubleOfAPrinterHasItsStableCode(_ trouble: PrinterTrouble) {
    #expect(DeviceCondition(trouble).code == "printer.\(trouble.rawValue)")
  }
}

@Suite struct DeviceTraceTests {
  @Test func aTraceKeepsTheNewestInOrder() {
    let trace = DeviceTrace(capacity: 3) { 7 }
    for byte in UInt8(1)...5 { trace.note(.sent, [byte]) }
    #expect(trace.entries.map(\.bytes) == [[3], [4], [5]])
    #expect(trace.entries.allSatisfy { $0.at == 7 })
  }

  @Test func whoFollowsATraceHearsWhatComesNext() async {
    let trace = DeviceTrace(capacity: 3) { 7 }
    trace.note(.sent, [1])
    var stream = trace.follow().makeAsyncIterator()
    trace.note(.received, [2], words: "an answer")
    let entry = await stream.next()
    #expect(entry?.bytes == [2])
    #expect(entry?.words == "an answer")
    #expect(entry?.direction == .received)
  }
}
