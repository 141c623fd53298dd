extension FieldTable {
  /// The field of a number in a command: some fields mean another thing in every command.
  package static func field(_ number: UInt8, in control: UInt16) -> FieldInfo? {
    guard let field = field(number) else { return nil }
    let payment = PaymentCommand.Verb(code: control) != nil
    let key = payment ? APDU.Code.authorisation : control
    guard let context = contexts[key]?[number] else { return field }
    return FieldInfo(number, context.name, field.layout, context.kind)
  }

  private static let contexts: [UInt16: [UInt8: (name: String, kind: ValueKind)]] = [
    APDU.Code.registration: [
      0x03: (
        "service byte",
        .flags([[0x01: "no service menu on a key", 0x02: "payment texts in capitals"]])
      )
    ],
    APDU.Code.statusEnquiry: [
      0x03: (
        "service byte",
        .flags([
          [
            0x01: "service menu blocked", 0x02: "no software version", 0x04: "extra data",
          ]
        ])
      )
    ],
    APDU.Code.repeatReceipt: [
      0x03: (
        "service byte",
        .flags([[0x01: "send the status information", 0x02: "do not print"]])
      )
    ],
    APDU.Code.completion: [
      0x19: (
        "status byte",
        .flags([
          [
            0x01: "initialisation needed", 0x02: "diagnosis needed", 0x04: "OPT action needed",
            0x08: "fuel mode", 0x10: "vending mode",
          ]
        ])
      )
    ],
    APDU.Code.statusInformation: [
      0x19: (
        "kind of payment",
        .choice([0x40: "offline", 0x50: "card checked only", 0x60: "online", 0x70: "PIN"])
      )
    ],
    APDU.Code.authorisation: [0x19: ("payment type", .paymentType)],
  ]
}
