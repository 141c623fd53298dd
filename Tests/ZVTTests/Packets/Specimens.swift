import ZVT

/// Every packet type once and more: as bytes, and as the message that they are.
enum Specimens {
  static let all = registration + payments + commands + fromTerminal

  private static let zeros = Password.zeros

  static let registration: [Specimen] = [
    Specimen(
      "06 00 10 00 00 00 BE 09 78 03 01 06 06 26 04 0A 02 06 D3",
      offering { $0.permittedCommands = [0x06D3] }),
    Specimen(
      "06 00 1C 00 00 00 BE 09 78 03 01 06 12 12 01 42 26 08 0A 02 06 D3 0A 02 06 D1 27 03 14 01 FE",
      offering {
        $0.printWidth = 42
        $0.permittedCommands = [0x06D3, 0x06D1]
        $0.characterSets = [.utf8]
      }),
    Specimen(
      "06 00 14 00 00 00 BE 09 78 03 01 06 0A 1A 02 04 00 1F 73 03 00 00 00",
      offering {
        $0.packetBytesMax = 1024
        $0.offersSequence = true
      }),
    Specimen(
      "06 00 04 12 34 56 08",
      Registration(
        password: Password("123456") ?? .zeros, config: .sendsIntermediateStatus, currency: nil,
        service: nil, offer: nil)),
    Specimen(
      "06 00 08 00 00 00 86 09 78 06 00",
      Registration(config: .afterLogOff, service: nil, offer: Registration.Offer())),
  ]

  private static func offering(_ fill: (inout Registration.Offer) -> Void) -> Registration {
    var offer = Registration.Offer()
    fill(&offer)
    return Registration(offer: offer)
  }

  static let payments: [Specimen] = [
    Specimen(
      "06 01 0C 04 00 00 00 00 49 90 49 09 78 19 44",
      PaymentCommand.authorisation(4_990, currency: 978, paymentType: 0x44)),
    Specimen(
      "06 01 14 04 00 00 00 00 49 90 49 09 78 19 44 06 06 1F 73 03 00 00 01",
      CodecBench.payment(.authorisation) {
        $0.amount = 4_990
        $0.currency = 978
        $0.paymentType = 0x44
        $0.add(TLV(0x1F73, [0, 0, 1]))
      }),
    Specimen(
      "06 01 0A 04 00 00 00 12 34 10 49 09 78",
      PaymentCommand.authorisation(123_410, currency: 978, paymentType: nil)),
    Specimen(
      "06 01 0F 04 00 00 00 00 00 01 49 09 78 06 03 1F 1F 00",
      CodecBench.payment(.authorisation) {
        $0.amount = 1
        $0.currency = 978
        $0.add(TLV(0x1F1F, [] as [UInt8]))
      }),
    Specimen(
      "06 01 0B 04 00 00 00 00 02 50 01 1E 02 05",
      CodecBench.payment(.authorisation) {
        $0.amount = 250
        $0.timeoutSeconds = 30
        $0.statusMax = 5
      }),
    Specimen(
      "06 03 05 06 03 1F 1F 00", CodecBench.payment(.balance) { $0.add(TLV(0x1F1F, [] as [UInt8])) }
    ),
    Specimen(
      "06 04 07 04 00 00 00 00 10 00", CodecBench.payment(.activateCard) { $0.amount = 1_000 }),
    Specimen(
      "06 05 07 04 00 00 00 00 20 00", CodecBench.payment(.procurement) { $0.amount = 2_000 }),
    Specimen(
      "06 09 0E 00 17 01 04 00 00 00 00 15 00 3D 12 34 56",
      CodecBench.payment(.prepaidTopUp) {
        $0.prepaid = PaymentCommand.Prepaid(product: 17, mode: 1)
        $0.amount = 1_500
        $0.password = Password("123456")
      }),
    Specimen("06 0A 07 04 00 00 00 01 00 00", CodecBench.payment(.taxFree) { $0.amount = 10_000 }),
    Specimen(
      "06 0C 0D 87 00 83 04 00 00 00 00 05 00 49 09 78",
      CodecBench.payment(.tip) {
        $0.receipt = 83
        $0.amount = 500
        $0.currency = 978
      }),
    Specimen(
      "06 21 13 00 00 00 04 00 00 00 00 49 90 3B 34 37 31 31 00 00 00 00",
      CodecBench.payment(.phoneAuthorisation) {
        $0.password = .zeros
        $0.amount = 4_990
        $0.approvalCode = "4711"
      }),
    Specimen(
      "06 22 0B 04 00 00 00 01 00 00 0B 00 04 17",
      CodecBench.payment(.reservation) {
        $0.amount = 10_000
        $0.trace = 417
      }),
    Specimen(
      "06 23 0A 87 00 83 04 00 00 00 00 12 00",
      CodecBench.payment(.partialReversal) {
        $0.receipt = 83
        $0.amount = 1_200
      }),
    Specimen("06 23 03 87 FF FF", CodecBench.payment(.openReservations)),
    Specimen(
      "06 24 1A 87 00 83 04 00 00 00 00 88 00 0B 00 04 17 0C 17 30 12 0D 06 11 29 52 00 00 07",
      CodecBench.payment(.bookTotal) {
        $0.receipt = 83
        $0.amount = 8_800
        $0.trace = 417
        $0.time = "173012"
        $0.date = "0611"
        $0.terminalNumber = "52000007"
      }),
    Specimen("06 25 03 87 00 83", CodecBench.payment(.cancelReservation) { $0.receipt = 83 }),
    Specimen(
      "06 26 1D 04 00 00 00 00 88 00 49 09 78 0B 00 04 17 3B 34 37 31 31 00 00 00 00"
        + "06 04 1F 06 01 02",
      CodecBench.payment(.externalReversal) {
        $0.amount = 8_800
        $0.currency = 978
        $0.trace = 417
        $0.approvalCode = "4711"
        $0.add(TLV(0x1F06, [2]))
      }),
    Specimen(
      "06 30 10 00 00 00 87 00 83 04 00 00 00 00 49 90 49 09 78",
      PaymentCommand.reversal(receipt: 83, 4_990, currency: 978, password: zeros)),
    Specimen(
      "06 31 0D 00 00 00 04 00 00 00 00 49 90 49 09 78",
      PaymentCommand.refund(4_990, currency: 978, password: zeros)),
  ]
}
