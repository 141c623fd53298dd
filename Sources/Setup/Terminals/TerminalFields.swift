/// The fields of a terminal's profile: one table for the files and for what a branch sets
/// otherwise.
enum TerminalFields {
  /// One value: its name, and how its text is taken over; false for a text that it can't be.
  struct Field: Sendable {
    let name: String
    let take: @Sendable (inout TerminalProfile, String) -> Bool
  }

  /// The groups in the order of the file, each with all of its fields.
  static let groups: [(name: String, fields: [Field])] = [
    (
      "connection",
      [
        choice("protocol", \.language),
        number("port", \.port, 1...65_535),
        number("baud", \.baud, 1_200...921_600),
        number("stop_bits", \.stopBits, 1...2),
        word("flow_control", \.hasFlowControl, ["none": false, "hardware": true]),
      ]
    ),
    (
      "registration",
      [
        byte("config_byte", \.configByte),
        byte("service_byte", \.serviceByte),
        Field(name: "characters") { take(characters: $1, &$0) },
        word("print_width", \.isToldWidth, ["printer": true, "terminal": false]),
        flag("print_blocks", \.takesBlocks),
        byte("payment_type", \.paymentType),
        flag("message_numbers", \.numbersMessages),
      ]
    ),
    (
      "timers",
      [
        number("answer_ms", \.answerMilliseconds, 500...60_000),
        number("completion_ms", \.completionMilliseconds, 1_000...1_800_000),
        number("total_ms", \.totalMilliseconds, 60_000...3_600_000),
        number("readiness_ms", \.readinessMilliseconds, 0...60_000),
        number("recovery_ms", \.recoveryMilliseconds, 1_000...600_000),
        number("reconnect_ms", \.reconnectMilliseconds, 50...60_000),
        number("poll_ms", \.pollMilliseconds, 50...60_000),
        flag("probe", \.probes),
      ]
    ),
    (
      "recovery",
      [
        choice("commit_mode", \.commitMode),
        choice("repeat_receipt", \.repeatReceipt),
        flag("receipts_by_number", \.hasReceiptsByNumber),
        number("clock_skew_ms", \.clockSkewMilliseconds, 0...86_400_000),
      ]
    ),
    (
      "end_of_day",
      [
        flag("totals", \.hasTotals),
        flag("repeats_record", \.repeatsEndOfDay),
        flag("checks_reservations", \.checksReservations),
      ]
    ),
    (
      "allowed",
      [
        // The ledger books what it asked for: what the terminal adds or leaves out by itself would
        // be a contradiction, so nothing but "false" stands here.
        never("tip"), never("cashback"), never("partial_approval"),
        flag("reservations", \.allowsReservations),
      ]
    ),
  ]

  /// A field by its name; names are unique over all groups.
  static func named(_ name: String) -> Field? {
    for group in groups {
      if let field = group.fields.first(where: { $0.name == name }) { return field }
    }
    return nil
  }

  // MARK: - Kinds of fields

  private typealias Path<Value> = any WritableKeyPath<TerminalProfile, Value> & Sendable

  private static func flag(_ name: String, _ path: Path<Bool>) -> Field {
    word(name, path, ["true": true, "false": false])
  }

  private static func never(_ name: String) -> Field {
    Field(name: name) { _, text in text == "false" }
  }

  private static func word<Value: Sendable>(
    _ name: String, _ path: Path<Value>, _ words: [String: Value]
  ) -> Field {
    Field(name: name) { profile, text in
      guard let value = words[text] else { return false }
      profile[keyPath: path] = value
      return true
    }
  }

  private static func choice<Value: RawRepresentable<String> & Sendable>(
    _ name: String, _ path: Path<Value>
  ) -> Field {
    Field(name: name) { profile, text in
      guard let value = Value(rawValue: text) else { return false }
      profile[keyPath: path] = value
      return true
    }
  }

  private static func number<Value: FixedWidthInteger & Sendable>(
    _ name: String, _ path: Path<Value>, _ range: ClosedRange<Int64>
  ) -> Field {
    Field(name: name) { profile, text in
      guard let number = Int64(text), range ~= number, let value = Value(exactly: number) else {
        return false
      }
      profile[keyPath: path] = value
      return true
    }
  }

  /// Two hexadecimal digits, as the specification writes bytes.
  private static func byte(_ name: String, _ path: Path<UInt8>) -> Field {
    Field(name: name) { profile, text in
      guard text.utf8.count == 2, let value = UInt8(text, radix: 16) else { return false }
      profile[keyPath: path] = value
      return true
    }
  }

  private static func take(characters text: String, _ profile: inout TerminalProfile) -> Bool {
    let parts = (1...16).filter { $0 != 12 }.map { "iso8859-\($0)" }
    guard text != "agreed" else {
      profile.characters = nil
      return true
    }
    guard (["cp437", "ascii", "utf8"] + parts).contains(text) else { return false }
    profile.characters = text
    return true
  }
}
