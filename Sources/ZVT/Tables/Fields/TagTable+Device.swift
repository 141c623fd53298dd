extension TagTable {
  /// The terminal, its files and its settings.
  static let device: [TagInfo] = [
    TagInfo(0x1F00, "file's length", .binary),
    TagInfo(0x1F80, "file's checksum", .raw),
    TagInfo(0x1F81, "file's state", .raw),
    TagInfo(
      0x1F13, "function that the terminal asks for",
      .choice([
        0: "extended diagnosis", 1: "end of day", 2: "configuration diagnosis",
        3: "pre-initialisation", 4: "EMV configuration diagnosis", 5: "tax free",
      ])),
    TagInfo(0x1F16, "extended error", .binary),
    TagInfo(0x1F17, "extended error in words", .text),
    TagInfo(0x1F35, "till's id", .decimal),
    TagInfo(0x1F40, "device's name", .ascii),
    TagInfo(0x1F41, "software version", .ascii),
    TagInfo(0x1F42, "serial number", .decimal),
    TagInfo(
      0x1F43, "device's state",
      .choice([
        0: "ready", 1: "needs initialisation", 2: "no keys", 3: "manipulated",
      ])),
    TagInfo(0x1F44, "terminal number", .decimal),
    TagInfo(0x1F54, "health record 1F54", .raw),
    TagInfo(
      0x1F55, "locks",
      .flags([
        [
          0x80: "closing", 0x40: "initialisation", 0x20: "diagnosis", 0x10: "service",
          0x08: "out of order", 0x04: "printer", 0x02: "start-up", 0x01: "module changed",
        ],
        [
          0x80: "log defective", 0x40: "no reader", 0x20: "card inserted", 0x10: "link",
          0x08: "activation", 0x04: "battery", 0x02: "contactless", 0x01: "MDB",
        ],
      ])),
    TagInfo(0x1F56, "health record 1F56", .raw),
    TagInfo(0x1F71, "understood tags", .raw),
    TagInfo(0x1F72, "extended card detection", .choice([0: "off", 1: "on"])),
    TagInfo(0x1F78, "daily restart asked for", .binary),
    TagInfo(0x1F79, "action asked for", .choice([1: "log on again after a restart"])),
  ]

  /// Security, inputs and the sequence of messages.
  static let extensions: [TagInfo] = [
    TagInfo(0x1F32, "security module's id", .raw),
    TagInfo(0x1F33, "message data", .raw),
    TagInfo(0x1F34, "code of authenticity", .raw),
    TagInfo(0x1F38, "input", .choice([0: "text", 1: "number", 2: "amount"])),
    TagInfo(0x1F39, "input's timeout in seconds", .binary),
    TagInfo(0x1F3A, "input's answer", .text),
    TagInfo(0x1F73, "message sequence", .decimal),
    TagInfo(0x1F74, "long password", .secret),
    TagInfo(0xDF01, "private object DF01", .raw),
  ]
}
