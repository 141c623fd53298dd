import Amounts
import Testing
import ZVT

@Suite("Codes")
struct CodeTests {
  @Test("a code of the specification is unknown")
  func results() {
    let codes: [UInt8] = [
      0x00, 0x64, 0x65, 0x66, 0x67, 0x68, 0x6A, 0x6B, 0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x73, 0x74,
      0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0x7B, 0x7C, 0x7D, 0x7E, 0x83, 0x85, 0x89, 0x9A, 0x9B,
      0x9C, 0xA0, 0xA1, 0xA3, 0xA4, 0xA5, 0xB1, 0xB2, 0xB4, 0xB5, 0xB7, 0xB8, 0xBF, 0xC0, 0xC1,
      0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC8, 0xC9, 0xCB, 0xCC, 0xCD, 0xD2, 0xDC, 0xDD, 0xDE, 0xE0,
      0xE2, 0xE3, 0xE4, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xF0, 0xF1, 0xF5, 0xF6, 0xFA,
      0xFB, 0xFC, 0xFD, 0xFE, 0xFF,
    ]
    for code in codes + Array(0x01...0x63) { #expect(ResultCode(code).isKnown) }
    #expect(!ResultCode(0x69).isKnown)
    #expect((UInt8(0)...0xFF).filter { ResultCode($0).isSuccess } == [0])
    #expect(
      (UInt8(0)...0xFF).filter { ResultCode($0).isForMerchantOnly } == [1, 2, 3, 4, 0x29, 0x2B])
  }

  @Test(
    "a result means another thing at the counter",
    arguments: [
      (0x00, .success), (0x6C, .cancelled), (0x9C, .busy), (0xB4, .alreadyReversed),
      (0xB5, .notReversible), (0xF0, .closeBatch), (0x77, .closeBatch), (0x9B, .hostUnreachable),
      (0x6F, .currency), (0x83, .unsupported), (0x33, .declined), (0x05, .declined),
      (0x02, .referral), (0x29, .referral), (0x40, .amount), (0x57, .initialisation),
      (0xCC, .printer),
    ] as [(UInt8, ResultCode.Meaning)])
  func meanings(_ code: UInt8, _ meaning: ResultCode.Meaning) {
    #expect(ResultCode(code).meaning == meaning)
    #expect(!ResultCode(code).words.isEmpty)
  }

  @Test(
    "a state of the terminal calls for another remedy",
    arguments: [
      (0x00, .nothing, true), (0x51, .initialise, false), (0x62, .setClock, false),
      (0x64, .repeatCard, false), (0x65, .startOPT, false), (0xF6, .startOPT, false),
      (0x9C, .wait, false), (0xB1, .closeBatch, false), (0xB2, .clearJournal, false),
      (0xBF, .technician, false), (0xC1, .setClock, false), (0xC2, .diagnose, false),
      (0xC4, .update, false), (0xDC, .nothing, true), (0xDF, .technician, false),
      (0xE0, .wait, false), (0xE1, .removeCard, true), (0xF0, .closeBatch, false),
      (0x33, .technician, false),
    ] as [(UInt8, TerminalState.Remedy, Bool)])
  func states(_ code: UInt8, _ remedy: TerminalState.Remedy, _ isReady: Bool) {
    #expect(TerminalState(code).remedy == remedy)
    #expect(TerminalState(code).isReady == isReady)
  }

  @Test("a state of the specification is unknown")
  func knownStates() {
    let codes: [UInt8] = [
      0x00, 0x51, 0x62, 0x64, 0x65, 0x9C, 0x9D, 0xB1, 0xB2, 0xBF, 0xC0, 0xC1, 0xC2, 0xC4, 0xCC,
      0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xF0, 0xF6,
    ]
    #expect((UInt8(0)...0xFF).filter { TerminalState($0).isKnown } == codes)
  }

  @Test(
    "an intermediate status means another step",
    arguments: [
      (0x05, .reversing, false), (0x45, .reversing, true), (0x0F, .closingBatch, false),
      (0x0A, .presentCard, false), (0x0B, .removeCard, true), (0x04, .host, false),
      (0x01, .customerActs, false), (0x43, .refused, true), (0x1D, .refused, false),
      (0xD2, .host, false), (0x99, .working, false), (0x68, .working, false),
    ] as [(UInt8, IntermediateCode.Step, Bool)])
  func steps(_ code: UInt8, _ step: IntermediateCode.Step, _ asksToRemoveCard: Bool) {
    #expect(IntermediateCode(code).step == step)
    #expect(IntermediateCode(code).asksToRemoveCard == asksToRemoveCard)
  }

  @Test("an intermediate status of the specification is unknown")
  func knownSteps() {
    let ranges: [ClosedRange<UInt8>] = [
      0x00...0x1D, 0x26...0x2C, 0x41...0x5D, 0x66...0x67, 0x68...0x69, 0xC7...0xCC, 0xD2...0xD3,
      0xE0...0xE2, 0xF1...0xF3, 0xFF...0xFF,
    ]
    #expect(
      (UInt8(0)...0xFF).filter { IntermediateCode($0).isKnown } == ranges.flatMap { Array($0) })
    #expect(IntermediateCode(0xAA).words == "please wait")
  }

  @Test(
    "a card gets another brand",
    arguments: [
      ("A0000000031010", "Visa"), ("A0000000043060", "Maestro"), ("A0000000041010", "Mastercard"),
      ("A00000002501", "American Express"), ("A0000000651010", "JCB"), ("A0000001523010", "Diners"),
      ("A000000333010101", "UnionPay"), ("A000000359", nil), ("A0", nil), ("", nil),
    ] as [(String, String?)])
  func brands(_ hex: String, _ brand: String?) {
    #expect(CardType.brand(ofApplication: LineBench.bytes(hex)) == brand)
  }

  @Test(
    "a card type has another name",
    arguments: zip(
      [5, 10, 46, 69, 198, 260, 3, 255],
      ["girocard", "Visa", "Maestro", "Postcard", "China UnionPay", "BlueCode", nil, nil]))
  func cardTypes(_ type: Int, _ name: String?) {
    #expect(CardType.name(type) == name)
  }

  @Test("a card type of the table is lost")
  func knownCardTypes() {
    #expect(
      CardType.known == [
        2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21, 28, 30, 40, 46, 47, 69, 79, 87,
        89, 97, 101, 107, 111, 127, 146, 148, 152, 154, 156, 158, 160, 162, 164, 196, 197, 198,
        217, 232, 256, 257, 258, 259, 260,
      ])
  }

  @Test("a currency of the ledger has no number, or that of another one", arguments: Currency.known)
  func currencies(_ currency: Currency) {
    guard let number = currency.isoNumber else {
      Issue.record("\(currency.code) has no number")
      return
    }
    #expect(Currency(isoNumber: number) == currency)
  }

  @Test("money goes to the terminal in a currency or size that it would misunderstand")
  func money() throws {
    let price = try Money(4_990, .euro).forTerminal()
    #expect(price.amount == 4_990)
    #expect(price.currency == 978)
    for money in [Money(-1, .euro), Money(1_000_000_000_000, .euro)] {
      #expect(throws: TerminalAmountError.outOfRange) { try money.forTerminal() }
    }
    for code in ["JPY", "KWD"] {
      guard let currency = Currency(code: code) else { continue }
      #expect(throws: TerminalAmountError.currency(currency)) {
        try Money(100, currency).forTerminal()
      }
      #expect(currency.isoNumber.flatMap { Money(terminalAmount: 100, currency: $0) } == nil)
    }
    #expect(Money(terminalAmount: 4_990, currency: 978) == Money(4_990, .euro))
    #expect(Money(terminalAmount: 4_990, currency: 123) == nil)
  }
}
