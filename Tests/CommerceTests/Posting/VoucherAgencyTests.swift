import Amounts
import Commerce
import Testing

@Suite("V9, P9, P10: money of principals")
struct AgencyTests {
  static func bill() throws -> Purchase {
    try Purchase.agency(
      quote([Sold("1.50", "1", "exempt", kind: .agency)]), principal: Sample.principal,
      reference: "LV-77", amount: eur(8000))
  }

  @Test("P9: a bill of 80.00 paid for others with a fee of 1.50 becomes our turnover")
  func paid() throws {
    let document = try document(of: Self.bill(), offers: [.cash(tendered: eur(10_000))])
    #expect(
      book(document.postings) == [
        "income:services:exempt -1.50", "liabilities:agency:latvenergo -80.00",
        "assets:cash:till:R01 81.50",
      ])
    #expect(document.content.gross == eur(150))
    #expect(document.content.lines.count == 1)
  }

  @Test("P9: a fee with tax posts no tax, or the tax of the whole")
  func taxedFee() throws {
    let purchase = try Purchase.agency(
      quote([Sold("1.21", kind: .agency)]), principal: Sample.principal, reference: "",
      amount: eur(8002))
    let document = try document(
      of: purchase, offers: [.cash(tendered: eur(8123))], pack: TestPack.fiveCents)
    #expect(
      book(document.postings) == [
        "income:services:21 -1.00", "liabilities:vat:21 -0.21",
        "liabilities:agency:latvenergo -80.02", "assets:cash:till:R01 81.23",
      ])
    #expect(document.content.cashRounding.isZero)
  }

  @Test("V9: money for others is put on account, or taken without a sum")
  func refuses() throws {
    let purchase = try Self.bill()
    #expect(!purchase.roundsCash)
    #expect(!purchase.acceptsAccount)
    #expect(purchase.payable == eur(8150))
    #expect(throws: Refusal(.tenderNotAccepted)) {
      try document(
        of: purchase,
        offers: [.account(amount: eur(8150), customer: Sample.customer, due: day(4, 1))])
    }
    for amount in [0, -1] as [Int64] {
      #expect(throws: Refusal(.tenderAmountInvalid, at: "amount")) {
        try Purchase.agency(
          quote([Sold("1.50")]), principal: Sample.principal, reference: "", amount: eur(amount))
      }
    }
  }

  @Test("P10: money paid out for a principal does not lower what we owe him")
  func paidOut() throws {
    let content = try CashOffice.payOut(
      for: Sample.principal, reference: "pension", amount: eur(30_000),
      register: Sample.register, drawer: eur(30_000))
    let document = try Document(Sample.head(.cashOut), content)
    #expect(
      book(document.postings) == [
        "liabilities:agency:latvenergo 300.00", "assets:cash:till:R01 -300.00",
      ])
  }

  @Test("P10: more is paid out than the drawer holds, or nothing at all")
  func payOutRefused() {
    for (amount, code) in [
      (30_001, RefusalCode.cashNotPossible), (0, .cashAmountInvalid), (-1, .cashAmountInvalid),
    ] as [(Int64, RefusalCode)] {
      #expect(throws: Refusal(code, at: "amount")) {
        try CashOffice.payOut(
          for: Sample.principal, reference: "", amount: eur(amount), register: Sample.register,
          drawer: eur(30_000))
      }
    }
  }
}

@Suite("P20: vouchers")
struct VoucherTests {
  static let sold = OnBehalf(kind: .voucher, party: "d1", reference: "AB12", amount: eur(5000))

  static func vouchers(open: Int64) -> @Sendable (OpenItemChange.Kind, String) -> OpenItem? {
    { kind, name in kind == .voucher && name == "d1" ? OpenSamples.voucher(open: open) : nil }
  }

  @Test("P20: a voucher that is sold becomes turnover")
  func sale() throws {
    let purchase = try Purchase.vouchers([Self.sold], .euro)
    let document = try document(of: purchase, offers: [.cash(tendered: eur(5000))])
    #expect(
      book(document.postings) == [
        "liabilities:vouchers -50.00", "assets:cash:till:R01 50.00",
      ])
    #expect(document.content.gross.isZero)
    #expect(document.content.items.map(\.amount) == [eur(5000)])
    #expect(document.content.items.map(\.item) == ["d1"])
  }

  @Test("P20: a voucher sold with goods changes their tax")
  func saleWithGoods() throws {
    let purchase = try Purchase.sale(
      quote([Sold("12.10")]), customer: Sample.customer, vouchers: [Self.sold])
    #expect(purchase.payable == eur(6210))
    let document = try document(of: purchase, offers: [.card(amount: eur(6210), tip: eur(0))])
    #expect(
      book(document.postings) == [
        "income:services:21 -10.00", "liabilities:vat:21 -2.10", "liabilities:vouchers -50.00",
        "assets:card:clearing 62.10",
      ])
  }

  @Test("P20: a voucher that is used does not lower what we owe")
  func used() throws {
    let document = try receipt(
      quote([Sold("12.10")]), offers: [.voucher(amount: eur(1210), digest: "d1")],
      items: Self.vouchers(open: 1210))
    #expect(
      book(document.postings) == [
        "income:services:21 -10.00", "liabilities:vat:21 -2.10", "liabilities:vouchers 12.10",
      ])
    #expect(document.content.items.map(\.amount) == [eur(-1210)])
  }

  @Test("P20: a voucher pays more than it is worth")
  func insufficient() throws {
    let sale = try quote([Sold("12.10")])
    #expect(throws: Refusal(.voucherInsufficient)) {
      try receipt(
        sale, offers: [.voucher(amount: eur(1210), digest: "d1")],
        items: Self.vouchers(open: 1209))
    }
    #expect(throws: Refusal(.voucherInsufficient)) {
      try receipt(
        sale,
        offers: [
          .voucher(amount: eur(700), digest: "d1"), .voucher(amount: eur(510), digest: "d1"),
        ], items: Self.vouchers(open: 1209))
    }
    #expect(throws: Refusal(.voucherUnknown)) {
      try receipt(
        sale, offers: [.voucher(amount: eur(1210), digest: "d2")],
        items: Self.vouchers(open: 5000))
    }
  }

  @Test("P20: two parts of one voucher within its worth are refused")
  func twoParts() throws {
    let document = try receipt(
      quote([Sold("12.10")]),
      offers: [
        .voucher(amount: eur(700), digest: "d1"), .voucher(amount: eur(510), digest: "d1"),
      ], items: Self.vouchers(open: 1210))
    #expect(document.content.items.map(\.amount) == [eur(-700), eur(-510)])
  }
}
