import Testing
import ZVT

@Suite("Values with a fixed place")
struct PositionalTests {
  @Test(
    "the end of a status enquiry is read as fields",
    arguments: [
      ("", nil, nil, false), ("F0", 0xF0, nil, false), ("06", 0x06, nil, false),
      ("00", 0x00, nil, false), ("F0 F0 F3 31 2E 32 00", 0x00, "1.2", false),
      ("F0 F0 F3 31 2E 32", 0xF0, nil, true), ("F0 F0 F0 9C", 0x9C, "", false),
      ("F0 06 03 12 01 42", 0xF0, nil, false), ("F0 F0 F1 5B F0 06 00", 0xF0, "Ä", false),
      ("00 3E", 0x00, nil, true),
    ] as [(String, UInt8?, String?, Bool)])
  func report(_ hex: String, _ state: UInt8?, _ version: String?, _ isPartial: Bool) {
    let report = StatusReport(parsing: APDU(APDU.Code.completion, LineBench.bytes(hex)))
    #expect(report.state == state)
    #expect(report.version == version)
    #expect((report.fault != nil) == isPartial)
  }

  @Test(
    "the timeout of an intermediate status is taken for a container, or the other way round",
    arguments: [
      ("0A", 0x0A, nil, false), ("0A 03", 0x0A, 3, false), ("0A 06", 0x0A, 6, false),
      ("0A 06 00", 0x0A, nil, true), ("0A 06 06 1F 73 03 00 00 01", 0x0A, nil, true),
      ("0A 06 06 00", 0x0A, 6, true), ("0A 99", 0x0A, 99, false), ("0A AA", 0x0A, nil, false),
    ] as [(String, UInt8, Int?, Bool)])
  func minutes(_ hex: String, _ code: UInt8, _ minutes: Int?, _ hasContainer: Bool) {
    let status = IntermediateStatus(
      parsing: APDU(APDU.Code.intermediateStatus, LineBench.bytes(hex)))
    #expect(status.code == code)
    #expect(status.minutes == minutes)
    #expect((status.container != nil) == hasContainer)
  }

  @Test(
    "the currency of a refusal is misread",
    arguments: [
      ("6F 09 78", 978, nil), ("6F 49 09 78", 978, nil), ("6F 05 78", 578, nil),
      ("6F 04 00 00 00 00 10 00", nil, 1_000), ("6C 05 78", nil, nil), ("6F", nil, nil),
    ] as [(String, UInt16?, Int64?)])
  func refusal(_ hex: String, _ currency: UInt16?, _ amount: Int64?) {
    let abort = Abort(parsing: APDU(APDU.Code.abort, LineBench.bytes(hex)))
    #expect(abort.currency == currency)
    #expect(abort.amounts.first == amount)
  }

  @Test("the list of reservations loses one")
  func reservations() {
    let abort = Abort(
      parsing: CodecBench.packet("06 1E 10 B8 87 00 83 06 0A 23 08 08 02 00 83 08 02 00 91"))
    #expect(abort.reservations == [83, 91])
    #expect(Abort(parsing: APDU(APDU.Code.abort)).code == nil)
  }

  @Test(
    "an update or a restart after the close goes unnoticed", arguments: [0xE0, 0xFC] as [UInt8])
  func following(_ result: UInt8) {
    let completion = Completion(parsing: APDU(APDU.Code.completion, [0x27, result]))
    #expect(completion.updateFollows == (result == 0xE0))
    #expect(completion.rebootFollows == (result == 0xFC))
  }

  @Test(
    "a character set counts although the terminal did not take it over",
    arguments: [
      ("", nil), ("06 05 27 03 14 01 FE", .utf8), ("06 08 27 06 14 01 FE 14 01 0D", nil),
      ("06 02 27 00", nil), ("06 05 27 03 14 01 0D", .iso8859(13)),
    ] as [(String, CharacterSet?)])
  func characterSet(_ hex: String, _ set: CharacterSet?) {
    let completion = Completion(parsing: APDU(APDU.Code.completion, LineBench.bytes(hex)))
    #expect(completion.characterSet == set)
  }

  @Test("a terminal may send what it was not permitted")
  func permissions() {
    var offer = Registration.Offer()
    #expect(offer.permits(APDU.Code.statusInformation))
    #expect(!offer.permits(APDU.Code.printBlock))
    offer.permittedCommands = [APDU.Code.printBlock]
    #expect(offer.permits(APDU.Code.printBlock))
  }

  @Test("a registration that is cut off passes for a whole one")
  func cutRegistration() {
    #expect(Registration(parsing: APDU(0x0600, [0, 0])).fault != nil)
    #expect(Registration(parsing: APDU(0x0600, [0, 0, 0, 0xBE])).fault == nil)
  }

  @Test("fields follow a registration without a currency, and are taken for it")
  func currencyBeforeFields() {
    let packet = Registration(currency: nil).apdu
    #expect(Registration(parsing: packet).service == 0x01)
    #expect(Registration(parsing: packet).currency == 978)
  }

  @Test("an order with a broken amount passes for one without")
  func orderAmount() {
    let command = PaymentCommand(
      parsing: APDU(APDU.Code.authorisation, LineBench.bytes("04 00 00 00 00 4A 90")))
    #expect(command.amount == nil)
    #expect(command.hasMalformedAmount)
  }
}
