import USB

/// Card terminals by their numbers, from public lists; none of them is confirmed on hardware.
enum KnownTerminal {
  /// A terminal, or something that only looks like one; nothing for any other device.
  static func suggestion(for device: USBDescription) -> DeviceSuggestion? {
    if device.vendor == 0x0CA6 {
      return readers.contains(device.product)
        ? DeviceSuggestion(
          .other, .high, "a reader of chip cards (PC/SC) by Castles, no payment terminal")
        : terminal(.low, "made by Castles")
    }
    if let model = models[device.vendor]?[device.product] {
      return terminal(.medium, "its numbers are those of \(model)")
    }
    return vendors[device.vendor].map { terminal(.low, "made by \($0)") }
  }

  private static func terminal(_ confidence: DeviceSuggestion.Confidence, _ reason: String)
    -> DeviceSuggestion
  {
    DeviceSuggestion(
      .terminal, confidence, "\(reason); whether it speaks ZVT, its answer to 05 01 tells")
  }

  private static let readers: Set<UInt16> = [0x3050, 0x0010]

  private static let vendors: [UInt16: String] = [
    0x0B00: "Ingenico", 0x0F14: "Ingenico", 0x079B: "Sagem", 0x0780: "Sagem Monetel",
    0x11CA: "Verifone", 0x0AB1: "FEIG", 0x0886: "XAC",
  ]

  private static let models: [UInt16: [UInt16: String]] = [
    0x0B00: [
      0x0052: "Ingenico Move5000", 0x0053: "Ingenico Move3xxx", 0x0054: "Ingenico Desk3xxx",
      0x0055: "Ingenico Move2xxx", 0x0056: "Ingenico Lane7xxx", 0x0060: "Ingenico iPP3xx, iPP4xx",
      0x0061: "Ingenico iSC", 0x0062: "Ingenico iSC", 0x0063: "Ingenico iSC",
      0x0064: "Ingenico iWL2xx", 0x0066: "Ingenico iCT2xx", 0x0080: "Ingenico Desk5000",
      0x0081: "Ingenico Lane5000", 0x0082: "Ingenico Lane8xxx", 0x0083: "Ingenico Link2xxx",
      0x0084: "Ingenico Lane3xxx", 0x0086: "Ingenico AXIUM-D7", 0x0087: "Ingenico Desk1500",
    ],
    0x079B: [0x0028: "an older Telium (iPP2xx)", 0x0051: "an older Telium (iPP2xx)"],
    0x11CA: [
      0x0201: "Verifone MX870", 0x0207: "Verifone VX810", 0x0219: "Verifone VX820",
      0x0220: "Verifone VX805", 0xCA11: "Verifone P630",
    ],
  ]
}
