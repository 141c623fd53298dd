import ZVT

extension Specimens {
  private static let zeros = Password.zeros

  static let commands: [Specimen] = asked + shown + serviced

  private static let asked: [Specimen] = [
    Specimen("06 02 00", Command.logOff),
    Specimen("06 10 03 00 00 00", Command.totals(password: zeros)),
    Specimen("06 12 05 00 00 00 00 83", Command.reprint(password: zeros, from: 83)),
    Specimen("06 12 07 00 00 00 00 83 00 85", Command.reprint(password: zeros, from: 83, to: 85)),
    Specimen("06 18 00", Command.restart),
    Specimen("06 1A 00", Command.printConfiguration),
    Specimen(
      "06 1B 08 00 00 00 29 52 00 00 07",
      Command.setTerminalNumber(password: zeros, "52000007")),
    Specimen("06 1B 03 00 00 00", Command.setTerminalNumber(password: zeros, nil)),
    Specimen("06 20 05 00 00 00 03 03", Command.repeatReceipt(password: zeros)),
    Specimen(
      "06 20 0B 00 00 00 03 01 06 04 1F 01 01 04",
      Command.repeatReceipt(password: zeros, service: 0x01, receipt: 0x04)),
    Specimen("06 50 03 00 00 00", Command.endOfDay(password: zeros)),
    Specimen("06 51 03 00 00 00", Command.sendOffline(password: zeros)),
    Specimen("06 70 00", Command.diagnosis()),
    Specimen("06 70 05 06 03 1B 01 01", Command.diagnosis(0x01)),
    Specimen("06 79 00", Command.selfTest),
    Specimen(
      "06 91 0B 00 00 00 AA 26 06 11 0C 17 30 12",
      ClockSetting(password: zeros, date: "260611", time: "173012")),
    Specimen("06 93 03 00 00 00", Command.initialisation(password: zeros)),
    Specimen(
      "06 95 06 00 00 00 12 34 56",
      Command(APDU.Code.changePassword, operands: [0, 0, 0, 0x12, 0x34, 0x56])),
    Specimen("05 01 00", Command.statusEnquiry(password: nil)),
    Specimen("05 01 05 00 00 00 03 03", Command.statusEnquiry(password: zeros)),
    Specimen("08 01 03 00 00 00", Command(APDU.Code.serviceMode, password: zeros)),
    Specimen("0F 10 05 00 00 00 03 01", Command(0x0F10, password: zeros, service: 0x01)),
  ]

  private static let shown: [Specimen] = [
    Specimen("06 85 03 01 41 42", Command(0x0685, operands: [0x01, 0x41, 0x42])),
    Specimen("06 86 01 05", Command(0x0686, operands: [0x05])),
    Specimen("06 87 01 05", Command(0x0687, operands: [0x05])),
    Specimen("06 88 01 05", Command(0x0688, operands: [0x05])),
    Specimen("06 B0 00", Command.cancel),
    Specimen("06 B0 02 D2 00", Command(APDU.Code.cancel, fields: [Bitmap(0xD2, [0])])),
    Specimen("06 C0 01 1E", Command.readCard(timeoutSeconds: 30)),
    Specimen(
      "06 C0 07 06 06 04 1F 15 01 40",
      Command.readCard(timeoutSeconds: 6, container: [TLV(0x1F15, [0x40])])),
    Specimen("06 C5 00", Command(APDU.Code.closeCardField)),
    Specimen("06 C6 02 00 A4", Command(APDU.Code.cardCommand, operands: [0x00, 0xA4])),
    Specimen(
      "06 E0 10 F0 05 F1 F0 F4 48 61 6C 6C F2 F0 F2 64 75 F9 02",
      Command.display(["Hall", "du"], seconds: 5, beeps: 2)),
    Specimen(
      "06 E1 07 F0 05 F1 F0 F2 4F 4B",
      Command(
        APDU.Code.displayKey,
        fields: [Bitmap(0xF0, [5]), Bitmap(0xF1, [0x4F, 0x4B])])),
    Specimen(
      "06 E2 04 E0 01 E9 06",
      Command(APDU.Code.displayNumber, fields: [Bitmap(0xE0, [1]), Bitmap(0xE9, [6])])),
    Specimen("06 E3 02 F0 1E", Command(APDU.Code.displayPIN, fields: [Bitmap(0xF0, [30])])),
    Specimen(
      "06 E5 05 D1 F0 F2 00 00", Command(APDU.Code.messageCode, fields: [Bitmap(0xD1, [0, 0])])),
    Specimen(
      "06 E6 06 06 04 1F 5B 01 05",
      Command(APDU.Code.cardPoll, container: [TLV(0x1F5B, [5])])),
    Specimen("06 E7 00", Command(0x06E7)),
    Specimen("06 E8 00", Command(0x06E8)),
    Specimen("06 E9 00", Command(0x06E9)),
    Specimen(
      "06 F0 04 72 03 73 02",
      Command(
        APDU.Code.displayImage, fields: [Bitmap(0x72, [3]), Bitmap(0x73, [2])])),
  ]

  private static let serviced: [Specimen] = [
    Specimen("08 02 01 01", Command(APDU.Code.switchProtocol, operands: [1])),
    Specimen("08 10 02 06 00", Command(APDU.Code.softwareUpdate, container: [])),
    Specimen(
      "08 11 07 06 05 2D 03 1D 01 01",
      Command(APDU.Code.readFile, container: [TLV(0x2D, [TLV(0x1D, [1])])])),
    Specimen("08 12 05 06 03 1D 01 01", Command(APDU.Code.deleteFile, container: [TLV(0x1D, [1])])),
    Specimen("08 13 02 06 00", Command(0x0813, container: [])),
    Specimen("08 14 02 06 00", Command(0x0814, container: [])),
    Specimen("08 20 00", Command(APDU.Code.startOPT)),
    Specimen(
      "08 21 08 AA 26 06 11 0C 17 30 12",
      Command(
        0x0821, fields: [Bitmap(0xAA, [0x26, 0x06, 0x11]), Bitmap(0x0C, [0x17, 0x30, 0x12])])),
    Specimen("08 22 00", Command(0x0822)),
    Specimen("08 23 00", Command(0x0823)),
    Specimen("08 24 00", Command(0x0824)),
    Specimen("08 30 01 01", Command(APDU.Code.selectLanguage, operands: [1])),
    Specimen("08 40 01 07", Command.baudRate(7)),
    Specimen("08 50 02 FA FF", Command.activateReader(false)),
  ]
}
