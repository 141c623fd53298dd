import PrinterLanguages
import USB

/// Which profile a printer may have.
struct PrinterSuggestion {
  private let device: USBDescription
  private let identity: PrinterIdentity?
  private let profiles: [PrinterProfile]

  init(
    _ device: USBDescription, _ identity: PrinterIdentity?, _ profiles: [PrinterProfile]
  ) {
    self.device = device
    self.identity = identity
    self.profiles = profiles
  }

  /// A suggestion; nothing where the device is no printer.
  var suggestion: DeviceSuggestion? {
    let isPrinter = PrinterInterface(of: device, USBPrinterSettings()) != nil
    guard let best = best(isPrinter ? .printerClass : .vendorClass) else {
      return isPrinter ? unknown : nil
    }
    return DeviceSuggestion(
      .printer, profile: best.profile.id, quirks: quirks(best.profile, isPrinter: isPrinter),
      best.confidence, "\(best.reason): \(best.profile.vendor) \(best.profile.model)")
  }

  /// A printer by its class, of which no profile knows anything.
  private var unknown: DeviceSuggestion {
    let vendor = Self.vendors[device.vendor].map { "made by \($0), " } ?? ""
    return DeviceSuggestion(
      .printer, profile: "unknown", quirks: quirks(nil, isPrinter: true), .low,
      "a printer by its class, \(vendor)of a model that no profile knows")
  }

  // MARK: - Matching

  private struct Match {
    let profile: PrinterProfile
    let confidence: DeviceSuggestion.Confidence
    let reason: String
    /// How many letters of the device's name speak for it.
    var letters = 0

    func isAsGood(as other: Match) -> Bool {
      (confidence, letters) == (other.confidence, other.letters)
    }
  }

  /// What the device says in words goes before numbers, and numbers of a product before those of
  /// its vendor; of two names the longer: a "TSP143IV" is no "TSP143".
  private func best(_ mode: PrinterProfile.USBMatch.Mode) -> Match? {
    let matches = profiles.flatMap { profile in
      [byIdentity(profile)] + profile.usb.filter { $0.mode == mode }.map { match($0, profile) }
    }.compactMap(\.self)
    let strongest = matches.max {
      ($0.confidence, $0.letters) < ($1.confidence, $1.letters)
    }
    guard let strongest else { return nil }
    let best = matches.filter { $0.isAsGood(as: strongest) }
    guard let first = best.first, Set(best.map(\.profile.id)).count > 1 else { return strongest }
    let ids = Set(best.map(\.profile.id)).sorted().joined(separator: ", ")
    return Match(
      profile: first.profile, confidence: .low,
      reason: "several profiles fit (\(ids)), the first of them")
  }

  private func byIdentity(_ profile: PrinterProfile) -> Match? {
    guard let wanted = profile.deviceID, let identity, identity.manufacturer == wanted.maker,
      identity.model == wanted.model
    else { return nil }
    return Match(
      profile: profile, confidence: .high, reason: "it calls itself \(wanted.model)",
      letters: wanted.model.count)
  }

  private func match(_ entry: PrinterProfile.USBMatch, _ profile: PrinterProfile) -> Match? {
    guard entry.vendor == device.vendor, entry.product ?? device.product == device.product
    else { return nil }
    if let pattern = entry.productPattern {
      let names = [device.productName, identity?.model].compactMap(\.self)
      guard let (name, letters) = Self.match(names, pattern) else { return nil }
      return Match(
        profile: profile, confidence: .high, reason: "it calls itself \(name)", letters: letters)
    }
    if entry.product == nil {
      return Match(
        profile: profile, confidence: .low, reason: "its vendor's number is known, not its model")
    }
    return Match(
      profile: profile, confidence: .medium, reason: "its numbers are those of a model")
  }

  /// The first of the names that a pattern is found in, and how many letters of it.
  private static func match(_ names: [String], _ pattern: String) -> (name: String, letters: Int)? {
    guard let expression = try? Regex(pattern) else { return nil }
    for name in names {
      if let found = name.firstMatch(of: expression) {
        return (name, name[found.range].count)
      }
    }
    return nil
  }

  // MARK: - Quirks

  /// What is seen in the descriptors or known of the vendor, and is not in the profile.
  private func quirks(_ profile: PrinterProfile?, isPrinter: Bool) -> Set<PrinterProfile.Quirk> {
    var quirks: Set<PrinterProfile.Quirk> = []
    if !isPrinter { quirks.insert(.vendorClass) }
    let found = PrinterInterface(of: device, USBPrinterSettings(quirks: quirks))
    // CUPS reads no printer of Star; an interface without an input can't be read.
    if device.vendor == 0x0519 || found?.input == nil { quirks.insert(.unidir) }
    return quirks.subtracting(profile?.quirks ?? [])
  }

  /// Makers of receipt printers by their numbers.
  private static let vendors: [UInt16: String] = [
    0x04B8: "Epson", 0x0519: "Star", 0x1504: "Bixolon", 0x0419: "Samsung", 0x1D90: "Citizen",
    0x0D3A: "Posiflex", 0x1FC9: "Xprinter", 0x05D9: "HP", 0x04C5: "Fujitsu",
  ]
}
