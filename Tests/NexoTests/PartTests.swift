import Amounts
import Nexo
import Testing

@Suite("Parts of nexo messages")
struct PartTests {
  @Test("the sums of a period count what was reversed, or forget refunds")
  func sums() throws {
    let totals = NexoTotals(
      brand: "visa", currency: "EUR",
      lines: [
        NexoTotals.Line("Debit", count: 3, amount: NexoAmount(text: "30.00")),
        NexoTotals.Line("Credit", count: 1, amount: NexoAmount(text: "4.00")),
        NexoTotals.Line("ReverseDebit", count: 1, amount: NexoAmount(text: "10.00")),
        NexoTotals.Line("Declined", count: 9, amount: nil),
      ])
    let sum = try #require(totals.sum(in: .euro))
    #expect(sum.amount == Money(1600, .euro))
    #expect(sum.count == 3)
  }

  @Test(
    "sums that can't be read are taken for sums",
    arguments: [
      NexoTotals(brand: nil, currency: "USD", lines: []),
      NexoTotals(
        brand: nil, currency: nil, lines: [NexoTotals.Line("Debit", count: 1, amount: nil)]),
      NexoTotals(
        brand: nil, currency: nil,
        lines: [NexoTotals.Line("Debit", count: nil, amount: NexoAmount(text: "1"))]),
      NexoTotals(
        brand: nil, currency: nil,
        lines: [NexoTotals.Line("Debit", count: 1, amount: NexoAmount(text: "-1"))]),
      NexoTotals(
        brand: nil, currency: nil,
        lines: Array(
          repeating: NexoTotals.Line(
            "Debit", count: Int.max, amount: NexoAmount(text: "92233720368547758.07")), count: 2)),
    ])
  func unreadableSums(totals: NexoTotals) {
    #expect(totals.sum(in: .euro) == nil)
  }

  @Test("a terminal's text steers a printer, or a pair becomes unreadable")
  func lines() {
    let content = OutputContent(pieces: [
      OutputContent.Piece("name=Total%20sum&value=12%2C30&key=total"),
      OutputContent.Piece("a\u{1B}@b\u{7}", endsLine: false), OutputContent.Piece("c\u{9B}d"),
      OutputContent.Piece("50%off + 3", endsLine: false),
    ])
    #expect(content.lines == ["Total sum  12,30", "a@bcd", "50%off + 3"])
  }

  @Test("escapes of a query are undone wrongly")
  func query() {
    let query = QueryText("a=1+2&b=%41%2&c&d=%zz&e=")
    #expect(query["a"] == "1 2")
    #expect(query["b"] == "A%2")
    #expect(query["c"] == nil)
    #expect(query["d"] == "%zz")
    #expect(query["e"] == "")
  }

  @Test("a name of a message or of a transaction does not survive the ledger")
  func texts() throws {
    let reference = MessageReference(.reversal, serviceID: "0A", saleID: "K/1")
    #expect(reference.text == "Reversal/0A/K/1")
    #expect(MessageReference(text: reference.text) == reference)
    for text in ["", "none", "unusable", "Payment", "Payment//K", "Teleport/1/K"] {
      #expect(MessageReference(text: text) == nil)
    }
    let whole = TransactionIdentifier("4711.98", timeStamp: "2026-11-28T13:20:00Z")
    #expect(TransactionIdentifier(text: whole.text) == whole)
    #expect(TransactionIdentifier(text: "4711") == TransactionIdentifier("4711", timeStamp: nil))
  }

  @Test("two attempts share a message name, or one attempt has another name after a restart")
  func serviceIdentifiers() throws {
    #expect(ServiceIdentifier.money(try AttemptID("c-1")) == Self.golden)
    var names: Set<String> = []
    for number in 0..<2_000 {
      let attempt = try AttemptID("c-\(number)")
      names.insert(ServiceIdentifier.money(attempt))
      names.insert(ServiceIdentifier.undo(attempt))
      names.insert(ServiceIdentifier.plain(start: 1_795_000_000_000, count: number))
    }
    #expect(names.count == 6_000)
    #expect(names.allSatisfy { $0.utf8.count == 10 })
  }

  /// Names that ledgers hold attempts under: a change would orphan every open one.
  private static let golden = "1E9HZKQT6E"
}

@Suite("Masking of nexo messages")
struct MaskingTests {
  @Test(
    "a card number is kept",
    arguments: [
      (#"{"Text":"Card 4761739001010010 ok"}"#, #"{"Text":"Card 476173******0010 ok"}"#),
      (#"{"Text":"4761 7390 0101 0010"}"#, #"{"Text":"4761 73** **** 0010"}"#),
      (#"{"Text":"4761-7390-0101-0010."}"#, #"{"Text":"4761-73**-****-0010."}"#),
      (#"{"N":4761739001010010}"#, #"{"N":"476173******0010"}"#),
      (#"{"PAN":"4761739001010010"}"#, #"{"PAN":"***"}"#),
      (
        #"{"CardData":{"SensitiveCardData":{"PAN":"1"}}}"#,
        #"{"CardData":{"SensitiveCardData":"***"}}"#
      ),
      (#"{"TrackData":[{"TrackValue":"x"}]}"#, #"{"TrackData":"***"}"#),
      ("{broken 4761739001010010", "{broken 476173******0010"),
      ("{broken 1234567890123456", "{broken 123456******3456"),
    ])
  func hides(text: String, masked: String) {
    let once = NexoMasking.masked(Array(text.utf8))
    #expect(String(decoding: once, as: UTF8.self) == masked)
    #expect(NexoMasking.masked(once) == once)
  }

  @Test(
    "evidence is destroyed",
    arguments: [
      #"{"TransactionID":"oLkO001510323081009.4761739001010010"}"#, #"{"Text":"20261128132000"}"#,
      #"{"RequestedAmount":12.30,"MaskedPan":"476173******0010"}"#, #"{"Text":"1234567890123456"}"#,
    ])
  func keeps(text: String) {
    #expect(NexoMasking.masked(Array(text.utf8)) == Array(text.utf8))
  }
}
