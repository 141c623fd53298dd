/// What a terminal says of itself when it is asked with 05 01 (PA00P015 §11).
package struct TerminalState: Hashable, Sendable {
  /// What has to be done before a payment.
  package enum Remedy: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case nothing
    /// Ask again later.
    case wait
    /// 06 93.
    case initialise
    /// 06 91, or a diagnosis, which fetches the time.
    case setClock = "set_clock"
    /// 06 70.
    case diagnose
    /// 06 50.
    case closeBatch = "close_batch"
    /// 08 20.
    case startOPT = "start_opt"
    /// 08 11 and 08 12: read the journal and delete it.
    case clearJournal = "clear_journal"
    /// The card has to be inserted again.
    case repeatCard = "repeat_card"
    /// The card has to be taken out.
    case removeCard = "remove_card"
    /// An update of the software.
    case update
    /// The technician.
    case technician
  }

  /// The byte.
  package let code: UInt8
  /// What it says, in English.
  package let words: String
  /// What has to be done.
  package let remedy: Remedy
  /// Whether payments go on all the same: 00, and a card in the reader.
  package let isReady: Bool

  /// What a state means; one that is not in the table is for the technician.
  package init(_ code: UInt8) {
    self.code = code
    let entry = Self.table[code]
    words = entry?.words ?? "unknown state"
    remedy = entry?.remedy ?? .technician
    isReady = [0x00, 0xDC, 0xE1].contains(code)
  }

  /// Whether the table knows the state.
  package var isKnown: Bool { Self.table[code] != nil }

  private static let table: [UInt8: (words: String, remedy: Remedy)] = [
    0x00: ("ready", .nothing),
    0x51: ("initialisation required", .initialise),
    0x62: ("date or time wrong", .setClock),
    0x64: ("card has to be inserted again", .repeatCard),
    0x65: ("OPT data missing", .startOPT),
    0x9C: ("please wait", .wait),
    0x9D: ("partial issue of goods", .nothing),
    0xB1: ("memory full", .closeBatch),
    0xB2: ("journal full", .clearJournal),
    0xBF: ("supply voltage low", .technician),
    0xC0: ("card lock defective", .technician),
    0xC1: ("merchant card locked", .setClock),
    0xC2: ("diagnosis required", .diagnose),
    0xC4: ("card profile invalid", .update),
    0xCC: ("printer not ready", .technician),
    0xDC: ("card inserted", .nothing),
    0xDF: ("out of order", .technician),
    0xE0: ("remote maintenance", .wait),
    0xE1: ("card not fully removed", .removeCard),
    0xE2: ("card reader does not answer", .technician),
    0xE3: ("shutter closed", .technician),
    0xE4: ("terminal has to be activated", .technician),
    0xF0: ("reconciliation required", .closeBatch),
    0xF6: ("OPT data missing", .startOPT),
  ]
}
