package import CanonicalJSON

extension TerminalMemory {
  /// The memory as it is stored; `movements` is the truth with what else is known of each.
  package var json: JSON {
    .object([
      JSON.Member("batches", .array(batches.map(Self.json))),
      JSON.Member("clock_offset", .integer(clockOffset)),
      JSON.Member("command_count", .integer(Int64(commandCount))),
      JSON.Member("commands", .array(commands.map(JSON.string))),
      JSON.Member("condition", .integer(Int64(condition))),
      JSON.Member("movements", .array(movements.map(Self.json))),
      JSON.Member("receipt", .integer(Int64(receipt))),
      JSON.Member("registration", registration.map(Self.json) ?? .null),
      JSON.Member("terminal", .string(terminal)),
      JSON.Member("trace", .integer(Int64(trace))),
    ])
  }

  /// Reads a memory that was stored.
  ///
  /// - Throws: where it is not one.
  package init(json: JSON) throws(JSONFault) {
    var fields = try JSONFields(json)
    var movements: [Movement] = []
    for (value, path) in try fields.elements("movements") {
      movements.append(try Self.movement(value, path, of: movements.count))
    }
    var batches: [ClosedBatch] = []
    for (value, path) in try fields.elements("batches") {
      batches.append(try Self.batch(value, path, number: batches.count + 1, movements))
    }
    var commands: [String] = []
    for case (.string(let command), _) in try fields.elements("commands") {
      commands.append(command)
    }
    self.init(
      terminal: try fields.string("terminal"), trace: try Self.number("trace", &fields, 999_999),
      receipt: try Self.number("receipt", &fields, 9_999),
      condition: UInt8(try Self.number("condition", &fields, 255)), movements: movements,
      batches: batches, commands: commands,
      commandCount: try Self.number("command_count", &fields, .max))
    clockOffset = try fields.integer("clock_offset")
    // More than a century is no clock.
    guard -4_000_000_000...4_000_000_000 ~= clockOffset else {
      throw JSONFault(.invalidValue, at: fields.path(of: "clock_offset"), "seconds")
    }
    if let stored = try fields.optionalObject("registration") {
      registration = try Self.registration(stored)
    }
    try fields.finish()
  }

  /// The largest amount of a movement, as field 04 has it.
  private static let amountMax = 999_999_999_999

  private static func number(_ name: String, _ fields: inout JSONFields, _ max: Int)
    throws(JSONFault) -> Int
  {
    let number = try fields.integer(name)
    // No range: the first movement has none before it, and its limit is -1.
    guard number >= 0, number <= Int64(max) else {
      throw JSONFault(.invalidValue, at: fields.path(of: name), "0 to \(max)")
    }
    return Int(number)
  }
}

// Movements.
extension TerminalMemory {
  private static func json(_ movement: Movement) -> JSON {
    movement.entry.json.merging(
      .object([
        JSON.Member("card", .string(movement.card.name)),
        JSON.Member("cashback", .integer(movement.cashback)),
        JSON.Member("forgotten", .bool(movement.isForgotten)),
        JSON.Member("original", movement.original.map { .integer(Int64($0)) } ?? .null),
        JSON.Member("result", .integer(Int64(movement.result))),
        JSON.Member("tip", .integer(movement.tip)),
      ]))
  }

  private static func movement(_ value: JSON, _ path: String, of index: Int)
    throws(JSONFault) -> Movement
  {
    var fields = try JSONFields(value, at: path)
    // It follows from the fate.
    _ = fields.optional("stands")
    guard let kind = TerminalTruth.Kind(rawValue: try fields.string("kind")),
      let fate = TerminalTruth.Fate(rawValue: try fields.string("fate")),
      let at = LocalTime(try fields.string("at")),
      let card = PresentedCard(try fields.string("card"))
    else { throw JSONFault(.invalidValue, at: path, "kind, fate, at or card") }
    var movement = Movement(
      kind: kind, amount: Int64(try number("amount", &fields, amountMax)),
      trace: try number("trace", &fields, 999_999),
      receipt: fields.optional("receipt") == nil ? nil : try number("receipt", &fields, 9_999),
      terminal: try fields.string("terminal"), card: card, at: at)
    movement.fate = fate
    movement.tip = Int64(try number("tip", &fields, amountMax))
    movement.cashback = Int64(try number("cashback", &fields, amountMax))
    movement.result = UInt8(try number("result", &fields, 255))
    movement.isLocal = try fields.flag("local")
    movement.isForgotten = try fields.flag("forgotten")
    if fields.optional("original") != nil {
      // Only what came before can be reversed.
      movement.original = try number("original", &fields, index - 1)
    }
    try fields.finish()
    return movement
  }
}

// Batches and the registration.
extension TerminalMemory {
  private static func json(_ batch: ClosedBatch) -> JSON {
    .object([
      JSON.Member("amount", .integer(batch.sums.amount)),
      JSON.Member("at", .string(batch.at.text)),
      JSON.Member("count", .integer(Int64(batch.sums.count))),
      JSON.Member("end", .integer(Int64(batch.end))),
      JSON.Member("first_receipt", .integer(Int64(batch.sums.firstReceipt))),
      JSON.Member("last_receipt", .integer(Int64(batch.sums.lastReceipt))),
      JSON.Member(
        "slots",
        .array(
          batch.sums.slots.map { .array([.integer(Int64($0.count)), .integer($0.amount)]) })),
      JSON.Member("trace", .integer(Int64(batch.trace))),
    ])
  }

  private static func batch(
    _ value: JSON, _ path: String, number: Int, _ movements: [Movement]
  ) throws(JSONFault) -> ClosedBatch {
    var fields = try JSONFields(value, at: path)
    var sums = BatchSums()
    sums.amount = try fields.integer("amount")
    sums.count = try Self.number("count", &fields, movements.count)
    sums.firstReceipt = try Self.number("first_receipt", &fields, 9_999)
    sums.lastReceipt = try Self.number("last_receipt", &fields, 9_999)
    for (index, slot) in try fields.elements("slots").enumerated() {
      guard sums.slots.indices.contains(index), case .array(let pair) = slot.value,
        pair.count == 2, case .integer(let count) = pair[0], case .integer(let amount) = pair[1]
      else { throw JSONFault(.invalidValue, at: slot.path, "count and amount") }
      sums.slots[index] = BatchSums.Slot(count: Int(clamping: count), amount: amount)
    }
    guard let at = LocalTime(try fields.string("at")) else {
      throw JSONFault(.invalidValue, at: path, "at")
    }
    let batch = ClosedBatch(
      number: number, sums: sums, trace: try Self.number("trace", &fields, 999_999), at: at,
      end: try Self.number("end", &fields, movements.count))
    try fields.finish()
    return batch
  }

  private static func json(_ registration: TillRegistration) -> JSON {
    .object([
      JSON.Member("blocks", .bool(registration.takesBlocks)),
      JSON.Member("character_set", .integer(Int64(registration.characterSet))),
      JSON.Member("config", .integer(Int64(registration.config))),
      JSON.Member("containers", .bool(registration.hasContainers)),
      JSON.Member("numbered", .bool(registration.isNumbered)),
      JSON.Member("width", .integer(Int64(registration.width))),
    ])
  }

  private static func registration(_ stored: JSONFields) throws(JSONFault) -> TillRegistration {
    var fields = stored
    var registration = TillRegistration(config: UInt8(try number("config", &fields, 255)))
    registration.takesBlocks = try fields.flag("blocks")
    registration.hasContainers = try fields.flag("containers")
    registration.isNumbered = try fields.flag("numbered")
    registration.characterSet = UInt8(try number("character_set", &fields, 255))
    registration.width = try number("width", &fields, 255)
    try fields.finish()
    return registration
  }
}
