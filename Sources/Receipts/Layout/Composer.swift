import Graphics

/// Lays a template out, line by line; the settings and the box persist from line to line.
struct Composer {
  let template: Template
  let options: LayoutOptions
  let images: Template.PictureReader?
  /// Characters per line.
  let paper: Int
  var blocks: [Block] = []
  var findings: Findings
  var losses = Losses()
  var settings = Settings()
  var box = Box()
  /// The values of the innermost section last.
  var scopes: [Values] = []
  private var plans = ColumnPlans()

  init(_ template: Template, _ options: LayoutOptions, _ images: Template.PictureReader?) {
    self.template = template
    self.options = options
    self.images = images
    paper = min(max(options.columns, 1), 255)
    findings = Findings(file: template.name, mode: template.mode)
    blocks.reserveCapacity(template.lines.count + 8)
  }

  /// Lays all lines out.
  mutating func compose(_ values: Values?) {
    guard options.columns == paper else {
      findings.error(.columnsUnsupported, at: 1, ["columns": "\(options.columns)"])
      return
    }
    if let values { scopes.append(values) }
    compose(lines: 0..<template.lines.count)
    if box.isOpen {
      findings.note(.boxOpen, at: 1)
      closeBox()
    }
    checkQuietZones()
  }

  private mutating func compose(lines range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let line = template.lines[index]
      findings.line = line.number
      switch line.content {
      case .text(let cells): composeText(cells)
      case .rule: composeRule()
      case .cut: composeCut()
      case .property(let property): compose(property)
      case .section(let section):
        compose(section, from: index + 1)
        index = section.end
      case .sectionEnd: break
      }
      index += 1
    }
  }

  /// Adds a block of the line.
  mutating func add(_ content: Block.Content) {
    blocks.append(Block(line: findings.line, content))
  }

  /// The columns of a text line.
  mutating func columnPlan(cells: Int) -> ColumnPlan {
    plans.plan(cells: cells, settings, paper: paper)
  }

  private mutating func compose(_ property: Property) {
    settings.wrapping = property.wrapping ?? settings.wrapping
    settings.widths = property.widths ?? settings.widths
    settings.alignment = property.alignment ?? settings.alignment
    settings.option = property.option ?? settings.option
    if let border = property.border {
      let hadBox = settings.border == .line
      settings.border = border
      changeBox(from: hadBox, to: border == .line)
    }
    if let image = property.image { compose(image: image, property.place) }
    if let code = property.code { compose(code: code, property.place) }
    if let command = property.command { add(.device(command)) }
  }

  private mutating func composeRule() {
    switch box.state {
    case .waiting:
      let plan = ColumnPlan(block: settings, paper: paper)
      add(.rule(Rule(left: plan.left, width: plan.width)))
    case .running: box.state = .horizontal
    case .ready, .horizontal: break
    }
  }

  private mutating func composeCut() {
    let wasOpen = box.isOpen
    if wasOpen { closeBox() }
    add(.cut)
    if wasOpen { box.state = .ready }
  }
}

extension Composer {
  /// A section is repeated for each element of a list, or stands once where something holds.
  private mutating func compose(_ section: TemplateLine.Section, from first: Int) {
    let lines = first..<section.end
    let value = self[section.name]
    guard value?.holds ?? false else {
      if section.isInverted { compose(lines: lines) }
      return
    }
    guard !section.isInverted else { return }
    guard case .list(let elements) = value else { return compose(lines: lines) }
    for element in elements {
      scopes.append(element)
      compose(lines: lines)
      scopes.removeLast()
    }
  }

  /// The value of a name: the innermost section's own, else that around it.
  subscript(name: String) -> Value? {
    for index in scopes.indices.reversed() {
      if let value = scopes[index][name] { return value }
    }
    return nil
  }
}

extension Value {
  /// Whether a section of it is shown.
  fileprivate var holds: Bool {
    switch self {
    case .text(let text), .money(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let elements): !elements.isEmpty
    }
  }
}
