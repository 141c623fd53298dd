import CanonicalJSON

/// The form of a value on the wire, as far as a caller has to know it.
indirect enum Schema: Sendable {
  case text(max: Int)
  case identifier
  /// An amount of money: a decimal in the major unit, as text.
  case money
  /// A quantity of at most three decimals, as text.
  case quantity
  case date
  case integer(min: Int64, max: Int64)
  case choice([String])
  case list(Schema, max: Int)
  case object([Field])
  /// Counted cash: pieces by denomination.
  case count
  /// An object whose members the summary tells.
  case anyObject
  case anyArray

  /// A member of an object.
  struct Field: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool

    static func required(_ name: String, _ schema: Schema) -> Field {
      Field(name: name, schema: schema, isRequired: true)
    }

    static func optional(_ name: String, _ schema: Schema) -> Field {
      Field(name: name, schema: schema, isRequired: false)
    }
  }

  /// The form in the words of JSON Schema.
  var json: JSON {
    switch self {
    case .text(let max):
      object("string", [.init("minLength", .integer(1)), .init("maxLength", .integer(Int64(max)))])
    case .identifier:
      object("string", [.init("pattern", .string("^[A-Za-z0-9._:-]{1,64}$"))])
    case .money:
      object(
        "string",
        [
          .init("pattern", .string("^-?[0-9]{1,12}([.][0-9]{1,2})?$")),
          .init("description", .string("an amount in the major unit, as 12.30")),
        ])
    case .quantity:
      object("string", [.init("pattern", .string("^-?[0-9]{1,9}([.][0-9]{1,3})?$"))])
    case .date: object("string", [.init("format", .string("date"))])
    case .integer(let min, let max):
      object("integer", [.init("minimum", .integer(min)), .init("maximum", .integer(max))])
    case .choice(let values):
      object("string", [.init("enum", .array(values.map(JSON.string)))])
    case .list(let element, let max):
      object("array", [.init("items", element.json), .init("maxItems", .integer(Int64(max)))])
    case .object(let fields): object(fields)
    case .count:
      object(
        "object",
        [
          .init(
            "additionalProperties", Schema.integer(min: 0, max: 1_000_000).json),
          .init(
            "description", .string("pieces by denomination: {\"50.00\": 2, \"0.10\": 7}")),
        ])
    case .anyObject: object("object", [])
    case .anyArray: object("array", [.init("items", .object([]))])
    }
  }

  private func object(_ type: String, _ members: [JSON.Member]) -> JSON {
    .object([.init("type", .string(type))] + members)
  }

  private func object(_ fields: [Field]) -> JSON {
    object(
      "object",
      [
        .init("additionalProperties", .bool(false)),
        .init("properties", .object(fields.map { .init($0.name, $0.schema.json) })),
        .init("required", .array(fields.filter(\.isRequired).map { .string($0.name) })),
      ])
  }
}
