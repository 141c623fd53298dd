import Amounts
import CanonicalJSON
import Commerce
import Testing

@Suite("Facts through the journal")
struct FactRoundTripTests {
  @Test("a fact comes back from the journal as another")
  func roundTrip() throws {
    for (name, fact) in try FactSamples.all() {
      let text = written(fact)
      let json = try JSON(parsing: text)
      #expect(json.canonicalText == text, "\(name) is not canonical")
      #expect(try Fact(json, at: "facts[0]") == fact, "\(name)")
    }
  }

  @Test("a kind of fact or document has no sample, so nothing shows that it comes back")
  func complete() throws {
    let heads = try Set(
      FactSamples.all().map { written($0.fact).dropFirst(2).prefix { $0 != "\"" } })
    #expect(
      heads == [
        "approval", "attempt", "basket", "branch", "catalogue", "document", "event",
        "printJob",
        "refusal", "shiftClosed", "shiftHandedOver", "shiftOpened", "terminalClosed", "told",
      ])
  }

  @Test("a random basket, its document or its refund comes back as another")
  func random() throws {
    var random = SplitMix64(seed: 5)
    for run in 0..<200 {
      let (sold, discount) = RandomBasketTests.basket(using: &random)
      let quote = try quote(sold, discount: discount)
      guard quote.gross.isPositive, quote.gross.minorUnits < 700_000 else { continue }
      let sale = try receipt(
        quote, offers: [.cash(tendered: eur(700_000))], pack: TestPack.fiveCents)
      for document in [sale, try VoidTests.void(sale)] {
        let fact = Fact.document(document, prints: Bool.random(using: &random))
        #expect(try Fact(JSON(parsing: written(fact)), at: "") == fact, "run \(run)")
      }
    }
  }

  @Test("card details of older entries can't be read, or are written in another form")
  func olderDetails() throws {
    let older =
      #"{"attempt":{"amount":5250,"baseline":"1","command":"k","currency":"EUR","details":{"#
      + #""authorisation":"083214","batch":"31","number":"************4242","scheme":"Visa","#
      + #""trace":"217"},"direction":"payment","id":"c-1","ordinal":1,"register":"R01","#
      + #""remark":"","shift":1,"state":"approved","terminal":"T1"}}"#
    let fact = try Fact(JSON(parsing: older), at: "facts[0]")
    #expect(written(fact) == older)
    guard case .attempt(let attempt) = fact else {
      Issue.record("expected an attempt")
      return
    }
    #expect(attempt.details?.verification == nil && attempt.details?.reference == "217")
    #expect(FactSamples.fullDetails.reference == "52000007/000417/0083/0611/173012")
  }

  @Test("the spelling of a fact changed, so that every older journal is of another form")
  func spelling() throws {
    let closed = Fact.shiftClosed(
      shift: 7,
      ShiftClosing(
        expected: eur(11_240), closingCount: eur(11_200), closingDifference: eur(-40),
        leftInDrawer: eur(0)))
    #expect(
      written(closed) == #"{"shiftClosed":{"closingCount":11200,"closingDifference":-40,"#
        + #""currency":"EUR","expected":11240,"leftInDrawer":0,"shift":7}}"#)
    let job = PrintJob(
      id: 3, subject: .document(41, copy: 0), register: Sample.register,
      person: PersonID(trusted: "anna"), since: 12)
    #expect(
      written(.print(job))
        == #"{"printJob":{"document":41,"id":3,"person":"anna","register":"R01","since":12,"#
        + #""state":"queued"}}"#)
    let float = try LedgerDayTests.float()
    #expect(
      written(.document(float, prints: true)) == #"{"document":{"amount":15000,"currency":"EUR","#
        + #""head":{"at":"2026-03-02T10:00:00.123+02:00","date":"2026-03-02","id":1,"#
        + #""language":"lv","number":1,"pack":"LV/1","person":"anna","register":"R01","#
        + #""series":"CIN-R01","shift":1,"type":"CIN"},"movements":[{"account":"#
        + #""assets:cash:till:R01","amount":15000},{"account":"assets:cash:safe","#
        + #""amount":-15000}],"postings":[{"account":"assets:cash:till:R01","amount":15000},"#
        + #"{"account":"assets:cash:safe","amount":-15000}],"reason":"float"},"prints":true}"#)
  }
}
