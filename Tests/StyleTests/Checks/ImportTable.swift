/// Which target may import what; dependencies point down only.
///
/// SwiftPM does not enforce this: an undeclared transitive import builds silently.
enum ImportTable {
  /// One target's rights.
  struct Row: Sendable {
    let target: String
    /// The modules of this repository that it may import.
    let ours: Allowed
    /// The modules of others that it may import, besides `everywhere`.
    let others: Allowed

    init(_ target: String, ours: Allowed, others: Allowed) {
      self.target = target
      self.ours = ours
      self.others = others
    }
  }

  /// A set of modules.
  enum Allowed: Sendable, ExpressibleByArrayLiteral {
    case everything
    case only([String])

    init(arrayLiteral elements: String...) { self = .only(elements) }

    func contains(_ module: String) -> Bool {
      switch self {
      case .everything: true
      case .only(let modules): modules.contains(module)
      }
    }
  }

  static let rows: [Row] = [
    Row("Amounts", ours: [], others: []),
    Row("CanonicalJSON", ours: [], others: []),
    Row("CLedgerSupport", ours: [], others: []),
    Row("Commerce", ours: ["Amounts", "CanonicalJSON"], others: []),
    Row("Graphics", ours: [], others: []),
    Row("Receipts", ours: ["Amounts", "Graphics"], others: []),
    Row("PrinterLanguages", ours: ["Graphics", "Receipts"], others: []),
    Row("CPangoCairo", ours: [], others: []),
    Row(
      "Typesetting", ours: ["CPangoCairo", "Graphics", "Receipts"], others: []),
    Row(
      "Stationery", ours: ["Amounts", "CanonicalJSON", "Commerce", "Receipts"], others: ["Yams"]),
    Row("CLibUSB", ours: [], others: []),
    Row("USB", ours: ["CLibUSB"], others: ["Dispatch", "Glibc"]),
    Row("ZVT", ours: ["Amounts"], others: []),
    Row("Nexo", ours: ["Amounts", "CanonicalJSON"], others: []),
    Row(
      "Devices",
      ours: [
        "Amounts", "CanonicalJSON", "Nexo", "PrinterLanguages", "Receipts", "USB", "ZVT",
      ],
      others: ["Crypto", "Dispatch", "Glibc"]),
    Row(
      "Simulators",
      ours: [
        "Amounts", "CanonicalJSON", "Devices", "Graphics", "Nexo", "PrinterLanguages", "Receipts",
        "ZVT",
      ], others: ["Dispatch", "Glibc"]),
    Row("Exports", ours: ["Amounts", "Commerce"], others: []),
    Row(
      "Setup",
      ours: ["Amounts", "CanonicalJSON", "Commerce", "Devices", "PrinterLanguages"],
      others: ["Foundation", "Yams"]),
    Row(
      "LedgerStore",
      ours: ["Amounts", "CanonicalJSON", "CLedgerSupport", "Commerce"],
      others: ["Crypto", "Dispatch", "Foundation", "GRDB"]),
    Row(
      "Operations",
      ours: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "Exports", "Graphics", "LedgerStore",
        "PrinterLanguages", "Receipts", "Setup", "Stationery", "Typesetting",
      ],
      others: ["Crypto", "CryptoExtras", "Dispatch", "Foundation", "Logging"]),
    Row(
      "HTTPAPI",
      ours: ["Amounts", "CanonicalJSON", "Commerce", "Operations"],
      others: [
        "Foundation", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore",
        "NIOHTTPTypes",
        "ServiceLifecycle",
      ]),
    Row(
      "Drills",
      ours: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "LedgerStore", "Operations", "Setup",
        "Simulators", "ZVT",
      ], others: ["Foundation"]),
    Row("kase", ours: .everything, others: .everything),
  ]

  /// Modules of the toolchain that every target may import.
  static let everywhere: Set<String> = ["Synchronization"]

  /// Modules with exactly one importer in `Sources`, whatever its row says.
  static let soleImporters = [
    "CLedgerSupport": "LedgerStore",
    "CLibUSB": "USB",
    "CPangoCairo": "Typesetting",
    "GRDB": "LedgerStore",
  ]

  /// The imports of a file in `Sources` that the table does not allow.
  static func breaches(in file: SourceFile) -> [Finding] {
    guard let target = file.target, let row = rows.first(where: { $0.target == target }) else {
      return []
    }
    return imports(of: file).compactMap { token in
      reason(against: token.text, in: row).map { file.finding(line: token.line, $0) }
    }
  }

  /// The folders under `Sources` that have no row.
  static func strangers(among targets: [String]) -> [Finding] {
    targets.filter { target in !rows.contains { $0.target == target } }.map {
      Finding(path: "Sources/\($0)", line: 0, message: "no row in Tests/StyleTests/ImportTable")
    }
  }

  /// The types in a file that bear their target's name.
  static func namesakes(in file: SourceFile) -> [Finding] {
    let kinds = ["actor", "class", "enum", "protocol", "struct", "typealias"]
    return zip(file.tokens, file.tokens.dropFirst()).compactMap { keyword, name in
      guard kinds.contains(keyword.text), name.text == file.target else { return nil }
      return file.finding(
        line: name.line, "\(name.text) hides the module of that name; rename the type")
    }
  }

  /// The modules that a file imports, each at its line.
  private static func imports(of file: SourceFile) -> [Token] {
    let kinds = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
    return file.tokens.indices.compactMap { index in
      guard file.tokens[index].text == "import" else { return nil }
      return file.tokens[(index + 1)...].first { !kinds.contains($0.text) }
    }
  }

  /// Why a target may not import a module, or nothing where it may.
  private static func reason(against module: String, in row: Row) -> String? {
    if let importer = soleImporters[module], importer != row.target {
      return "only \(importer) may import \(module)"
    }
    if everywhere.contains(module) { return nil }
    let isOurs = rows.contains { $0.target == module }
    let isAllowed = isOurs ? row.ours.contains(module) : row.others.contains(module)
    return isAllowed ? nil : "\(row.target) may not import \(module)"
  }
}
