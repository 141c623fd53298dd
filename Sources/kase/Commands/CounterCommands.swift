import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations

/// Text members of a request, those without a value left out.
private func members(_ pairs: [(String, String?)]) -> [JSON.Member] {
  pairs.compactMap { name, value in value.map { .init(name, .string($0)) } }
}

/// Services as `CODE`, `CODE:QUANTITY` or `CODE:QUANTITY:DISCOUNT`.
private func lines(_ texts: [String]) -> JSON {
  .array(
    texts.map { text in
      let parts = text.split(separator: ":").map(String.init)
      return .object(
        members([
          ("service", parts.first ?? ""), ("quantity", parts.count > 1 ? parts[1] : "1"),
          ("discount", parts.count > 2 ? parts[2] : nil),
        ]))
    })
}

/// The ways of paying that a terminal's command line can take; cards need the server and its
/// devices.
struct TenderOptions: ParsableArguments {
  @Option(help: "Cash put down, such as 20.00.") var cash: [String] = []
  @Option(help: "A transfer: AMOUNT:REFERENCE.") var transfer: [String] = []
  @Option(help: "On account: AMOUNT:CUSTOMER:DUE-DATE.") var account: [String] = []
  @Option(help: "A voucher: AMOUNT:CODE.") var voucher: [String] = []
  @Option(help: "A prepayment: AMOUNT:DOCUMENT.") var prepayment: [String] = []

  var json: JSON {
    func split(_ text: String, _ count: Int) -> [String] {
      let parts = text.split(separator: ":", maxSplits: count - 1).map(String.init)
      return parts + Array(repeating: "", count: max(0, count - parts.count))
    }
    var result: [JSON] = []
    for text in voucher {
      let parts = split(text, 2)
      result.append(
        .object(members([("kind", "voucher"), ("amount", parts[0]), ("code", parts[1])])))
    }
    for text in prepayment {
      let parts = split(text, 2)
      result.append(
        .object(members([("kind", "prepayment"), ("amount", parts[0]), ("document", parts[1])])))
    }
    for text in transfer {
      let parts = split(text, 2)
      result.append(
        .object(members([("kind", "transfer"), ("amount", parts[0]), ("reference", parts[1])])))
    }
    for text in account {
      let parts = split(text, 3)
      result.append(
        .object(
          members([
            ("kind", "account"), ("amount", parts[0]), ("customer", parts[1]),
            ("due_date", parts[2]),
          ])))
    }
    for text in cash {
      result.append(.object(members([("kind", "cash"), ("tendered", text)])))
    }
    return .array(result)
  }
}

private func done(_ reply: Reply) -> JSON {
  switch reply {
  case .done(let answer): answer
  case .doubt(let attempt): Views.doubt(attempt)
  }
}

/// Rings up and settles a sale.
struct Sell: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ring up a sale and settle it.",
    discussion:
      "Example: kase sell P-101:2 B-203 --cash 5.00 --ledger L --register R1 --person anna")

  @Argument(help: "Services: CODE, CODE:QUANTITY or CODE:QUANTITY:DISCOUNT.") var services: [String]
  @Option(help: "Taken off the whole.") var discount: String?
  @OptionGroup var tenders: TenderOptions
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let request = JSON.object(
      [.init("lines", lines(services)), .init("tenders", tenders.json)]
        + members([("discount", discount)]))
    try await command.run("sale", request) { done(try await $0.checkOut(.sale, $1)) }
  }
}

/// Gives back lines of a receipt, or credits lines of an invoice.
struct Refund: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give back lines of a receipt or credit an invoice.")

  @Argument(help: "The receipt or invoice: RCP-R1-000012.") var document: String
  @Argument(help: "Lines: NUMBER:QUANTITY.") var parts: [String]
  @Option(help: "By which way: cash, account, voucher, transfer.") var tender: String?
  @Option(help: "The code of the voucher that takes it.") var code: String?
  @Option(help: "The reference of the transfer.") var reference: String?
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let lines = try parts.map { part -> JSON in
      let fields = part.split(separator: ":").map(String.init)
      guard fields.count == 2, let number = Int64(fields[0]) else {
        throw ValidationError("a line is NUMBER:QUANTITY, not \(part)")
      }
      return .object([
        .init("line", .integer(number)), .init("quantity", .string(fields[1])),
      ])
    }
    var request: [JSON.Member] = [
      .init("document", .string(document)), .init("lines", .array(lines)),
    ]
    if let tender {
      request.append(
        .init(
          "tender",
          .object(members([("kind", tender), ("code", code), ("reference", reference)]))))
    }
    try await command.run("refund", .object(request)) { done(try await $0.refund($1)) }
  }
}

/// Undoes a receipt of the open shift.
struct VoidCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "Undo a receipt of the open shift.")

  @Argument(help: "The receipt.") var document: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let request = JSON.object(members([("document", document), ("reason", reason)]))
    try await command.run("void", request) { done(try await $0.void($1)) }
  }
}

/// Issues an invoice on account.
struct InvoiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice", abstract: "Issue an invoice on account.")

  @Argument(help: "Services: CODE, CODE:QUANTITY or CODE:QUANTITY:DISCOUNT.") var services: [String]
  @Option(help: "The customer.") var customer: String
  @Option(help: "When it is due: 2026-12-31.") var due: String
  @Option(help: "Taken off the whole.") var discount: String?
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let request = JSON.object(
      [.init("lines", lines(services))]
        + members([("customer", customer), ("due_date", due), ("discount", discount)]))
    try await command.run("invoice", request) { try await $0.invoice($1) }
  }
}

/// Takes a payment of an open invoice.
struct Pay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a payment of an open invoice, whole or in part.")

  @Argument(help: "The invoice.") var invoice: String
  @Argument(help: "How much of it is paid.") var amount: String
  @OptionGroup var tenders: TenderOptions
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let request = JSON.object(
      [.init("tenders", tenders.json)] + members([("invoice", invoice), ("amount", amount)]))
    try await command.run("pay_invoice", request) {
      done(try await $0.checkOut(.settlement, $1))
    }
  }
}

/// Movements of cash that are no sale.
struct Cash: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pay in, pay out, deposit.", subcommands: [In.self, Out.self, Deposit.self])

  struct In: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put money into the drawer.")
    @Argument(help: "How much.") var amount: String
    @Option(help: "Why: float, other.") var reason: String
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object(members([("amount", amount), ("reason", reason)]))
      try await command.run("pay_in", request) { try await $0.moveCash(.payIn, $1) }
    }
  }

  struct Out: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take money out of the drawer.")
    @Argument(help: "How much.") var amount: String
    @Option(help: "Why: petty, advance, other.") var reason: String?
    @Option(help: "The principal for whom it is paid out.") var principal: String?
    @Option(help: "The principal's reference.") var reference: String?
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object(
        members([
          ("amount", amount), ("reason", reason), ("principal", principal),
          ("reference", reference),
        ]))
      try await command.run("pay_out", request) { try await $0.moveCash(.payOut, $1) }
    }
  }

  struct Deposit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hand cash over to safe, bank or collector.")
    @Argument(help: "How much.") var amount: String
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object(members([("amount", amount)]))
      try await command.run("deposit", request) { try await $0.moveCash(.deposit, $1) }
    }
  }
}

/// Books by hand what happened at the bank.
struct Bank: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Book what happened at the bank.",
    discussion:
      "MOVEMENT is deposit_credited, card_batch, chargeback, transfers_arrived or invoice_paid.")

  @Argument(help: "What happened.") var movement: String
  @Argument(help: "How much arrived or left.") var amount: String
  @Option(help: "The fee that a card batch was lessened by.") var fee: String?
  @Option(help: "The invoice that was paid.") var invoice: String?
  @Option(help: "The bank's reference.") var reference: String?
  @OptionGroup var command: CommandOptions

  func run() async throws {
    let request = JSON.object(
      members([
        ("movement", movement), ("amount", amount), ("fee", fee), ("invoice", invoice),
        ("reference", reference),
      ]))
    try await command.run("bank", request, office: true) { try await $0.bookBank($1) }
  }
}

/// Opens, hands over and closes shifts.
struct ShiftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shift", abstract: "Open, hand over, close a shift.",
    discussion: "A count is written PIECESxDENOMINATION: 2x50.00 7x0.10",
    subcommands: [Open.self, HandOver.self, Close.self])

  static func count(_ piles: [String]) throws -> JSON {
    .object(
      try piles.map { pile in
        let parts = pile.split(separator: "x").map(String.init)
        guard parts.count == 2, let pieces = Int64(parts[0]) else {
          throw ValidationError("a pile is PIECESxDENOMINATION, not \(pile)")
        }
        return .init(parts[1], .integer(pieces))
      })
  }

  struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Open a shift with a count.")
    @Argument(help: "The count: 2x50.00 7x0.10.") var piles: [String]
    @Option(help: "The business date; today if absent.") var date: String?
    @Option(help: "What the drawer held before Kase, at a register's first opening.")
    var carriedOver: String?
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object(
        [.init("count", try count(piles))]
          + members([("business_date", date), ("carried_over", carriedOver)]))
      try await command.run("open_shift", request) { try await $0.openShift($1) }
    }
  }

  struct HandOver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "handover", abstract: "Hand the drawer over to another person.")
    @Argument(help: "The count: 2x50.00 7x0.10.") var piles: [String]
    @Option(help: "To whom.") var to: String
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object([.init("count", try count(piles))])
      let session = try CounterSession(ledger: command.file.ledger)
      let secret =
        try ProcessInfo.processInfo.environment["KASE_RECEIVER_SECRET"]
        ?? Secret.read("PIN or passphrase of \(to): ")
      let receiver = try await session.doorkeeper.prove(to, .console(secret))
      try session.ledger.close()
      try await command.run("handover", request) { try await $0.handOver($1, to: receiver) }
    }
  }

  struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Close a shift: count and Z.")
    @Argument(help: "The count: 2x50.00 7x0.10.") var piles: [String]
    @Option(help: "What is taken out of the drawer for the safe.") var drop: String?
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object(
        [.init("count", try count(piles))] + members([("drop", drop)]))
      try await command.run("close_shift", request) { try await $0.closeShift($1) }
    }
  }
}
