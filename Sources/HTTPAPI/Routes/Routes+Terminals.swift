import Amounts
import CanonicalJSON
import Commerce
import Hummingbird
import Operations

extension RouteTable {
  static let terminals: [Route] = [
    Route(
      .get, "/v1/terminals",
      "The card terminals: how they are, their open batches, their last closes, what is in doubt",
      answer: .anyArray
    ) {
      JSONResponse.make(try await $0.services.counter.terminals(for: try $0.actor()))
    },
    Route(
      .get, "/v1/terminals/{register}/batch",
      "A batch of the register's terminal and the payments that make its sum",
      query: [
        ("number", .integer(min: 1, max: .max), "which batch; the open one where absent")
      ]
    ) { call in
      let number = try call.query("number").map { text throws(Refusal) in
        guard let number = Int64(text), number > 0 else {
          throw Refusal(.requestValueInvalid, at: "number", ["value": text])
        }
        return number
      }
      return JSONResponse.make(
        try await call.services.counter.terminalBatch(
          at: try call.parameter("register"), number, for: try call.actor()))
    },
    Route(
      .post, "/v1/terminals/{register}/close",
      "Close the batch of the register's terminal: end of day there", body: Forms.terminalClose,
      isCommand: true, successes: [200, 202]
    ) { call in
      let register: RegisterID = try call.parameter("register")
      // A command is carried out at the register that one is signed in at.
      guard try call.register() == register else { throw Refusal(.authRegisterDiffers) }
      switch try await call.services.counter.closeTerminal(try call.envelope("close_terminal")) {
      case .done(let answer): return JSONResponse.make(answer)
      case .doubt(let answer): return JSONResponse.make(answer, status: .accepted)
      }
    },
    Route(
      .post, "/v1/attempts/{attempt}/cancel",
      "Ask the terminal to stop a card payment; a request, the payment tells what became of it"
    ) {
      JSONResponse.make(
        try await $0.services.counter.cancel(
          attempt: try $0.parameter("attempt"), by: try $0.actor()))
    },
  ]
}
