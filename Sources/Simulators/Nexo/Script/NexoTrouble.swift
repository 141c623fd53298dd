/// What goes wrong with a simulated nexo terminal in one money message.
package enum NexoTrouble: String, Hashable, Sendable, CaseIterable {
  // Before anything is done.
  /// The request is lost, and the connection ends.
  case lostRequest = "lost_request"
  /// The request is lost, and the connection stays.
  case swallowedRequest = "swallowed_request"
  /// The connection ends, and the request comes out of it after `milliseconds`.
  case lateRequest = "late_request"
  /// The terminal says that it is at work.
  case busy
  /// The terminal has forgotten that the till logged in.
  case loggedOut = "logged_out"
  /// The terminal says that it can't read the request.
  case rejected
  /// The terminal restarts while the customer is at it; nothing is charged.
  case rebootBefore = "reboot_before"

  // After it was done.
  /// The connection ends before the answer.
  case lostAnswer = "lost_answer"
  /// The connection is reset before the answer, and nobody can connect for `milliseconds`.
  case reboot
  /// The answer never comes, and the connection stays.
  case silence
  /// Nothing at all is heard or said for `milliseconds`, the answer is lost.
  case mute
  /// The answer comes after `milliseconds`.
  case lateAnswer = "late_answer"
  /// The answer comes twice.
  case duplicateAnswer = "duplicate_answer"
  /// The terminal has forgotten all its payments, and the connection ends.
  case stateLost = "state_lost"

  // The wire.
  /// Every byte goes in a write of its own.
  case split
  /// The answer goes in one write with an event before and after it.
  case glue
  /// Events come without end before the answer.
  case endlessEvents = "endless_events"
  /// The connection ends in the middle of the answer.
  case cutAnswer = "cut_answer"
  /// The answer's JSON breaks off; its frame is whole.
  case malformed
  /// A frame of four gigabytes is announced.
  case hugeFrame = "huge_frame"
  /// A TLS alert comes in place of an answer.
  case tlsAlert = "tls_alert"

  // What the answer holds.
  /// Another amount is charged, and told: `amount`.
  case otherAmount = "other_amount"
  /// No amount is told.
  case noAmount = "no_amount"
  /// The terminal's number is missing.
  case noNumber = "no_number"
  /// An amount that is no amount.
  case badAmount = "bad_amount"
  /// The answer to a message of another name comes first.
  case otherService = "other_service"
  /// Another sale is named.
  case otherSale = "other_sale"
  /// Another terminal is named.
  case otherTerminal = "other_terminal"
  /// A member stands twice.
  case duplicateMember = "duplicate_member"
  /// A receipt shows a card's whole number.
  case openCardNumber = "open_card_number"

  // Besides.
  /// The terminal lets the till show words and print the slips before it answers.
  case asksTill = "asks_till"
}
