package import Amounts
package import Devices

/// What the file of settings says of printers: which there are, and how they are used.
package struct PrintingSection: Hashable, Sendable {
  /// One printer.
  package struct Printer: Hashable, Sendable {
    /// What people call it.
    package let name: String
    /// The profile of its model.
    package let profile: String
    /// Where it is.
    package let destination: DeviceDestination
    /// The registers whose pages it prints.
    package let registers: [RegisterID]
  }

  /// The printers in the order of the file.
  package let printers: [Printer]
  /// How old a page may be to be printed without being asked for, in minutes; nothing for the
  /// usual.
  package let ageLimitMinutes: Int64?
  /// For how many days what was sent is kept; nothing for the usual.
  package let keptDays: Int64?
  /// A folder with templates that stand in for ours; nothing for ours alone.
  package let templates: String?

  /// Nothing is set.
  package static let empty = PrintingSection(
    printers: [], ageLimitMinutes: nil, keptDays: nil, templates: nil)

  private init(
    printers: [Printer], ageLimitMinutes: Int64?, keptDays: Int64?, templates: String?
  ) {
    self.printers = printers
    self.ageLimitMinutes = ageLimitMinutes
    self.keptDays = keptDays
    self.templates = templates
  }

  /// Takes `printers` and `printing` out of a file's fields.
  ///
  /// - Throws: `SetupError` for a destination that can't be read, a register that two printers
  ///   have, a profile that is not known.
  init(_ fields: inout YAMLFields) throws(SetupError) {
    var age: Int64?
    var days: Int64?
    var templates: String?
    if fields.optional("printing") != nil {
      var section = try fields.fields("printing")
      age = try Self.number("age_limit_minutes", 1...525_600, &section)
      days = try Self.number("kept_days", 0...3_650, &section)
      if section.optional("templates") != nil { templates = try section.text("templates") }
      try section.finish()
    }
    ageLimitMinutes = age
    keptDays = days
    self.templates = templates
    var printers: [Printer] = []
    if fields.optional("printers") != nil {
      for node in try fields.list("printers") {
        var section = try YAMLFields(node, file: fields.file)
        let printer = try Self.printer(&section)
        if let reason = Self.clash(printer, printers) { throw fields.fault(node, reason) }
        printers.append(printer)
      }
    }
    self.printers = printers
  }

  /// What a printer may not share with those before it; nothing where all is well.
  private static func clash(_ printer: Printer, _ others: [Printer]) -> String? {
    let registers = printer.registers + others.flatMap(\.registers)
    if let twice = registers.first(where: { one in registers.filter { $0 == one }.count > 1 }) {
      return "the register \(twice.text) stands there twice"
    }
    if others.contains(where: { $0.name == printer.name }) {
      return "two printers are called \(printer.name)"
    }
    let isReal = printer.destination != .simulated
    if isReal, others.contains(where: { $0.destination == printer.destination }) {
      return "two printers are at the same place"
    }
    return nil
  }

  private static func number(
    _ name: String, _ range: ClosedRange<Int64>, _ section: inout YAMLFields
  ) throws(SetupError) -> Int64? {
    guard section.optional(name) != nil else { return nil }
    let number: Int64 = try section.value(name) {
      Int64($0).flatMap { range.contains($0) ? $0 : nil }
    }
    return number
  }

  private static func printer(_ section: inout YAMLFields) throws(SetupError) -> Printer {
    let name = try section.text("name")
    let profile: String = try section.value("profile") { name in
      PrinterProfiles.ids.contains(name) ? name : nil
    }
    let destination: DeviceDestination = try section.value("to") { DeviceDestination($0) }
    let nodes = try section.list("registers")
    let reader = section
    let registers: [RegisterID] = try nodes.map { (node) throws(SetupError) in
      try reader.value(of: node, "a register") { try RegisterID($0) }
    }
    try section.finish()
    return Printer(
      name: name, profile: profile, destination: destination, registers: registers)
  }
}
