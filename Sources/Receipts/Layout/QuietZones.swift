import Graphics

extension Composer {
  /// Warns of codes that have too little white around them to be read.
  mutating func checkQuietZones() {
    guard template.mode == .strict else { return }
    let page = Page(columns: paper, isSpaced: options.isSpaced, blocks: blocks)
    for (index, block) in blocks.enumerated() {
      guard let code = CodeBounds(block) else { continue }
      let sides = min(code.left, page.width - code.left - code.width)
      let above = page.white(blocks[..<index].reversed(), atMost: code.ends)
      let below = page.white(blocks[(index + 1)...], atMost: code.ends)
      guard sides < code.sides || above < code.ends || below < code.ends else { continue }
      findings.line = block.line
      findings.warn(.codeQuietZone, at: 1, ["needed": "\(max(code.sides, code.ends))"])
    }
  }
}

/// The place of a code across the paper and the white that it needs, in dots.
private struct CodeBounds {
  let left: Int
  let width: Int
  /// Left and right of it.
  let sides: Int
  /// Above and below it.
  let ends: Int

  init?(_ block: Block) {
    switch block.content {
    case .qr(let code):
      left = code.left
      width = code.size
      sides = 4 * code.cell
      ends = 4 * code.cell
    case .barcode(let code):
      left = code.left
      width = code.symbol.width
      sides = 10 * code.symbol.module
      // Bars are read across: any white keeps them from touching text.
      ends = 1
    case .row, .rule, .edge, .cut, .image, .device: return nil
    }
  }
}

extension Page {
  /// The white of the first blocks until something is drawn; all that is asked for at an end of the
  /// paper.
  fileprivate func white(_ blocks: some Sequence<Block>, atMost wanted: Int) -> Int {
    var dots = 0
    for block in blocks where dots < wanted {
      switch block.content {
      case .cut: return wanted
      case .row(let row) where row.isWhite: dots += advance(of: block)
      case .device: continue
      case .row, .rule, .edge, .image, .qr, .barcode: return dots
      }
    }
    return wanted
  }
}

extension Row {
  /// Whether nothing is drawn.
  fileprivate var isWhite: Bool {
    verticals == nil
      && cells.allSatisfy { cell in
        cell.runs.allSatisfy { run in
          !run.style.isInverse && !run.style.isUnderlined && run.text.allSatisfy { $0 == " " }
        }
      }
  }
}
