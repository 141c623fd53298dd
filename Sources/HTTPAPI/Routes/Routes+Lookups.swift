import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import Operations

extension RouteTable {
  static let lookups: [Route] = [
    Route(
      .get, "/v1/catalogue", "The price list, or what of it matches",
      query: [("search", .text(max: 100), "a code's beginning or a part of a name")],
      answer: .anyArray
    ) {
      JSONResponse.make(
        try await $0.services.counter.catalogue(
          matching: $0.query("search"), for: try $0.actor()))
    },
    Route(
      .get, "/v1/documents", "Documents in the order of issue",
      query: [
        ("date", .date, "the business date"),
        ("type", .choice(DocumentType.allCases.map(\.rawValue)), "the type"),
        ("customer", .identifier, "the customer"),
        ("after", .integer(min: 0, max: .max), "only after this id"),
        ("limit", .integer(min: 1, max: 500), "how many at the most"),
      ], answer: .anyArray
    ) {
      JSONResponse.make(
        try await $0.services.counter.documents(try filter($0), for: try $0.actor()))
    },
    Route(.get, "/v1/documents/{document}", "A document in full") {
      JSONResponse.make(
        try await $0.services.counter.document(
          named: $0.parameters["document"] ?? "", for: try $0.actor()))
    },
    Route(.get, "/v1/customers/{customer}/balance", "What a customer owes, and when") {
      JSONResponse.make(
        try await $0.services.counter.balance(
          of: try $0.parameter("customer"), for: try $0.actor()))
    },
    Route(.get, "/v1/vouchers/{code}", "What is left on a voucher") {
      JSONResponse.make(
        try await $0.services.counter.voucher(
          code: $0.parameters["code"] ?? "", for: try $0.actor()))
    },
    Route(
      .get, "/v1/reports/reconciliation", "The day's cards, ledger against terminal",
      query: [("date", .date, "the business date")]
    ) {
      JSONResponse.make(
        try await $0.services.counter.reconciliation(
          on: try required($0, "date"), for: try $0.actor()))
    },
    Route(
      .get, "/v1/reports/cash-book", "A page of the cash book",
      query: [
        ("date", .date, "the business date"), ("register", .identifier, "the register"),
      ]
    ) {
      let name = $0.query("register") ?? ""
      let register = try refusing(at: "register") { () throws(AmountError) in
        try RegisterID(name)
      }
      return JSONResponse.make(
        try await $0.services.counter.cashBook(
          of: register, on: try required($0, "date"), for: try $0.actor()))
    },
  ]

  private static func required(_ call: Call, _ name: String) throws(Refusal) -> BusinessDate {
    guard let date = try call.date(name) else {
      throw Refusal(.requestMemberMissing, at: name, ["member": name])
    }
    return date
  }

  private static func filter(_ call: Call) throws(Refusal) -> DocumentFilter {
    var filter = DocumentFilter()
    filter.date = try call.date("date")
    if let text = call.query("type") {
      guard let type = DocumentType(rawValue: text) else {
        throw Refusal(.requestValueInvalid, at: "type", ["value": text])
      }
      filter.type = type
    }
    if let text = call.query("customer") {
      filter.customer = try refusing(at: "customer") { () throws(AmountError) in
        try CustomerID(text)
      }
    }
    filter.after = try number(call, "after") ?? 0
    let limit = try number(call, "limit") ?? 100
    guard 1...500 ~= limit else {
      throw Refusal(.requestValueInvalid, at: "limit", ["value": String(limit)])
    }
    filter.limit = Int(limit)
    return filter
  }

  private static func number(_ call: Call, _ name: String) throws(Refusal) -> Int64? {
    guard let text = call.query(name) else { return nil }
    guard let number = Int64(text), number >= 0 else {
      throw Refusal(.requestValueInvalid, at: name, ["value": text])
    }
    return number
  }
}
