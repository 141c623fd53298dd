import Amounts
import CanonicalJSON
import Commerce
import Hummingbird
import Operations

extension RouteTable {
  /// A reply as an answer: 200 once it is done, 202 while a card payment is in doubt.
  static func response(_ reply: Reply) -> Response {
    switch reply {
    case .done(let answer): JSONResponse.make(answer)
    case .doubt(let attempt): JSONResponse.make(Views.doubt(attempt), status: .accepted)
    }
  }

  /// A command that may need a terminal.
  private static func paid(
    _ path: String, _ summary: String, _ form: Schema,
    _ work: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(
      .post, path, summary, body: form, isCommand: true, successes: [200, 202]
    ) { response(try await work($0)) }
  }

  static let sales: [Route] = [
    paid("/v1/sales", "Ring up and settle a sale", Forms.sale) {
      try await $0.services.counter.checkOut(.sale, try $0.envelope("sale"))
    },
    paid("/v1/agency-payments", "Take money for a principal, with a fee", Forms.agency) {
      try await $0.services.counter.checkOut(.agency, try $0.envelope("agency"))
    },
    paid("/v1/prepayments", "Take money in advance", Forms.prepayment) {
      try await $0.services.counter.checkOut(.prepayment, try $0.envelope("prepayment"))
    },
    paid("/v1/refunds", "Give back lines of a receipt or credit an invoice", Forms.refund) {
      try await $0.services.counter.refund(try $0.envelope("refund"))
    },
    paid("/v1/voids", "Undo a receipt of the open shift", Forms.void) {
      try await $0.services.counter.void(try $0.envelope("void"))
    },
    Route(
      .post, "/v1/invoices", "Issue an invoice on account", body: Forms.invoice, isCommand: true
    ) {
      JSONResponse.make(
        try await $0.services.counter.invoice(try $0.envelope("invoice")))
    },
    paid("/v1/invoices/{document}/payments", "Pay an open invoice, whole or in part", Forms.payment)
    { call in
      let name = call.parameters["document"] ?? ""
      guard case .object = call.body else { throw Refusal(.requestMemberType) }
      // The path says which invoice is paid; a body that says so as well could say otherwise.
      guard call.body["invoice"] == nil else {
        throw Refusal(.requestMemberUnknown, at: "invoice", ["member": "invoice"])
      }
      let envelope = try call.envelope("pay_invoice").merging(
        .object([.init("invoice", .string(name))]))
      return try await call.services.counter.checkOut(.settlement, envelope)
    },
  ]

  static let baskets: [Route] = [
    Route(
      .get, "/v1/baskets", "The register's baskets that are not paid yet", answer: .anyArray
    ) {
      JSONResponse.make(
        try await $0.services.counter.baskets(of: try $0.register(), for: try $0.actor()))
    },
    Route(.get, "/v1/baskets/{basket}", "A basket") {
      JSONResponse.make(
        try await $0.services.counter.basket(try $0.parameter("basket"), for: try $0.actor()))
    },
    Route(
      .put, "/v1/baskets/{basket}", "Save a basket: ring up, park, resume", body: Forms.basket,
      isCommand: true
    ) { call in
      let id: BasketID = try call.parameter("basket")
      return JSONResponse.make(
        try await call.services.counter.save(
          basket: id, try call.envelope("basket.save:\(id.text)")))
    },
    Route(
      .post, "/v1/baskets/{basket}/discard", "Give a basket up before payment",
      body: Forms.reason, isCommand: true
    ) { call in
      let id: BasketID = try call.parameter("basket")
      return JSONResponse.make(
        try await call.services.counter.discard(
          basket: id, try call.envelope("basket.discard:\(id.text)")))
    },
    paid("/v1/baskets/{basket}/payments", "Take tenders for a basket", Forms.basketPayment) {
      let id: BasketID = try $0.parameter("basket")
      return try await $0.services.counter.pay(
        basket: id, try $0.envelope("basket.pay:\(id.text)"))
    },
    paid(
      "/v1/baskets/{basket}/reversal", "Give back what cards were charged for a basket",
      Forms.reason
    ) {
      let id: BasketID = try $0.parameter("basket")
      return try await $0.services.counter.giveBack(
        basket: id, try $0.envelope("basket.reverse:\(id.text)"))
    },
  ]
}
