/// The objects of a container as a flat list, parents first, with their places in the bytes.
///
/// It goes by a loop and a stack of ends, so that hostile nesting costs nothing.
struct TLVScan {
  /// An object: where its value stands, and below how many others.
  struct Node {
    let tag: UInt32
    let value: Range<Int>
    let depth: Int
    /// Whether its objects follow in the list.
    var isConstructed: Bool
  }

  /// The deepest level of objects.
  static let depthMax = 16

  private(set) var nodes: [Node] = []
  private(set) var fault: PacketFault?
  /// The containers that are open, as indices of `nodes`.
  private var open: [Int] = []

  init(_ bytes: [UInt8]) {
    var position = 0
    while position < bytes.count {
      while let last = open.last, nodes[last].value.upperBound <= position { open.removeLast() }
      switch next(bytes, at: position) {
      case .success(let node):
        nodes.append(node)
        if node.isConstructed { open.append(nodes.count - 1) }
        position = node.isConstructed ? node.value.lowerBound : node.value.upperBound
      case .failure(let found):
        guard let end = closeUnknown() else {
          fault = found
          return
        }
        position = end
      }
    }
  }

  private func next(_ bytes: [UInt8], at position: Int) -> Result<Node, PacketFault> {
    var reader = ByteReader(bytes, from: position)
    let limit = open.last.map { nodes[$0].value.upperBound } ?? bytes.count
    return reader.tag().flatMap { tag in
      reader.berLength().flatMap { count in
        let start = reader.position
        guard count <= limit - start else { return .failure(PacketFault(.cutShort, at: position)) }
        let isConstructed = bytes[position] & 0x20 != 0
        guard !isConstructed || open.count < Self.depthMax else {
          return .failure(PacketFault(.tooDeep, at: position))
        }
        return .success(
          Node(
            tag: tag, value: start..<start + count, depth: open.count, isConstructed: isConstructed)
        )
      }
    }
  }

  /// Takes the outermost open object of an unknown tag as plain bytes: nobody knows its shape.
  ///
  /// - Returns: where it ends; nothing where all that is open is known.
  private mutating func closeUnknown() -> Int? {
    guard let level = open.firstIndex(where: { TagTable.tag(nodes[$0].tag) == nil }) else {
      return nil
    }
    let index = open[level]
    nodes.removeSubrange((index + 1)...)
    nodes[index].isConstructed = false
    open.removeSubrange(level...)
    return nodes[index].value.upperBound
  }
}
