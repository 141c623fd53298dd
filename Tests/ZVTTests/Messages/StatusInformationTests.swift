import Testing
import ZVT

@Suite("Status information")
struct StatusInformationTests {
  /// The contactless payment of the specification, its fields out of order.
  static let visa = CodecBench.packet(
    "04 0F 5B 27 00 04 00 00 00 00 49 90 49 09 78 0B 00 04 17 87 00 83 0C 17 30 12 0D 06 11"
      + "29 52 00 00 07 19 60 22 F0 F8 EE EE EE EE EE EE 90 12 0E 29 12 8A 0A"
      + "8B F0 F5 56 49 53 41 00 3B 33 31 41 37 37 4B 00 00"
      + "06 17 2F 0C 1F 10 01 00 1F 11 01 01 1F 12 01 02 43 07 A0 00 00 00 03 10 10")

  @Test("the order of fields changes what is read")
  func order() {
    let status = StatusInformation(parsing: Self.visa)
    #expect(status.amount == 4_990)
    #expect(status.currency == 978)
    #expect(status.panMasked == "************9012")
    #expect(status.cardName == "VISA")
    #expect(status.brand == "Visa")
    #expect(status.approvalCode == "31A77K")
    #expect(status.details.source == 2)
    #expect(!status.isPartial)
    var dice = LineDice(seed: 1)
    for _ in 0..<20 {
      let shuffled = status.apdu(shuffledBy: &dice)
      #expect(StatusInformation(parsing: shuffled) == status)
    }
  }

  @Test("the fields are not written in the order that old tills rely on")
  func writtenOrder() {
    let numbers = Bitmaps(parsing: StatusInformation(parsing: Self.visa).apdu.data).items.map(
      \.number)
    #expect(
      numbers == [
        0x27, 0x04, 0x0B, 0x0C, 0x0D, 0x0E, 0x19, 0x22, 0x29, 0x3B, 0x49, 0x87, 0x8A, 0x8B, 0x06,
      ])
  }

  @Test("a transaction has another identity than its terminal gave it")
  func identity() {
    let identity = StatusInformation(parsing: Self.visa).identity()
    #expect(identity?.text == "52000007/000417/0083/0611/173012")
    #expect(identity.flatMap { TransactionIdentity(text: $0.text) } == identity)
  }

  @Test(
    "an identity is made of too little",
    arguments: [
      "0B 00 04 17 87 00 83", "0C 17 30 12 0D 06 11", "0B 00 04 17 0D 06 11",
      "87 FF FF 0C 17 30 12 0D 06 11", "87 00 8A 0C 17 30 12 0D 06 11",
    ])
  func noIdentity(_ hex: String) {
    #expect(CodecBench.status(hex).identity() == nil)
  }

  @Test("a long trace, or the year's timestamp, does not reach the identity")
  func longIdentity() {
    let status = CodecBench.status(
      "0B 00 00 00 87 00 83 06 16 1F 2B 04 12 34 56 78 2E 0D"
        + "1F 0E 04 20 26 06 11 1F 0F 03 17 30 12")
    #expect(status.identity(terminal: "52000007")?.text == "52000007/12345678/0083/0611/173012")
  }

  @Test(
    "a text that is no identity passes for one",
    arguments: ["", "a/b/c/d/e", "1/2/3/0611", "52000007///0611/173012", "1/2/3/061/173012"])
  func noText(_ text: String) {
    #expect(TransactionIdentity(text: text) == nil)
  }

  @Test("a message without anything passes for a success")
  func empty() {
    let status = StatusInformation(parsing: APDU(APDU.Code.statusInformation))
    #expect(status.result == nil)
    #expect(!status.isSuccess)
    #expect(status.identity() == nil)
  }

  @Test("an amount with a letter becomes an amount")
  func malformedAmount() {
    let status = CodecBench.status("27 00 04 00 00 00 00 4A 90 87 00 83")
    #expect(status.amount == nil)
    #expect(status.malformed == [0x04])
  }

  @Test("an unknown field is guessed, or what stands before it is lost")
  func partial() {
    let status = CodecBench.status("27 00 04 00 00 00 00 49 90 3E 87 00 83")
    #expect(status.isPartial)
    #expect(status.amount == 4_990)
    #expect(status.receipt == nil)
  }

  @Test("a contradiction goes unnoticed")
  func contradiction() {
    let status = CodecBench.status("27 00 04 00 00 00 00 49 90 27 6C")
    #expect(status.contradictions == [0x27])
  }

  @Test("receipt FFFF passes for a receipt, or for a broken one")
  func noReceipt() {
    let status = CodecBench.status("87 FF FF")
    #expect(status.receipt == nil)
    #expect(status.malformed == [])
  }

  @Test(
    "sums of another shape pass for the batch's, or hide that it is a batch",
    arguments: [
      "60 F0 F0 F2 02 11", "60 F0 F0 F0",
      "60 F0 F5 F3 0A 11 02 22" + String(repeating: " 00", count: 49),
    ])
  func badTotals(_ hex: String) {
    let status = CodecBench.status(hex)
    #expect(status.totals == nil)
    #expect(status.isOfBatch)
    #expect(Bitmaps(parsing: status.apdu.data) == Bitmaps(parsing: LineBench.bytes(hex)))
  }

  @Test("the sums of a batch are added wrong")
  func totals() {
    #expect(Specimens.totals.amount == 35_975)
    #expect(Specimens.totals.count == 10)
    #expect(Specimens.totals.bytes.count == 53)
  }

  @Test(
    "a slip lacks its line for the signature, or has one too much",
    arguments: [
      ("06 06 2F 04 1F 10 01 00", false), ("06 06 2F 04 1F 10 01 01", true),
      ("06 06 2F 04 1F 10 01 02", false), ("06 06 2F 04 1F 10 01 05", true),
      ("06 06 2F 04 1F 10 01 06", true), ("06 06 2F 04 1F 10 01 07", true),
      ("06 06 2F 04 1F 10 01 FF", false), ("19 40", true), ("19 60", true), ("19 70", false),
      ("", false), ("19 60 06 06 2F 04 1F 10 01 02", false),
    ])
  func signature(_ hex: String, _ isNeeded: Bool) {
    #expect(CodecBench.status(hex).needsSignature == isNeeded)
  }

  @Test(
    "a brand is told by something weaker than what is there",
    arguments: [
      ("8A 05", "girocard"), ("8A FF 06 03 41 01 2E", "Maestro"),
      ("8A FF 06 04 41 02 01 04", "BlueCode"),
      ("8A 03 8B F0 F3 58 59 00", "XY"), ("8A 05 06 09 43 07 A0 00 00 00 04 30 60", "Maestro"),
      ("", ""),
    ])
  func brand(_ hex: String, _ brand: String) {
    #expect(CodecBench.status(hex).brand == brand)
  }

  @Test("a card number that the terminal did not mask is shown")
  func unmasked() {
    let status = CodecBench.status("22 F0 F8 41 11 11 11 11 11 11 11")
    #expect(status.panMasked == "411111******1111")
  }

  @Test("fields without a member of their own get lost")
  func others() {
    let status = CodecBench.status("27 00 05 03 4C F0 F3 00 00 01")
    #expect(status.others.map(\.number) == [0x05, 0x4C])
    #expect(StatusInformation(parsing: status.apdu) == status)
  }
}
