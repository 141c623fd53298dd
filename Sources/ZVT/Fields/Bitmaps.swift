/// The fields of a message in the order in which they came; reading never fails, it stops.
///
/// Source: PA00P015 §13. The order of fields has no meaning. A field whose number is unknown has no
/// length that could be known, so reading ends there and the message is partial.
package struct Bitmaps: Hashable, Sendable {
  /// The fields that were read.
  package let items: [Bitmap]
  /// The objects of field 06; of all of them, should there be several.
  package let tlv: [TLV]
  /// What was not read.
  package let rest: [UInt8]
  /// Why it was not, or why a container was not read to its end.
  package let fault: PacketFault?

  /// Reads the fields of a message's data.
  ///
  /// - Parameter start: where the fields begin; what precedes has a fixed place.
  package init(parsing data: [UInt8], from start: Int = 0) {
    var reader = ByteReader(data, from: start)
    var items: [Bitmap] = []
    var objects: [TLV] = []
    var fault: PacketFault?
    var end = reader.position
    while !reader.isAtEnd {
      switch Self.next(&reader) {
      case .failure(let stop):
        self.init(items, objects, rest: Array(data[end...]), fault: fault ?? stop)
        return
      case .success(let item):
        items.append(item)
        end = reader.position
        guard item.number == 0x06 else { continue }
        let container = TLV.parse(item.value, offset: item.offset)
        objects += container.objects
        fault = fault ?? container.fault
      }
    }
    self.init(items, objects, rest: [], fault: fault)
  }

  private init(_ items: [Bitmap], _ tlv: [TLV], rest: [UInt8], fault: PacketFault?) {
    self.items = items
    self.tlv = tlv
    self.rest = rest
    self.fault = fault
  }

  private static func next(_ reader: inout ByteReader) -> Result<Bitmap, PacketFault> {
    let start = reader.position
    guard let number = reader.byte(), let field = FieldTable.field(number) else {
      return .failure(PacketFault(.unknownField, at: start))
    }
    return length(field.layout, &reader).flatMap { count in
      let offset = reader.position
      guard let value = reader.take(count) else {
        return .failure(PacketFault(.cutShort, at: start))
      }
      return .success(Bitmap(number, value, offset: offset))
    }
  }

  private static func length(_ layout: FieldLayout, _ reader: inout ByteReader)
    -> Result<Int, PacketFault>
  {
    switch layout {
    case .fixed(let count): .success(count)
    case .ll: reader.decimalLength(2)
    case .lll: reader.decimalLength(3)
    case .container: reader.berLength()
    }
  }
}

extension Bitmaps {
  /// Whether something could not be read.
  package var isPartial: Bool { fault != nil }

  /// The fields of which two with different values would move money differently.
  package static let decisive: [UInt8] = [0x04, 0x0B, 0x27, 0x29, 0x49, 0x87]

  /// The decisive fields that came with different values; none of them may win.
  package var contradictions: [UInt8] {
    Self.decisive.filter { number in
      Set(items.lazy.filter { $0.number == number }.map(\.value)).count > 1
    }
  }

  /// The first field of that number.
  package func first(_ number: UInt8) -> Bitmap? { items.first { $0.number == number } }

  /// The value of the first field of that number.
  package func value(_ number: UInt8) -> [UInt8]? { first(number)?.value }

  /// The single byte of a field; nothing where it is absent or has none.
  package func byte(_ number: UInt8) -> UInt8? { value(number)?.first }

  /// The amount of a field in minor units; nothing where it is absent or has a digit A to F.
  package func amount(_ number: UInt8) -> Int64? { value(number).flatMap(BCD.number) }

  /// The number in a field of packed digits; nothing where it is absent or has a digit A to F.
  package func number(_ number: UInt8) -> Int? { amount(number).map { Int($0) } }

  /// The digits of a field of packed digits, leading zeros kept; nothing as in `number`.
  package func digits(_ number: UInt8) -> String? { value(number).flatMap(BCD.digits) }

  /// The text of a field up to the first NUL; nothing where it is absent.
  package func text(_ number: UInt8, in set: CharacterSet = .zvt8) -> String? {
    value(number).map { set.decode(Array($0.prefix { $0 != 0 })).text }
  }
}
