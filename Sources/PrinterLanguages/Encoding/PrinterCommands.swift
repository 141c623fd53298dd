/// Commands beside pages: questions, markers, the drawer, and the way out of a broken picture.
package enum PrinterCommands {
  /// `DLE EOT n`: asks for the status in real time.
  ///
  /// - Parameter kind: 1 printer, 2 why it is offline, 3 errors, 4 paper.
  package static func realTimeStatus(_ kind: UInt8) -> [UInt8] { [0x10, 0x04, kind] }

  /// `GS a n`: makes the printer send its status by itself.
  ///
  /// - Parameter mask: 1 drawer, 2 online, 4 errors, 8 paper, 64 panel; 255 everything, 0 never.
  package static func automaticStatus(_ mask: UInt8 = 0xFF) -> [UInt8] { [0x1D, 0x61, mask] }

  /// `GS r 1`: answered once all before it is printed.
  package static let queuedStatus: [UInt8] = [0x1D, 0x72, 0x01]

  /// `GS ( H`: answered with the same four bytes once all before it is printed.
  ///
  /// - Parameter id: four bytes of 20h to 7Eh.
  package static func processID(_ id: [UInt8]) -> [UInt8] {
    [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30] + id
  }

  /// The four bytes that name a job: its number in 95 printable digits.
  package static func processID(ofJob number: Int) -> [UInt8] {
    var rest = number.magnitude
    var id: [UInt8] = []
    for _ in 0..<4 {
      id.insert(0x20 + UInt8(rest % 95), at: 0)
      rest /= 95
    }
    return id
  }

  /// `GS I n`: asks who it is. Nothing may be sent before the answer.
  ///
  /// - Parameter kind: 65 firmware, 66 maker, 67 model, 68 serial number, 69 font's language.
  package static func identity(_ kind: UInt8) -> [UInt8] { [0x1D, 0x49, kind] }

  /// Star's `ESC ACK SOH`: asks for the status.
  package static let starStatus: [UInt8] = [0x1B, 0x06, 0x01]

  /// Star's `ESC RS a`: whether the printer sends its status by itself.
  package static func starAutomaticStatus(_ isOn: Bool) -> [UInt8] {
    [0x1B, 0x1E, 0x61, isOn ? 1 : 0]
  }

  /// Star's `ESC GS ETX`: answered once all before it is printed; Star Line wants an EOT behind it.
  package static func starMarker(_ language: PrinterProfile.Language) -> [UInt8] {
    [0x1B, 0x1D, 0x03, 0x01, 0, 0] + (language == .starline ? [0x04] : [])
  }

  /// What is sent behind the last byte of a job, so that its end is proved; nothing where nothing
  /// proves it.
  package static func marker(for profile: PrinterProfile, job number: Int) -> [UInt8] {
    switch profile.confirmation {
    case .processID: processID(processID(ofJob: number))
    case .queuedStatus: queuedStatus
    case .starCounter: starMarker(profile.language)
    case .none: []
    }
  }

  /// The drawer's pulse, always whole: cut short it swallows what follows and fires late.
  package static func pulse(for profile: PrinterProfile) -> [UInt8] {
    let drawer = profile.drawer
    switch profile.language {
    case .escpos:
      return [
        0x1B, 0x70, drawer.pin == 5 ? 1 : 0, units(drawer.onMilliseconds, of: 2, max: 255),
        units(drawer.offMilliseconds, of: 2, max: 255),
      ]
    case .starprnt, .starline, .stargraphic:
      return [
        0x1B, 0x07, units(drawer.onMilliseconds, of: 10, max: 127),
        units(drawer.offMilliseconds, of: 10, max: 127), drawer.pin == 5 ? 0x1A : 0x07,
      ]
    }
  }

  private static func units(_ milliseconds: Int, of unit: Int, max: Int) -> UInt8 {
    UInt8(Swift.max(1, min(max, milliseconds / unit)))
  }
}

/// The way out of a broken picture.
extension PrinterCommands {
  /// `DLE ENQ 2`: makes a printer drop what it has and go on after an error.
  package static let clearBuffers: [UInt8] = [0x10, 0x05, 0x02]

  /// Fills a picture that may be waiting for its dots, initialises, and asks for the status; NULs
  /// are harmless between commands. To be sent when nothing else is waiting.
  package static func flush(for profile: PrinterProfile) -> [UInt8] {
    [UInt8](repeating: 0, count: profile.flushLength) + [0x1B, 0x40] + automaticStatus()
  }

  /// What is sent before the first page after a connection was lost, or Kase stopped, within one.
  ///
  /// That NUL ends a picture in Star's languages too is unverified.
  package static func recovery(for profile: PrinterProfile) -> [UInt8] {
    profile.language == .escpos
      ? clearBuffers + flush(for: profile)
      : [UInt8](repeating: 0, count: profile.flushLength) + [0x1B, 0x40]
  }

  /// Ends a page that was sent up to a place: what is missing of a picture as NUL, then `ESC @`.
  package static func abandon(_ page: EncodedPage, at offset: Int) -> [UInt8] {
    let open = page.payloads.first { $0.lowerBound < offset && offset < $0.upperBound }
    let missing = open.map { $0.upperBound - offset } ?? 0
    return [UInt8](repeating: 0, count: missing) + [0x1B, 0x40]
  }
}

/// What a technician reads slots from.
extension PrinterCommands {
  /// Prints the high half of code pages: the slot's number, then 80h to FFh in rows of 16. Nothing
  /// for printers without code pages.
  ///
  /// - Parameter slots: the numbers to select, each 0 to 255.
  package static func characterTestPage(
    slots: some Sequence<UInt8>, for profile: PrinterProfile
  ) -> [UInt8] {
    switch profile.language {
    case .escpos: testPage(slots, ESCPOS(profile), profile)
    case .starprnt, .starline: testPage(slots, StarText(profile), profile)
    case .stargraphic: []
    }
  }

  private static func testPage(
    _ slots: some Sequence<UInt8>, _ language: some TextLanguage, _ profile: PrinterProfile
  ) -> [UInt8] {
    var out = CommandStream(capacity: 4096)
    language.start(isSpaced: true, &out)
    for slot in slots {
      out.put(Array(String(slot).utf8) + [.lineFeed])
      language.select(slot: slot, &out)
      for row in stride(from: UInt8(0x80), through: 0xF0, by: 16) {
        out.put(Array(row...row + 15) + [.lineFeed])
      }
    }
    language.cut(lineAdvance: profile.lineSpacingDots, &out)
    return out.bytes
  }
}
