package import PrinterLanguages
package import USB

/// What a device that is plugged in may be. A person decides: many devices share their numbers.
package struct DeviceSuggestion: Hashable, Sendable {
  /// What kind of device it may be.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A receipt printer.
    case printer
    /// A card terminal.
    case terminal
    /// A serial line; what hangs behind it, its numbers don't say.
    case line
    /// Nothing that Kase uses.
    case other
  }

  /// How much speaks for it.
  package enum Confidence: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Nothing but the kind is known.
    case low
    /// Numbers that several models share.
    case medium
    /// The device names itself, or its numbers are one model's alone.
    case high

    /// By how much speaks for it.
    package static func < (left: Confidence, right: Confidence) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// What kind of device it may be.
  package let kind: Kind
  /// The profile of a printer's model; nothing for what is no printer.
  package let profile: String?
  /// How a printer may behave on USB, besides what its profile says.
  package let quirks: Set<PrinterProfile.Quirk>
  /// How much speaks for it.
  package let confidence: Confidence
  /// Why, in English, for the technician.
  package let reason: String

  /// A suggestion with its reason.
  package init(
    _ kind: Kind, profile: String? = nil, quirks: Set<PrinterProfile.Quirk> = [],
    _ confidence: Confidence, _ reason: String
  ) {
    self.kind = kind
    self.profile = profile
    self.quirks = quirks
    self.confidence = confidence
    self.reason = reason
  }

  /// Looks at a device's class first, then at its numbers and names.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - identity: what it tells of itself as a printer; nothing where nobody asked it.
  ///   - profiles: the profiles to choose from.
  package init(
    for device: USBDescription, identity: PrinterIdentity? = nil, among profiles: [PrinterProfile]
  ) {
    let found =
      KnownTerminal.suggestion(for: device)
      ?? PrinterSuggestion(device, identity, profiles).suggestion
      ?? Self.line(in: device)
    self = found ?? DeviceSuggestion(.other, .high, "it has no interface that Kase uses")
  }

  /// A serial line of a class or a chip.
  private static func line(in device: USBDescription) -> DeviceSuggestion? {
    do throws(SerialBridge.Refusal) {
      let bridge = try SerialBridge.find(in: device)
      let reason = "a serial line (\(bridge.chip.name)); ask what is behind it who answers there"
      return DeviceSuggestion(.line, .low, reason)
    } catch {
      guard case .notDriven(let name) = error else { return nil }
      let reason =
        "a serial line (\(name)), which Kase does not drive itself; the system's driver makes"
        + " serial:/dev/ttyUSB0 of it"
      return DeviceSuggestion(.line, .low, reason)
    }
  }
}
