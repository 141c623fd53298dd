/// A chip by the numbers of its maker; which device hangs behind it the numbers do not say.
struct KnownChip: Hashable, Sendable {
  let name: String
  /// How it is driven; nothing where Kase does not.
  let driven: SerialChip?
}

extension SerialChip {
  /// The chip of a vendor's and a product's number; nothing for one that is not known.
  static func known(_ vendor: UInt16, _ product: UInt16) -> KnownChip? {
    switch (vendor, product) {
    case (0x0403, 0x6001), (0x0403, 0x6015): chip(.ftdi(sharesIndex: false))
    case (0x0403, 0x6010), (0x0403, 0x6011), (0x0403, 0x6014): chip(.ftdi(sharesIndex: true))
    case (0x10C4, 0xEA60), (0x10C4, 0xEA70), (0x10C4, 0xEA71): chip(.cp210x)
    case (0x067B, 0x2303), (0x067B, 0x2304), (0x067B, 0x23A3), (0x067B, 0x23B3),
      (0x067B, 0x23C3), (0x067B, 0x23D3), (0x067B, 0x23E3), (0x067B, 0x23F3):
      chip(.prolific)
    case (0x1A86, 0x7523), (0x1A86, 0x5523), (0x1A86, 0x7522):
      KnownChip(name: "CH340", driven: nil)
    default: nil
    }
  }

  /// Whether a device comes with its endpoints halted: ATOL's FPrint, by Linux's list of quirks.
  static func opensHalted(_ vendor: UInt16, _ product: UInt16) -> Bool {
    vendor == 0x2912 && product == 0x0001
  }

  private static func chip(_ chip: SerialChip) -> KnownChip {
    KnownChip(name: chip.name, driven: chip)
  }
}
