import Amounts
import CanonicalJSON
import Commerce
import Hummingbird
import Operations

extension RouteTable {
  /// A command that asks nothing of a terminal.
  private static func command(
    _ path: String, _ summary: String, _ form: Schema, isSignIn: Bool = false,
    _ work: @escaping @Sendable (Call) async throws -> JSON
  ) -> Route {
    Route(.post, path, summary, body: form, isCommand: true, isSignIn: isSignIn) {
      JSONResponse.make(try await work($0))
    }
  }

  static let shifts: [Route] = [
    command("/v1/shifts", "Open a shift with a count", Forms.opening) {
      try await $0.services.counter.openShift(try $0.envelope("open_shift"))
    },
    command("/v1/shifts/current/close", "Close the register's shift: count and Z", Forms.closing) {
      try await $0.services.counter.closeShift(try $0.envelope("close_shift"))
    },
    command(
      "/v1/shifts/current/handover", "Hand the drawer over; the receiver proves who they are",
      Forms.handover, isSignIn: true
    ) { call in
      var reader = try RequestReader(
        call.body.without(["count"]), call.services.counter.pack.currency)
      let receiver = try reader.text("to")
      let pin = try reader.text("pin")
      let device = try reader.text("device")
      try reader.finish()
      let envelope = try call.envelope("handover", without: ["pin", "device", "to"])
      let proved = try await call.services.doorkeeper.prove(
        receiver, .pin(pin, device: device))
      return try await call.services.counter.handOver(envelope, to: proved)
    },
    Route(.get, "/v1/shifts/current/x", "An X of the register's open shift") {
      JSONResponse.make(
        try await $0.services.counter.xReport(of: try $0.register(), for: try $0.actor()))
    },
    Route(
      .get, "/v1/shifts", "The shifts of a day",
      query: [("date", .date, "the business date; the newest if absent")], answer: .anyArray
    ) {
      JSONResponse.make(
        try await $0.services.counter.shifts(on: try $0.date("date"), for: try $0.actor()))
    },
    Route(.get, "/v1/shifts/{shift}/z", "The Z of a closed shift") {
      JSONResponse.make(
        try await $0.services.counter.zReport(of: try $0.number("shift"), for: try $0.actor()))
    },
  ]

  static let cash: [Route] = [
    command("/v1/cash/pay-in", "Put money into the drawer", Forms.payIn) {
      try await $0.services.counter.moveCash(.payIn, try $0.envelope("pay_in"))
    },
    command("/v1/cash/pay-out", "Take money out of the drawer", Forms.payOut) {
      try await $0.services.counter.moveCash(.payOut, try $0.envelope("pay_out"))
    },
    command("/v1/cash/deposit", "Hand cash over to safe, bank or collector", Forms.deposit) {
      try await $0.services.counter.moveCash(.deposit, try $0.envelope("deposit"))
    },
    command("/v1/bank/movements", "Book what happened at the bank", Forms.bank) {
      try await $0.services.counter.bookBank(try $0.envelope("bank", office: true))
    },
  ]

  static let doubts: [Route] = [
    Route(.get, "/v1/doubts", "Everything that is in doubt, with the next step") {
      JSONResponse.make(try await $0.services.counter.doubts(for: try $0.actor()))
    },
    Route(.post, "/v1/doubts/{attempt}/inquiry", "Ask the terminal again; moves no money") {
      JSONResponse.make(
        try await $0.services.counter.inquire(
          attempt: try $0.parameter("attempt"), by: try $0.actor()))
    },
    command("/v1/doubts/{attempt}/resolution", "Decide a doubt on evidence", Forms.resolution) {
      let id: AttemptID = try $0.parameter("attempt")
      return try await $0.services.counter.resolve(
        attempt: id, try $0.envelope("resolve:\(id.text)"))
    },
    command(
      "/v1/approvals/{approval}/answer", "Answer as the second person", Forms.approval,
      isSignIn: true
    ) { call in
      var reader = try RequestReader(call.body, call.services.counter.pack.currency)
      let person = try reader.text("person")
      let pin = try reader.text("pin")
      let device = try reader.text("device")
      let grant = try reader.text("grant")
      try reader.finish()
      _ = try call.actor()
      let approver = try await call.services.doorkeeper.prove(person, .pin(pin, device: device))
      return try await call.services.counter.answer(
        approval: try call.parameter("approval"), by: approver, grants: grant == "yes",
        key: try call.key())
    },
  ]
}
