package import PrinterLanguages
import Yams

/// Reads a printer's profile from its YAML file: flat, every value with its source.
///
/// Values stand in groups. A group names its source, or lists its fields by source where they
/// differ; `unverified` lists the fields that no document and no device confirms.
package enum PrinterProfileFile {
  /// Reads a profile and checks that its values fit together.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: the file's name, for faults.
  /// - Throws: the first fault, with its line.
  package static func read(_ text: String, named file: String) throws(SetupError)
    -> PrinterProfile
  {
    var reader = ProfileReader(try YAMLFields.file(text, named: file))
    return try reader.profile()
  }
}

/// Reads the groups of one file.
struct ProfileReader {
  private var fields: YAMLFields
  private var sources: [String: String] = [:]
  private var used: Set<String> = []
  private var unverified: [String] = []

  init(_ fields: YAMLFields) { self.fields = fields }

  /// What stands above the groups.
  struct Head {
    let id: String
    let vendor: String
    let model: String
    let notes: String
    /// Where the values come from, in the order of the file.
    let sources: [String]
  }

  mutating func head() throws(SetupError) -> Head {
    let id: String = try fields.value("id") { Self.isID($0) ? $0 : nil }
    sources = try fields.texts("sources")
    return Head(
      id: id, vendor: try fields.text("vendor"), model: try fields.text("model"),
      notes: try fields.text("notes"),
      sources: try fields.fields("sources").names.compactMap { sources[$0] })
  }

  mutating func profile() throws(SetupError) -> PrinterProfile {
    let head = try head()
    var profile = PrinterProfile(id: head.id, vendor: head.vendor, model: head.model)
    profile.notes = head.notes
    profile.sources = head.sources
    try group("match", &profile, ProfileGroups.match)
    try group("geometry", &profile, ProfileGroups.geometry)
    try group("text", &profile, ProfileGroups.text)
    try group("graphics", &profile, ProfileGroups.graphics)
    try group("cutter", &profile, ProfileGroups.cutter)
    try group("drawer", &profile, ProfileGroups.drawer)
    try group("status", &profile, ProfileGroups.status)
    try group("usb", &profile, ProfileGroups.usb)
    try group("deviations", &profile, ProfileGroups.deviations)
    profile.unverified = try finish()
    return profile
  }

  /// Refuses what nobody asked for, and sources that nothing comes from.
  ///
  /// - Returns: the values that nothing confirms, as `GROUP.FIELD`.
  mutating func finish() throws(SetupError) -> [String] {
    if let unused = sources.keys.filter({ !used.contains($0) }).min() {
      throw fields.fault(try fields.node("sources"), "no value comes from \(unused)")
    }
    try fields.finish()
    return unverified
  }

  private static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }

  mutating func group<Profile>(
    _ name: String, _ profile: inout Profile,
    _ read: (inout YAMLFields, inout Profile) throws(SetupError) -> Void
  ) throws(SetupError) {
    let node = try fields.node(name)
    var group = try YAMLFields(node, file: fields.file)
    let values = try Self.values(of: group)
    try checkSource(&group, values)
    if let list = group.optional("unverified") {
      for field in try group.texts(of: list, "unverified") {
        guard values.contains(where: { Self.covers(field, $0) }) else {
          throw fields.fault(list, "\(name) has no \(field)")
        }
        unverified.append("\(name).\(field)")
      }
    }
    try read(&group, &profile)
    try group.finish()
  }

  /// The names of a group's values; those of an inner mapping one by one: `code_pages.1257`.
  private static func values(of group: YAMLFields) throws(SetupError) -> [String] {
    var reader = group
    var values: [String] = []
    for name in group.names where name != "source" && name != "unverified" {
      let node = try reader.node(name)
      guard case .mapping(let mapping) = node, !mapping.isEmpty else {
        values.append(name)
        continue
      }
      values += try YAMLFields(node, file: group.file).names.map { "\(name).\($0)" }
    }
    return values
  }

  private static func covers(_ field: String, _ value: String) -> Bool {
    value == field || value.hasPrefix(field + ".")
  }

  /// Checks that every value of a group has one source.
  private mutating func checkSource(_ group: inout YAMLFields, _ values: [String])
    throws(SetupError)
  {
    let node = try group.node("source")
    guard case .mapping = node else {
      return try use(try group.text(node, "source"), node)
    }
    let inner = try YAMLFields(node, file: group.file)
    var covered: [String: Int] = [:]
    for key in inner.names {
      var reader = inner
      try use(key, node)
      for field in try reader.texts(of: reader.node(key), key) {
        let matches = values.filter { Self.covers(field, $0) }
        guard !matches.isEmpty else { throw group.fault(node, "there is no \(field) here") }
        for value in matches { covered[value, default: 0] += 1 }
      }
    }
    for value in values where covered[value] != 1 {
      let count = covered[value, default: 0]
      throw group.fault(node, "\(value) has \(count == 0 ? "no source" : "two sources")")
    }
  }

  private mutating func use(_ key: String, _ node: Node) throws(SetupError) {
    guard sources[key] != nil else { throw fields.fault(node, "there is no source \(key)") }
    used.insert(key)
  }
}
