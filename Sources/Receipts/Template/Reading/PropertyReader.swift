/// Reads the members of a property: `{ key: value; key: value }`.
struct PropertyReader {
  enum Key: String, CaseIterable {
    case align, border, code, comment, command, image, option, text, width

    /// The key of a name or of its abbreviation.
    init?(_ name: String) {
      switch name {
      case "a": self = .align
      case "b": self = .border
      case "c": self = .code
      case "i": self = .image
      case "o": self = .option
      case "t": self = .text
      case "w": self = .width
      case "x": self = .command
      case "_": self = .comment
      default: self.init(rawValue: name)
      }
    }

    /// Whether values may be inserted.
    var takesInserts: Bool { self == .code || self == .image || self == .comment }
  }

  private(set) var property: Property
  /// The names of the values that it inserts.
  private(set) var names: Set<String> = []

  init(place: Alignment, column: Int) {
    property = Property(place: place, column: column)
  }

  /// Reads what stands between the braces.
  mutating func read(_ atoms: ArraySlice<Atom>, _ findings: inout Findings) {
    let protected = Escapes.protect(atoms) { $0 == ";" }
    var keys: Set<String> = []
    for member in protected[...].split(separator: ";") {
      let trimmed = member.trimmed
      guard !trimmed.isEmpty else { continue }
      guard let (name, value) = split(trimmed) else {
        findings.error(
          .memberMalformed, at: trimmed.first?.column ?? 1, ["member": trimmed.excerpt])
        continue
      }
      let column = trimmed.first?.column ?? 1
      guard let key = Key(name) else {
        let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
        findings.error(.keyUnknown, at: column, ["key": name, "known": known])
        continue
      }
      if !keys.insert(key.rawValue).inserted {
        findings.error(.keyRepeated, at: column, ["key": key.rawValue])
      }
      apply(key, value, &findings)
    }
  }

  /// The name and the value of a trimmed member; nothing where it is malformed.
  private func split(
    _ member: ArraySlice<Atom>
  ) -> (name: String, value: ArraySlice<Atom>)? {
    guard let colon = member.firstIndex(where: { $0.scalar == ":" }) else { return nil }
    let name = member[..<colon].trimmed
    let value = member[(colon + 1)...].trimmed
    guard let first = name.first?.scalar, first.isASCIILetter || first == "_",
      name.allSatisfy({ $0.scalar.isNamePart && $0.scalar != "." }),
      !value.isEmpty, !value.dropFirst().contains(where: { $0.scalar.isSeparator })
    else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: name.lazy.map(\.scalar))
    return (text, value)
  }

  private mutating func apply(
    _ key: Key, _ value: ArraySlice<Atom>, _ findings: inout Findings
  ) {
    let column = value.first?.column ?? 1
    let text = PropertyText(value, column: column, &findings)
    guard key.takesInserts || text.constant != nil else {
      findings.error(.insertInSetting, at: column, ["key": key.rawValue])
      return
    }
    let names = text.pieces.compactMap { piece -> String? in
      guard case .value(let name) = piece else { return nil }
      return name
    }
    self.names.formUnion(names)
    switch key {
    case .code: property.code = text
    case .image: property.image = text
    case .command: property.command = command(text, &findings)
    case .comment: break
    case .align, .border, .option, .text, .width:
      set(key, SettingText(text, column: column), &findings)
    }
  }

  private mutating func set(_ key: Key, _ text: SettingText, _ findings: inout Findings) {
    switch key {
    case .text: property.wrapping = text.wrapping(&findings)
    case .border: property.border = text.border(&findings)
    case .width: property.widths = text.widths(&findings)
    case .align: property.alignment = text.alignment(&findings)
    case .option: property.option = text.option(&findings)
    case .code, .command, .comment, .image: break
    }
  }

  /// The command of a name; raw bytes are none.
  private func command(_ text: PropertyText, _ findings: inout Findings) -> DeviceCommand? {
    let name = SettingText.string((text.constant ?? [])[...])
    let command = DeviceCommand(rawValue: name)
    if command == nil {
      findings.error(.commandUnknown, at: text.column, ["value": name])
    }
    return command
  }
}

extension ArraySlice<Atom> {
  /// The parts between a character.
  fileprivate func split(separator: Unicode.Scalar) -> [ArraySlice<Atom>] {
    split(omittingEmptySubsequences: false) { $0.scalar == separator }
  }
}

extension PropertyText {
  /// Reads the trimmed value of a member.
  init(_ value: ArraySlice<Atom>, column: Int, _ findings: inout Findings) {
    self.column = column
    var pending: [Atom] = []
    var index = value.startIndex
    while index < value.endIndex {
      let atom = value[index]
      if let name = atom.name {
        append(pending, &findings)
        pending = []
        pieces.append(.value(name))
      } else if atom.scalar == "\\", index + 1 < value.endIndex, value[index + 1].scalar == "n" {
        pending.append(Atom(PlainText.lineBreak, column: atom.column))
        index += 1
      } else {
        if atom.scalar.isDeletedControl {
          findings.error(
            .controlCharacter, at: atom.column, ["character": atom.scalar.codePoint])
        }
        findings.check(atom.scalar, at: atom.column)
        pending.append(atom)
      }
      index += 1
    }
    append(pending, &findings)
  }

  private mutating func append(_ atoms: [Atom], _ findings: inout Findings) {
    guard !atoms.isEmpty else { return }
    pieces.append(.text(Escapes.resolve(atoms, &findings).map(\.scalar)))
  }
}
