/// The code pages of a profile in the order in which they are tried, each with its slot.
struct PageSet: Sendable {
  /// A page and the number by which the printer selects it.
  struct Entry: Sendable {
    let slot: UInt8
    let page: CodePage
  }

  let entries: [Entry]

  init(_ profile: PrinterProfile) {
    entries = profile.encodingOrder.compactMap { name in
      guard let page = CodePage.named(name), let slot = profile.codePages[name] else { return nil }
      return UInt8(exactly: slot).map { Entry(slot: $0, page: page) }
    }
  }

  /// Whether any page has a character.
  func have(_ scalar: Unicode.Scalar) -> Bool {
    entries.contains { $0.page.encode(scalar) != nil }
  }

  /// The page for a whole line: the current one if it has all, else the first that has.
  ///
  /// - Parameters:
  ///   - scalars: the line's characters beyond ASCII.
  ///   - current: the selected page; nothing after a reset.
  func covering(_ scalars: [Unicode.Scalar], current: Int?) -> Int? {
    func covers(_ index: Int) -> Bool {
      scalars.allSatisfy { entries[index].page.encode($0) != nil }
    }
    if let current, covers(current) { return current }
    return entries.indices.first(where: covers)
  }

  /// The page that has the longest stretch of a line that begins at a place, the earlier of equals.
  func longest(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var best: (index: Int, length: Int)?
    for index in entries.indices {
      let length = scalars.prefix { entries[index].page.encode($0) != nil }.count
      if length > best?.length ?? 0 { best = (index, length) }
    }
    return best?.index
  }
}
