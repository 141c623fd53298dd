import Amounts
import Devices
import Testing
import ZVT

/// Each finding of the table of recoveries is a test.
@Suite("Recovery after a lost answer")
struct RecoveryTests {
  private static let before = "52000007/000417/0083/0611/173012"
  /// 11 June 2026, 17:35 on the terminal's wall clock, two hours ahead of UTC.
  private static let sentAt = try? Moment(rfc3339: "2026-06-11T17:35:00+02:00")

  private func verdict(
    _ last: LastTransaction, baseline: String = before, movement: CardMovement = .payment,
    original: String? = nil, isShowingProven: Bool = true, sentAt: Moment? = sentAt
  ) -> CardOutcome {
    let order = CardOrder(
      attempt: AttemptID(trusted: "a-1"), movement: movement, amount: Money(4_990, .euro),
      baseline: baseline, original: original, sentAt: sentAt)
    return Recovery(
      order: order, allowance: AmountAllowance(), isShowingProven: isShowingProven,
      skewMilliseconds: 600_000
    ).verdict(on: last)
  }

  private func seen(
    _ identity: String?, _ word: LastTransaction.Sighting.Word = .yes(.whole(.told(4_990))),
    reversed: String? = nil
  ) -> LastTransaction {
    .transaction(
      LastTransaction.Sighting(
        identity: identity.flatMap(TransactionIdentity.init(text:)), word: word,
        reversedTrace: reversed))
  }

  @Test("The baseline itself must prove that nothing was charged, though the amount is the same")
  func sameAsBaseline() {
    #expect(verdict(seen(Self.before)).name == "notCharged")
  }

  @Test("The next transaction with the amount must be found to be ours")
  func next() {
    #expect(
      verdict(seen("52000007/000418/0084/0611/173520")) == .approved(.told(4_990)))
  }

  @Test(
    "What is not certainly ours must go to a person",
    arguments: [
      ("52000007/000419/0085/0611/173520", "two steps newer"),
      ("52000007/000416/0082/0611/173520", "older by its number"),
      ("52000007/000417/0083/0611/173520", "the same numbers at another time"),
      ("52000007/000400/0084/0611/173520", "a trace that went back"),
      ("52000007/000418/0084/0611/120000", "older than the order by its time"),
      ("52000007/000418/0084/0510/235900", "of another day"),
      ("52000008/000418/0084/0611/173520", "another terminal"),
      ("/000418/0084/0611/173520", "a terminal that does not tell its number any more"),
      ("52000007/000418//0611/173520", "no receipt number any more"),
    ])
  func review(_ identity: String, _ why: String) {
    #expect(verdict(seen(identity)).name == "review", Comment(rawValue: why))
  }

  @Test("The wrap of receipt numbers must not hide a payment")
  func wrap() {
    let baseline = "52000007/000417/9999/0611/173012"
    #expect(
      verdict(seen("52000007/000418/0001/0611/173520"), baseline: baseline).name == "approved")
    #expect(
      verdict(seen("52000007/000418/0002/0611/173520"), baseline: baseline).name == "review")
    #expect(
      verdict(
        seen("52000007/000001/0084/0611/173520"), baseline: "52000007/999999/0083/0611/173012"
      ).name == "approved")
  }

  @Test("Numbers that refused or undone attempts used up must not hide a payment, nor be one")
  func usedNumbers() {
    let heard = "52000007/000420/0085/0611/173200"
    let baseline = "\(Self.before)+\(heard)"
    for (identity, name) in [
      ("52000007/000421/0086/0611/173520", "approved"),
      ("52000007/000421/0085/0611/173520", "approved"),
      ("52000007/000421/0084/0611/173520", "approved"),
      ("52000007/000421/0087/0611/173520", "review"), (heard, "review"),
      (Self.before, "notCharged"),
    ] {
      #expect(
        verdict(seen(identity), baseline: baseline).name == name, Comment(rawValue: identity))
    }
    #expect(verdict(seen(heard, .no("05")), baseline: baseline).name == "notCharged")
  }

  @Test("Where a terminal has no receipt numbers the trace must count")
  func traceOnly() {
    let baseline = "52000007/000417//0611/173012"
    #expect(
      verdict(seen("52000007/000418//0611/173520"), baseline: baseline).name == "approved")
    #expect(verdict(seen("52000007/000419//0611/173520"), baseline: baseline).name == "review")
    #expect(verdict(seen(baseline), baseline: baseline).name == "notCharged")
  }

  @Test("Another amount, another currency and a reversal record must go to a person")
  func otherContent() throws {
    let identity = "52000007/000418/0084/0611/173520"
    let koruna = try #require(Currency(code: "CZK"))
    #expect(verdict(seen(identity, .yes(.whole(.told(4_991))))).name == "review")
    #expect(verdict(seen(identity, .yes(.whole(.told(4_990, koruna))))).name == "review")
    #expect(verdict(seen(identity, .yes(.contradictory("x")))).name == "review")
    #expect(verdict(seen(identity, reversed: "000417")).name == "review")
  }

  @Test("A newer no must be a decline, an older one must not")
  func declined() {
    let no = LastTransaction.Sighting.Word.no("05 declined")
    #expect(
      verdict(seen("52000007/000418/0084/0611/173520", no)) == .declined(reason: "05 declined"))
    #expect(verdict(seen("52000007/000410/0080/0611/173520", no)).name == "review")
    #expect(verdict(seen(nil, no)).name == "unknown")
  }

  @Test("What says nothing must prove nothing")
  func nothingProven() {
    #expect(verdict(.silence).name == "unknown")
    #expect(verdict(seen(nil)).name == "unknown")
    #expect(verdict(seen("52000007/000418/0084/0611/173520", .untold)).name == "unknown")
    #expect(
      verdict(seen("52000007/000418/0084/0611/173520", .yes(.incomplete("x")))).name == "unknown")
  }

  @Test("An empty store must prove something only where that was measured and is the same answer")
  func emptyStore() {
    #expect(verdict(.nothing(code: 0x64), baseline: "none:64").name == "notCharged")
    #expect(verdict(.nothing(code: 0x65), baseline: "none:64").name == "unknown")
    #expect(
      verdict(.nothing(code: 0x64), baseline: "none:64", isShowingProven: false).name == "unknown")
    #expect(verdict(.nothing(code: 0x64), baseline: Self.before).name == "unknown")
    #expect(verdict(.nothing(code: 0x64), baseline: "unusable").name == "unknown")
  }

  @Test("A closed batch must prove something only where it is the baseline")
  func closedBatch() {
    let batch = "0211-0222/35975/0611/221507"
    #expect(verdict(.batch(batch), baseline: "batch:\(batch)").name == "notCharged")
    #expect(verdict(.batch(batch)).name == "review")
    #expect(
      verdict(.batch("0211-0223/40965/0611/221507"), baseline: "batch:\(batch)").name == "review")
  }

  @Test("After an empty store or a closed batch the time must decide")
  func firstOfAll() {
    let first = seen("52000007/000001/0001/0611/173520")
    let old = seen("52000007/000001/0001/0611/120000")
    for baseline in ["none:64", "batch:0211-0222/35975/0611/221507"] {
      #expect(verdict(first, baseline: baseline).name == "approved")
      #expect(verdict(old, baseline: baseline).name == "review")
      #expect(verdict(first, baseline: baseline, sentAt: nil).name == "review")
    }
  }

  @Test("Without a baseline nothing must be concluded")
  func noBaseline() {
    for baseline in ["unusable", "", "17", "none:", "none:XY", "\(Self.before)+", "+"] {
      #expect(
        verdict(seen("52000007/000418/0084/0611/173520"), baseline: baseline).name == "review",
        Comment(rawValue: baseline))
    }
  }

  @Test("New Year must not make a payment look a year old")
  func newYear() throws {
    let sentAt = try Moment(rfc3339: "2026-12-31T23:59:30+01:00")
    let baseline = "52000007/000417/0083/1231/235012"
    #expect(
      verdict(seen("52000007/000418/0084/0101/000010"), baseline: baseline, sentAt: sentAt).name
        == "approved")
    let later = try Moment(rfc3339: "2027-01-01T00:00:20+01:00")
    #expect(
      verdict(seen("52000007/000418/0084/1231/235955"), baseline: baseline, sentAt: later).name
        == "approved")
    #expect(
      verdict(seen("52000007/000418/0084/1231/224955"), baseline: baseline, sentAt: later).name
        == "review")
  }

  @Test("A reversal must be found by the payment that it took back")
  func reversal() {
    let identity = "52000007/000418/0084/0611/173520"
    func found(_ reversed: String?, _ word: LastTransaction.Sighting.Word) -> String {
      verdict(seen(identity, word, reversed: reversed), movement: .reversal, original: Self.before)
        .name
    }
    let yes = LastTransaction.Sighting.Word.yes(.whole(.told(4_990)))
    #expect(found("000417", yes) == "approved")
    #expect(found("000416", yes) == "review")
    #expect(found(nil, yes) == "review")
    #expect(found(nil, .no("9B")) == "declined")
    #expect(
      verdict(seen(Self.before), movement: .reversal, original: Self.before).name == "notCharged")
  }

  @Test("Hostile identities must not trap")
  func hostile() {
    let huge = String(repeating: "9", count: 40)
    for identity in [
      "52000007/\(huge)/0084/9999/999999", "52000007/\(huge)/\(huge)/0230/246060",
      "/0/0/0000/000000",
    ] {
      #expect(verdict(seen(identity)).name == "review")
      #expect(verdict(seen(identity), baseline: identity).name == "notCharged")
    }
  }

  @Test(
    "A baseline must read as it was written",
    arguments: [
      "52000007/000417/0083/0611/173012", "none:64",
      "52000007/000417/0083/0611/173012+52000007/000418/0084/0611/173100",
      "batch:0211-0222/35975/0611/221507",
      "unusable",
    ])
  func baselines(_ text: String) {
    #expect(Baseline(text: text).text == text)
  }
}
