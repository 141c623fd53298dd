/// An object of a container: a tag and bytes, or further objects (PA00P015 §9).
package struct TLV: Hashable, Sendable {
  /// What an object holds.
  package enum Value: Hashable, Sendable {
    /// Plain bytes.
    case bytes([UInt8])
    /// Further objects.
    case objects([TLV])
  }

  /// The tag, one to four bytes, the high byte first.
  package let tag: UInt32
  /// What it holds.
  package let value: Value

  /// An object of either kind.
  package init(_ tag: UInt32, value: Value) {
    self.tag = tag
    self.value = value
  }

  /// An object of bytes.
  package init(_ tag: UInt32, _ bytes: [UInt8]) { self.init(tag, value: .bytes(bytes)) }

  /// An object of objects.
  package init(_ tag: UInt32, _ objects: [TLV]) { self.init(tag, value: .objects(objects)) }

  /// An object of text, without an end mark.
  package init(_ tag: UInt32, _ text: String, in set: CharacterSet = .zvt8) {
    self.init(tag, set.encode(text))
  }

  /// The bytes of an object of bytes; none in one of objects.
  package var content: [UInt8] {
    if case .bytes(let bytes) = value { bytes } else { [] }
  }

  /// The objects of an object of objects; none in one of bytes.
  package var objects: [TLV] {
    if case .objects(let objects) = value { objects } else { [] }
  }

  /// Tag, length and value as they stand in a container.
  package var bytes: [UInt8] {
    let body =
      switch value {
      case .bytes(let bytes): bytes
      case .objects(let objects): objects.flatMap(\.bytes)
      }
    guard let length = Self.length(body.count) else { return [] }
    return Self.tagBytes(tag) + length + body
  }

  /// The bytes of a tag, as many as it has.
  static func tagBytes(_ tag: UInt32) -> [UInt8] {
    let all = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> $0) }
    return tag == 0 ? [0] : Array(all.drop { $0 == 0 })
  }

  /// A length as in BER; nothing above 65 535.
  static func length(_ count: Int) -> [UInt8]? {
    switch count {
    case 0...0x7F: [UInt8(count)]
    case 0x80...0xFF: [0x81, UInt8(count)]
    case 0x100...0xFFFF: [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
    default: nil
    }
  }

  /// Reads the objects of a container.
  ///
  /// An unknown tag is skipped at every level; where its content only looks like objects it is kept
  /// as bytes.
  ///
  /// - Parameter offset: where the container begins in the message, for the fault's sake.
  /// - Returns: the objects up to the fault, which has its place in the message.
  package static func parse(_ bytes: [UInt8], offset: Int = 0)
    -> (objects: [TLV], fault: PacketFault?)
  {
    let scan = TLVScan(bytes)
    var index = 0
    let objects = assemble(scan.nodes, bytes, depth: 0, from: &index)
    return (objects, scan.fault.map { PacketFault($0.code, at: $0.offset + offset) })
  }

  /// Builds the tree from nodes that stand parents first; as deep as the scan let them be.
  private static func assemble(
    _ nodes: [TLVScan.Node], _ bytes: [UInt8], depth: Int, from index: inout Int
  ) -> [TLV] {
    var objects: [TLV] = []
    while index < nodes.count, nodes[index].depth == depth {
      let node = nodes[index]
      index += 1
      objects.append(
        node.isConstructed
          ? TLV(node.tag, assemble(nodes, bytes, depth: depth + 1, from: &index))
          : TLV(node.tag, Array(bytes[node.value])))
    }
    return objects
  }
}

extension [TLV] {
  /// The first object of that tag on this level.
  package func first(_ tag: UInt32) -> TLV? { first { $0.tag == tag } }

  /// All objects of that tag on this level.
  package func all(_ tag: UInt32) -> [TLV] { filter { $0.tag == tag } }

  /// The bytes of the object at the end of a path of tags, such as 2F, 1F10.
  package func bytes(_ path: UInt32...) -> [UInt8]? {
    var level = self
    for tag in path.dropLast() {
      guard let next = level.first(tag) else { return nil }
      level = next.objects
    }
    guard let tag = path.last, let found = level.first(tag) else { return nil }
    return found.content
  }
}
