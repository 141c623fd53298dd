/// The code page that a printer is at, as far as its bytes tell.
struct ActivePage: Hashable, Sendable {
  /// Stands for a byte whose page is not known; U+FFFD says that the page has no such byte.
  static let uncertain: Unicode.Scalar = "\u{2BD1}"
  private static let undefined: Unicode.Scalar = "\u{FFFD}"

  private let names: [Int: String]
  private var high: [Unicode.Scalar] = []

  /// The page's name; nothing where it is not known: after the start, and for foreign slots.
  private(set) var name: String?

  init(profile: PrinterProfile) {
    names = Dictionary(profile.codePages.map { ($1, $0) }) { min($0, $1) }
  }

  /// The name of the page in a slot, where the profile and the built-in tables have it.
  func name(ofSlot slot: UInt8) -> String? { names[Int(slot)] }

  /// Takes the page of a slot.
  mutating func select(_ slot: UInt8) {
    guard let found = names[Int(slot)], let page = CodePage.named(found) else { return forget() }
    guard found != name else { return }
    name = found
    high = (0x80...0xFF).map { page.decode($0) ?? Self.undefined }
  }

  /// Knows no page any more.
  mutating func forget() {
    name = nil
    high = []
  }

  /// The character of a byte.
  func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    return high.isEmpty ? Self.uncertain : high[Int(byte) - 0x80]
  }
}
