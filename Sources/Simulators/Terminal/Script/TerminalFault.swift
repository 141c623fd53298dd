/// What goes wrong with a simulated terminal in one dialogue.
///
/// The words "keeps" and "takes back" below are about money that the host has approved: which of
/// them a lost connection means, the terminal's commit mode says (PA00P015 §2.2.6, §4).
package enum TerminalFault: String, Hashable, Sendable, CaseIterable {
  // The connection ends.
  /// After the command, before any answer: nothing is done.
  case dropBeforeAnswer = "drop_before_answer"
  /// Right after `80 00`: nothing is booked.
  case dropAfterAnswer = "drop_after_answer"
  /// After the host's approval, before the status information.
  case dropBeforeStatus = "drop_before_status"
  /// After the status information; its answer never arrives.
  case dropAfterStatus = "drop_after_status"
  /// After the last answer on which the money hangs.
  case dropAfterAck = "drop_after_ack"
  /// In the middle of the slip, or after `line` of its messages.
  case dropInSlip = "drop_in_slip"
  /// After all lines of the slip, before the completion.
  case dropBeforeCompletion = "drop_before_completion"
  /// At the point `at`.
  case drop
  /// The terminal restarts at the point `at`, and is back after `seconds`.
  case restart
  /// The terminal restarts after its answer, and has forgotten all its payments.
  case stateLost = "state_lost"
  /// Before any answer, and nobody can connect for `seconds`.
  case portRefused = "port_refused"

  // Time.
  /// `80 00` comes after `seconds`, 6 unless told.
  case lateAnswer = "late_answer"
  /// Nothing is said for `seconds`, before the host is asked or at the point `at`.
  case silence
  /// Nothing at all is heard or said for `seconds`, and the command is forgotten.
  case mute
  /// An intermediate status asks for five minutes, and `seconds` pass.
  case longerTimer = "longer_timer"
  /// The command is answered with "please wait".
  case busy
  /// So many intermediate states come, `count`.
  case endlessProgress = "endless_progress"
  /// So many lines of a slip come, `count`.
  case endlessSlip = "endless_slip"

  // The line.
  /// The block with the command is not acknowledged once; needs a serial line.
  case nakOnce = "nak_once"
  /// The block with the answer has a wrong checksum once; needs a serial line.
  case badChecksumOnce = "bad_crc_once"
  /// The acknowledgement of the command is lost once; needs a serial line.
  case lostAckOnce = "lost_ack_once"
  /// Every byte goes in a write of its own.
  case split
  /// Two messages go in one write.
  case glue
  /// Nothing gets through either way for `seconds`, after the answer or at the point `at`.
  case cableOut = "cable_out"
  /// A TLS alert in place of an answer, and the connection ends.
  case tlsAlert = "tls_alert"
  /// The greeting of another protocol in place of an answer, and the connection ends.
  case foreignBanner = "foreign_banner"
  /// The terminal restarts, and its line is at 9600 baud again.
  case speedFallback = "baud_fallback"

  // The order of messages.
  /// The status information comes twice, and both are answered.
  case duplicateStatus = "duplicate_status"
  /// A refusal for a wrong PIN comes first, then the approval.
  case wrongPINFirst = "wrong_pin_first"
  /// A completion comes without status information; nothing is booked.
  case completionWithoutStatus = "completion_without_status"
  /// The payment is taken back after it was acknowledged, and ends with an abort.
  case abortAfterAck = "abort_after_ack"
  /// `80 00` comes twice.
  case twoAnswers = "two_answers"
  /// The status information comes once more when all is over.
  case strayStatus = "stray_status"
  /// A completion comes when all is over.
  case strayCompletion = "stray_completion"
  /// The terminal sends a command that the till does not know.
  case unknownCommand = "unknown_command"

  // What the status information holds.
  /// No receipt number.
  case noReceiptNumber = "no_receipt_number"
  /// No amount.
  case noAmount = "no_amount"
  /// The fields in another order.
  case shuffled
  /// A field whose number is in no table, at the end.
  case unknownField = "unknown_bmp"
  /// An object with a tag that is in no table.
  case unknownTag = "unknown_tag"
  /// The trace number in tag 1F2B.
  case longTrace = "long_trace"
  /// The number of another terminal.
  case wrongTerminal = "wrong_tid"
  /// The amount twice, differently.
  case contradiction
  /// Texts in Latin-1, which nobody asked for.
  case latin1
  /// A card name of one NUL, and an empty card number.
  case emptyCardFields = "empty_card_fields"
  /// Control characters and commands for printers within texts.
  case controlBytes = "control_bytes"
  /// No data at all.
  case emptyStatus = "empty_status"
  /// Approved, and nothing else.
  case bareStatus = "bare_status"
  /// An amount with a digit A.
  case badAmount = "bad_amount"
  /// A length whose digits are none.
  case badLengthDigit = "bad_length_digit"
  /// A length beyond the data.
  case lengthBeyond = "length_beyond"
  /// A container whose length is 80.
  case containerLengthOpen = "tlv_length_80"
  /// A container whose length begins with 83.
  case containerLengthReserved = "tlv_length_83"
  /// An object longer than its container.
  case containerBeyond = "tlv_beyond"
  /// A tag that never ends.
  case endlessTag = "endless_tag"
  /// Forty containers within one another.
  case deepNesting = "deep_nesting"
  /// The packet announces more data than comes.
  case shortPacket = "short_packet"
  /// The packet announces 65 535 bytes.
  case hugePacket = "huge_packet"
  /// The packet has the long form of its length, and few data.
  case extendedLength = "extended_length"

  // The day, and who is who.
  /// The batch closes by itself before the payment, and says so.
  case autoClose = "auto_close"
  /// The batch closes by itself after the payment, and tells nobody.
  case autoCloseAfter = "auto_close_after"
  /// The end of day fails; payments are refused until one succeeds.
  case closeFailed = "close_failed"
  /// After the end of day the terminal is silent for `seconds`: an update.
  case updateAfterClose = "update_after_close"
  /// After the end of day the terminal restarts.
  case rebootAfterClose = "reboot_after_close"
  /// The terminal has lost its registration.
  case registrationLost = "registration_lost"
  /// The password is refused.
  case wrongPassword = "wrong_password"
  /// Another terminal stands here from now on.
  case terminalSwapped = "terminal_swapped"
  /// Somebody pays at the terminal itself before.
  case terminalPayment = "terminal_payment"
}
