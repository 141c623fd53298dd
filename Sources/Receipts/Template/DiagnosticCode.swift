/// What a diagnostic says. The raw values are stable: tests, editors and logs may rely on them.
package enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  // Braces, properties and members.
  case braceStray = "receipt.brace_stray"
  case propertyBesideText = "receipt.property_beside_text"
  case memberMalformed = "receipt.member_malformed"
  case keyUnknown = "receipt.key_unknown"
  case keyRepeated = "receipt.key_repeated"
  case settingUnknown = "receipt.setting_unknown"
  case widthUnknown = "receipt.width_unknown"
  case commaStray = "receipt.comma_stray"
  case optionUnknown = "receipt.option_unknown"
  case optionDouble = "receipt.option_double"
  case commandUnknown = "receipt.command_unknown"

  // Characters.
  case escapeUnknown = "receipt.escape_unknown"
  case escapeHexMalformed = "receipt.escape_hex_malformed"
  case controlCharacter = "receipt.control_character"
  case bidiControl = "receipt.bidi_control"
  case combiningMark = "receipt.combining_mark"
  case sourceNotComposed = "receipt.source_not_nfc"
  case lineEndFinal = "receipt.line_end_final"

  // Columns and rows.
  case cellsBeyondWidths = "receipt.cells_beyond_widths"
  case cellsBeyondPaper = "receipt.cells_beyond_paper"
  case cellHidden = "receipt.cell_hidden"
  case widthsShrunk = "receipt.widths_shrunk"
  case moneyColumnShrunk = "receipt.money_column_shrunk"
  case textTruncated = "receipt.text_truncated"
  case glyphTooWide = "receipt.glyph_too_wide"
  case rowFullBreak = "receipt.row_full_break"
  case boxOpen = "receipt.box_open"
  case columnsUnsupported = "receipt.columns_unsupported"

  // Money.
  case moneyOverflow = "receipt.money_overflow"
  case moneyBreak = "receipt.money_break"

  // Codes and pictures.
  case codeEmpty = "receipt.code_empty"
  case barcodeInvalid = "receipt.barcode_invalid"
  case barcodeCheckDigit = "receipt.barcode_check_digit"
  case qrTooLong = "receipt.qr_too_long"
  case codeTooWide = "receipt.code_too_wide"
  case codeQuietZone = "receipt.code_quiet_zone"
  case imageDataInvalid = "receipt.image_data_invalid"
  case imageUnreadable = "receipt.image_unreadable"
  case imageTooWide = "receipt.image_too_wide"

  // What the printer can show.
  case characterRefused = "receipt.character_refused"
  case characterReplaced = "receipt.character_replaced"
  case rowAsPicture = "receipt.row_as_picture"

  // Values and sections.
  case insertMalformed = "receipt.insert_malformed"
  case insertInSetting = "receipt.insert_in_setting"
  case nameUnknown = "receipt.name_unknown"
  case valueNotText = "receipt.value_not_text"
  case valueCharacterRemoved = "receipt.value_character_removed"
  case sectionUnopened = "receipt.section_unopened"
  case sectionUnclosed = "receipt.section_unclosed"
  case sectionMismatch = "receipt.section_mismatch"
  case sectionTooDeep = "receipt.section_too_deep"
  case sectionNotAlone = "receipt.section_not_alone"

  /// Whether it is an error in lenient mode too: what would print a wrong amount, or nothing.
  var isAlwaysError: Bool {
    switch self {
    case .moneyOverflow, .characterRefused, .nameUnknown, .valueNotText, .columnsUnsupported: true
    default: false
    }
  }
}
