import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

extension RouteTable {
  /// How many characters a line of a preview may have.
  private static let columns: ClosedRange<Int64> = 24...64

  static let printing: [Route] = [
    Route(
      .get, "/v1/prints", "The print queue: what is to be done, and the newest pages",
      query: [("register", .identifier, "the register; all where absent")], answer: .anyArray
    ) { call in
      let register = try call.query("register").map { text in
        try refusing(at: "register") { () throws(AmountError) in try RegisterID(text) }
      }
      return JSONResponse.make(
        try await call.services.counter.printQueue(of: register, for: try call.actor()))
    },
    Route(.get, "/v1/prints/{job}", "A page on its way to paper") {
      JSONResponse.make(
        try await $0.services.counter.printJob(try $0.number("job"), for: try $0.actor()))
    },
    Route(
      .post, "/v1/prints", "Print a document again, an X report, or a test page",
      body: Forms.print, isCommand: true, handler: printed),
    Route(
      .post, "/v1/prints/{job}", "Say what becomes of a page", body: Forms.printDecision,
      isCommand: true
    ) { call in
      guard case .object = call.body else { throw Refusal(.requestMemberType) }
      // The path says which page is meant; a body that says so as well could say otherwise.
      guard call.body["job"] == nil else {
        throw Refusal(.requestMemberUnknown, at: "job", ["member": "job"])
      }
      let job = JSON.object([.init("job", .integer(try call.number("job")))])
      return JSONResponse.make(
        try await call.services.counter.decide(try call.envelope("print.decide").merging(job)))
    },
    Route(
      .get, "/v1/documents/{document}/page", "A document as it prints",
      query: [
        ("as", .choice(PrintDesk.Form.allCases.map(\.rawValue)), "the form; svg where absent"),
        (
          "columns", .integer(min: columns.lowerBound, max: columns.upperBound),
          "characters per line; 42 where absent"
        ),
      ], media: PrintDesk.Form.allCases.map(\.mediaType), handler: page),
  ]

  @Sendable private static func printed(_ call: Call) async throws -> Response {
    var reader = try RequestReader(call.body, call.services.counter.pack.currency)
    let name = try reader.optionalText("document")
    let report = try reader.optionalText("report")
    try reader.finish()
    let desk = call.services.desk
    let envelope = try call.envelope("print")
    let answer: JSON
    switch (name, report) {
    case (let name?, nil): answer = try await desk.counter.printAgain(document: name, envelope)
    case (nil, "x"?): answer = try await desk.printX(envelope)
    case (nil, "test"?): answer = try await desk.printTestPage(envelope)
    case (nil, let report?):
      throw Refusal(.requestValueInvalid, at: "report", ["value": report])
    case (nil, nil): throw Refusal(.requestMemberMissing, at: "document", ["member": "document"])
    case (_?, _?): throw Refusal(.requestMemberUnknown, at: "report", ["member": "report"])
    }
    return JSONResponse.make(answer)
  }

  @Sendable private static func page(_ call: Call) async throws -> Response {
    let word = call.query("as") ?? PrintDesk.Form.svg.rawValue
    guard let form = PrintDesk.Form(rawValue: word) else {
      throw Refusal(.requestValueInvalid, at: "as", ["value": word])
    }
    let width = call.query("columns") ?? "42"
    guard let columns = Int64(width), Self.columns.contains(columns) else {
      throw Refusal(.requestValueInvalid, at: "columns", ["value": width])
    }
    let bytes = try await call.services.desk.preview(
      of: call.parameters["document"] ?? "", as: form, columns: Int(columns),
      for: try call.actor())
    return Response(
      status: .ok, headers: [.contentType: form.mediaType],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
