import ZVT

extension Specimens {
  static let fromTerminal: [Specimen] = statuses + steps + ends + prints + asks

  private static let statuses: [Specimen] = [
    Specimen(
      "04 0F 5B 27 00 04 00 00 00 00 49 90 0B 00 04 17 0C 17 30 12 0D 06 11 0E 29 12 19 60"
        + "22 F0 F8 EE EE EE EE EE EE 90 12 29 52 00 00 07 3B 33 31 41 37 37 4B 00 00 49 09 78"
        + "87 00 83 8A 0A 8B F0 F5 56 49 53 41 00"
        + "06 17 2F 0C 1F 10 01 00 1F 11 01 01 1F 12 01 02 43 07 A0 00 00 00 03 10 10",
      CodecBench.status {
        $0.result = 0
        $0.amount = 4_990
        $0.trace = 417
        $0.time = "173012"
        $0.date = "0611"
        $0.expiry = "2912"
        $0.kind = 0x60
        $0.panMasked = "************9012"
        $0.terminalNumber = "52000007"
        $0.approvalCode = "31A77K"
        $0.currency = 978
        $0.receipt = 83
        $0.cardType = 0x0A
        $0.cardName = "VISA"
        $0.details.verification = 0
        $0.details.isOnline = true
        $0.details.source = 2
        $0.details.application = [0xA0, 0, 0, 0, 0x03, 0x10, 0x10]
      }),
    Specimen(
      "04 0F 12 27 6C 29 52 00 00 07 3C F0 F0 F7 41 42 42 52 55 43 48",
      CodecBench.status {
        $0.result = 0x6C
        $0.terminalNumber = "52000007"
        $0.text = "ABBRUCH"
      }),
    Specimen(
      "04 0F 49 27 00 04 00 00 00 03 59 75 0C 22 15 07 0D 06 11 60 F0 F5 F3 02 11 02 22"
        + "03 00 00 00 00 73 50 00 00 00 00 00 00 00 02 00 00 00 00 99 00 00 00 00 00 00 00 00"
        + "04 00 00 00 01 62 25 00 00 00 00 00 00 00 01 00 00 00 00 25 00",
      CodecBench.status {
        $0.result = 0
        $0.amount = 35_975
        $0.time = "221507"
        $0.date = "0611"
        $0.totals = totals
      }),
    Specimen(
      "04 0F 2A 06 28 1F 1F 02 00 83 1F 25 06 00 00 00 00 10 00 1F 36 06 00 00 00 00 01 50"
        + "1F 2B 04 12 34 56 78 1F 37 01 02 1F 73 03 00 00 09",
      CodecBench.status {
        $0.details.syncID = [0x00, 0x83]
        $0.details.cashback = 1_000
        $0.details.tip = 150
        $0.details.longTrace = "12345678"
        $0.details.receiptFlags = .hasSignatureField
        $0.details.sequence = 9
      }),
  ]

  static let totals = BatchTotals(
    firstReceipt: 211, lastReceipt: 222,
    brands: [
      BatchTotals.Brand(name: "girocard", count: 3, amount: 7_350),
      BatchTotals.Brand(name: "Mastercard", count: 2, amount: 9_900),
      BatchTotals.Brand(name: "Visa", count: 4, amount: 16_225),
      BatchTotals.Brand(name: "other", count: 1, amount: 2_500),
    ])

  private static let steps: [Specimen] = [
    Specimen("04 FF 01 0A", IntermediateStatus(0x0A)),
    Specimen("04 FF 02 04 03", IntermediateStatus(0x04, minutes: 3)),
    Specimen("04 FF 02 04 06", IntermediateStatus(0x04, minutes: 6)),
    Specimen(
      "04 FF 0F FF 03 06 0B 24 09 07 03 50 49 4E 07 02 4F 4B",
      IntermediateStatus(0xFF, minutes: 3, lines: ["PIN", "OK"])),
    Specimen(
      "04 FF 09 0E 06 06 1F 73 03 00 00 01",
      IntermediateStatus(0x0E, container: [TLV(0x1F73, [0, 0, 1])])),
  ]

  private static let ends: [Specimen] = [
    Specimen("06 0F 00", Completion()),
    Specimen(
      "06 0F 14 19 03 29 52 00 00 07 49 09 78 06 08 12 01 42 27 03 14 01 FE",
      completion {
        $0.needs = [.initialisation, .diagnosis]
        $0.terminalNumber = "52000007"
        $0.currency = 978
        $0.container = [TLV(0x12, [0x42]), TLV(0x27, [TLV(0x14, [0xFE])])]
      }),
    Specimen(
      "06 0F 0A 27 E0 0C 17 30 12 AA 26 06 11",
      completion {
        $0.result = 0xE0
        $0.time = "173012"
        $0.date = "260611"
      }),
    Specimen("06 0F 01 F0", StatusReport(state: 0xF0)),
    Specimen("06 0F 01 9C", StatusReport(state: 0x9C)),
    Specimen(
      "06 0F 0E F0 F0 F3 31 2E 32 06 06 05 1F 55 02 40 00",
      StatusReport(
        state: 0x06, version: "1.2", container: [TLV(0x1F55, [0x40, 0x00])])),
    Specimen("06 1E 01 6C", Abort(0x6C)),
    Specimen("06 1E 04 B8 87 00 83", abort(0xB8) { $0.receipt = 83 }),
    Specimen("06 1E 04 B8 87 FF FF", abort(0xB8) { $0.hasNoReceipt = true }),
    Specimen("06 1E 04 6F 49 09 78", abort(0x6F) { $0.currency = 978 }),
    Specimen(
      "06 1E 0F 6F 04 00 00 00 00 10 00 04 00 00 00 00 20 00",
      abort(0x6F) { $0.amounts = [1_000, 2_000] }),
    Specimen(
      "06 1E 0D FF 06 0A 1F 16 02 12 34 1F 17 02 4E 4F",
      abort(0xFF) { $0.container = [TLV(0x1F16, [0x12, 0x34]), TLV(0x1F17, "NO")] }),
  ]

  private static func completion(_ fill: (inout Completion) -> Void) -> Completion {
    var completion = Completion()
    fill(&completion)
    return completion
  }

  private static func abort(_ code: UInt8, _ fill: (inout Abort) -> Void) -> Abort {
    var abort = Abort(code)
    fill(&abort)
    return abort
  }

  private static let prints: [Specimen] = [
    Specimen("06 D1 05 40 53 55 4D 4D", PrintLine(attribute: 0x40, "SUMM")),
    Specimen("06 D1 01 00", PrintLine([])),
    Specimen("06 D1 02 FF 03", PrintLine(attribute: 0xFF, [3])),
    Specimen(
      "06 D1 09 81 4F 4B 06 04 1F 07 01 02",
      PrintLine(attribute: 0x81, [0x4F, 0x4B], kind: .customer)),
    Specimen(
      "06 D3 12 06 10 25 0A 09 01 00 07 02 4F 4B 09 01 81 1F 07 01 01",
      PrintBlock(["OK"], kind: .merchant)),
  ]

  private static let asks: [Specimen] = [
    Specimen(
      "04 01 08 AA 26 06 11 0C 17 30 12", ClockSetting(date: "260611", time: "173012")),
    Specimen(
      "04 0D 08 06 06 32 04 1F 38 01 02",
      Command(APDU.Code.inputRequest, container: [TLV(0x32, [TLV(0x1F38, [2])])])),
    Specimen(
      "04 0E 07 06 05 2B 03 16 01 01",
      Command(APDU.Code.menuRequest, container: [TLV(0x2B, [TLV(0x16, [1])])])),
    Specimen(
      "06 D0 0D F0 1E 70 00 00 00 01 74 02 75 01 72 03",
      Command(
        APDU.Code.signatureCheck,
        fields: [
          Bitmap(0xF0, [30]), Bitmap(0x70, [0, 0, 0, 1]), Bitmap(0x74, [2]), Bitmap(0x75, [1]),
          Bitmap(0x72, [3]),
        ])),
    Specimen(
      "06 E4 06 0E 29 12 17 00 01",
      Command(
        APDU.Code.blockedList, fields: [Bitmap(0x0E, [0x29, 0x12]), Bitmap(0x17, [0x00, 0x01])])),
    Specimen("06 D8 01 00", Command(APDU.Code.dial, operands: [0])),
    Specimen("06 D9 00", Command(APDU.Code.hangUp)),
    Specimen("06 DA 02 01 02", Command(APDU.Code.lineSend, operands: [1, 2])),
    Specimen("06 DB 01 05", Command(APDU.Code.lineReceive, operands: [5])),
    Specimen("06 DD 00", Command(APDU.Code.lineState)),
  ]
}
