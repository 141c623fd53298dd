/// What a terminal is about, as 04 FF says it (PA00P015 §3.7).
package struct IntermediateCode: Hashable, Sendable {
  /// The steps that a counter tells apart.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    /// The card shall be presented.
    case presentCard = "present_card"
    /// Somebody is at the PIN pad, or has to choose.
    case customerActs = "customer_acts"
    /// The acquirer is asked.
    case host
    /// The card shall be taken out.
    case removeCard = "remove_card"
    /// An auto-reversal is under way: nothing can be concluded before it has ended.
    case reversing
    /// The terminal closes its batch by itself.
    case closingBatch = "closing_batch"
    /// The terminal is at work.
    case working
    /// It looks good; the status information decides.
    case approved
    /// It looks bad; the status information decides.
    case refused
  }

  /// The byte.
  package let code: UInt8
  /// The step.
  package let step: Step
  /// What it says, in English.
  package let words: String
  /// Whether the card shall be taken out as well.
  package let asksToRemoveCard: Bool

  /// What a code means. 41 to 67 are 01 to 27 with the wish that the card be removed; a code that
  /// is in no table means "please wait".
  package init(_ code: UInt8) {
    self.code = code
    let isShifted = (0x41...0x67).contains(code)
    let entry = Self.entries[isShifted ? code - 0x40 : code]
    asksToRemoveCard = isShifted || code == 0x0B
    step = entry?.step ?? .working
    words = (entry?.words ?? "please wait") + (isShifted ? "; remove the card" : "")
    isKnown = entry != nil
  }

  /// Whether the table knows the code.
  package let isKnown: Bool

  private static let entries = Dictionary(
    uniqueKeysWithValues: table.map { ($0.code, (step: $0.step, words: $0.words)) })

  private static let table: [(code: UInt8, step: Step, words: String)] = [
    (0x00, .customerActs, "waiting for the amount to be confirmed"),
    (0x01, .customerActs, "watch the PIN pad"),
    (0x02, .customerActs, "watch the PIN pad"),
    (0x03, .refused, "not accepted"),
    (0x04, .host, "waiting for the acquirer"),
    (0x05, .reversing, "auto-reversal being sent"),
    (0x06, .working, "post-bookings being sent"),
    (0x07, .refused, "card not admitted"),
    (0x08, .refused, "card unknown"),
    (0x09, .refused, "card expired"),
    (0x0A, .presentCard, "insert the card"),
    (0x0B, .removeCard, "remove the card"),
    (0x0C, .refused, "card unreadable"),
    (0x0D, .refused, "processing error"),
    (0x0E, .working, "please wait"),
    (0x0F, .closingBatch, "automatic end of day starts"),
    (0x10, .refused, "card invalid"),
    (0x11, .working, "balance shown"),
    (0x12, .refused, "system malfunction"),
    (0x13, .refused, "payment not possible"),
    (0x14, .refused, "credit not sufficient"),
    (0x15, .customerActs, "wrong PIN"),
    (0x16, .refused, "limit not sufficient"),
    (0x17, .working, "please wait"),
    (0x18, .refused, "PIN tries exceeded"),
    (0x19, .refused, "card data wrong"),
    (0x1A, .working, "service mode"),
    (0x1B, .approved, "approved, fill up"),
    (0x1C, .approved, "approved, take the goods"),
    (0x1D, .refused, "declined"),
    (0x26, .customerActs, "waiting for the mobile number"),
    (0x27, .customerActs, "waiting for the mobile number again"),
    (0x28, .customerActs, "choice of currency"),
    (0x29, .customerActs, "choice of language"),
    (0x2A, .presentCard, "insert the card to be loaded"),
    (0x2B, .working, "offline emergency mode"),
    (0x2C, .customerActs, "choice of application"),
    (0x68, .working, "customer card inserted"),
    (0x69, .customerActs, "choice of currency conversion"),
    (0xC7, .customerActs, "waiting for the mileage"),
    (0xC8, .customerActs, "waiting for the cashier"),
    (0xC9, .working, "automatic diagnosis"),
    (0xCA, .working, "automatic initialisation"),
    (0xCB, .refused, "journal full"),
    (0xCC, .customerActs, "direct debit impossible, PIN needed"),
    (0xD2, .host, "dialling"),
    (0xD3, .host, "connected"),
    (0xE0, .customerActs, "choice of application"),
    (0xE1, .customerActs, "choice of language"),
    (0xE2, .presentCard, "insert the cleaning card"),
    (0xF1, .working, "offline"),
    (0xF2, .host, "online"),
    (0xF3, .working, "offline transaction"),
    (0xFF, .working, "see the text"),
  ]
}
