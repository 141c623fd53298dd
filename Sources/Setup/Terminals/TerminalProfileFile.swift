/// Reads a terminal's profile from its YAML file: flat, every value with its source.
///
/// Values stand in groups. A group names its source, or lists its fields by source where they
/// differ; `unverified` lists the fields that no document and no device confirms. Every field has
/// to be there.
package enum TerminalProfileFile {
  /// Reads a profile.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: the file's name, for faults.
  /// - Throws: the first fault, with its line.
  package static func read(_ text: String, named file: String) throws(SetupError)
    -> TerminalProfile
  {
    var reader = ProfileReader(try YAMLFields.file(text, named: file))
    let head = try reader.head()
    var profile = TerminalProfile(id: head.id, vendor: head.vendor, model: head.model)
    profile.notes = head.notes
    profile.sources = head.sources
    for group in TerminalFields.groups {
      try reader.group(group.name, &profile) { (fields, profile) throws(SetupError) in
        for field in group.fields { try fields.take(field, into: &profile) }
      }
    }
    profile.unverified = try reader.finish()
    return profile
  }
}

extension YAMLFields {
  /// Takes one field of a terminal's profile over.
  mutating func take(_ field: TerminalFields.Field, into profile: inout TerminalProfile)
    throws(SetupError)
  {
    let node = try node(field.name)
    let text = try text(node, field.name)
    guard field.take(&profile, text) else {
      throw fault(node, "\(field.name) can't be \(text)")
    }
  }
}
