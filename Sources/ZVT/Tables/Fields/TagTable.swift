/// All tags of containers that the specification knows (PA00P015 §9.4).
package enum TagTable {
  /// What is known of a tag.
  package static func tag(_ tag: UInt32) -> TagInfo? { byTag[tag] }

  /// The tags in the order of their numbers.
  package static let all: [TagInfo] =
    (oneByte + constructed + card + transaction + device + extensions).sorted { $0.tag < $1.tag }

  private static let byTag: [UInt32: TagInfo] = Dictionary(
    all.map { ($0.tag, $0) }, uniquingKeysWith: { first, _ in first })
}
