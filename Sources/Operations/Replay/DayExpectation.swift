package import Amounts
package import CanonicalJSON
package import Commerce
import LedgerStore

/// The first figure of a replay that is not what it must be.
package struct Difference: Error, Hashable, CustomStringConvertible, Sendable {
  /// The key of the event; the register for a total of the day.
  package let event: String
  /// Which figure.
  package let figure: String
  /// What it must be.
  package let expected: String
  /// What it is.
  package let got: String

  /// A figure that is not what it must be.
  package init(event: String, figure: String, expected: String, got: String) {
    self.event = event
    self.figure = figure
    self.expected = expected
    self.got = got
  }

  package var description: String {
    "\(event): \(figure): expected \(expected), got \(got)"
  }
}

/// What a day must come to, event by event and in its totals.
package struct DayExpectation: Sendable {
  private let events: [String: JSON]
  private let totals: [(register: String, figures: JSON)]
  private let pack: CountryPack
  private let date: BusinessDate

  /// Reads an expected file: `events`, a list with keys, and `totals` by register.
  ///
  /// - Throws: `request.*`.
  package init(_ file: JSON, pack: CountryPack, date: BusinessDate) throws(Refusal) {
    guard case .array(let list)? = file["events"], case .object(let totals)? = file["totals"]
    else { throw Refusal(.requestMemberMissing, ["member": "events, totals"]) }
    var events: [String: JSON] = [:]
    for event in list {
      guard case .string(let key)? = event["key"] else {
        throw Refusal(.requestMemberMissing, ["member": "events.key"])
      }
      events[key] = event.without(["key"])
    }
    self.events = events
    self.totals = totals.map { ($0.name, $0.value) }
    self.pack = pack
    self.date = date
  }

  /// How many events are expected.
  package var count: Int { events.count }

  /// Compares an answer with what is expected of its event. - Throws: `Difference`.
  package func check(_ key: String, _ answer: JSON) throws {
    guard let expected = events[key] else {
      throw Difference(event: key, figure: "event", expected: "none", got: "one")
    }
    let got = try comparable(answer)
    let wanted = try flat(expected)
    for (figure, value) in wanted.sorted(by: { $0.key < $1.key }) {
      let found = got[figure] ?? "nothing"
      guard found == value else {
        throw Difference(event: key, figure: figure, expected: value, got: found)
      }
    }
    let taxes = Set(wanted.keys.filter { $0.hasPrefix("tax.") })
    if let odd = got.keys.filter({ $0.hasPrefix("tax.") && !taxes.contains($0) }).min(),
      !taxes.isEmpty
    {
      throw Difference(event: key, figure: odd, expected: "nothing", got: got[odd] ?? "")
    }
  }

  /// Figures by path, with the type of a document as `document` and taxes by category and rate.
  private func comparable(_ answer: JSON) throws -> [String: String] {
    var result = try flat(answer.without(["tax", "document"]))
    if case .string(let type)? = answer["type"] { result["document"] = type }
    if case .array(let taxes)? = answer["tax"] {
      for tax in taxes {
        guard case .string(let category)? = tax["category"], case .string(let rate)? = tax["rate"]
        else { continue }
        for part in ["gross", "vat", "net"] {
          if case .string(let value)? = tax[part] {
            result["tax.\(category) \(rate).\(part)"] = value
          }
        }
      }
    }
    return result
  }

  /// Figures by path; the names of tax classes become category and rate of the day.
  private func flat(_ value: JSON) throws -> [String: String] {
    var result: [String: String] = [:]
    func walk(_ value: JSON, _ path: [String]) throws {
      switch value {
      case .object(let members):
        for member in members {
          let isClass = path.last == "tax" && pack.taxClasses[member.name] != nil
          let key = isClass ? try pack.taxKey(class: member.name, on: date) : nil
          let name = key.map { "\($0.category.rawValue) \($0.rate.percent)" } ?? member.name
          try walk(member.value, path + [name])
        }
      case .string(let text): result[path.joined(separator: ".")] = text
      case .integer(let number): result[path.joined(separator: ".")] = String(number)
      case .array, .bool, .null: break
      }
    }
    try walk(value, [])
    return result
  }

  /// Compares the day's totals with those of each register's Z. - Throws: `Difference`.
  package func checkTotals(_ closings: [String: ClosingFigures]) throws {
    for (register, figures) in totals {
      guard let closing = closings[register] else {
        throw Difference(event: register, figure: "Z", expected: "one", got: "none")
      }
      let got = try DayFigures(closing, pack.currency).figures
      for (figure, value) in try flat(figures).sorted(by: { $0.key < $1.key }) {
        let found = got[figure] ?? "nothing"
        guard found == value else {
          throw Difference(event: register, figure: figure, expected: value, got: found)
        }
      }
    }
  }
}

/// The figures of a Z under the names of an expected file.
struct DayFigures {
  let figures: [String: String]

  init(_ closing: ClosingFigures, _ currency: Currency) throws {
    func decimal(_ units: Int64) -> String { Money(units, currency).decimal }
    var result: [String: String] = [
      "carried_over": closing.carriedOver.decimal,
      "opening_count": closing.openingCount.decimal,
      "opening_difference": try (closing.openingCount - closing.carriedOver).decimal,
      "expected_cash": closing.expected.decimal,
      "closing_count": closing.closingCount.decimal,
      "closing_difference": try (closing.closingCount - closing.expected).decimal,
    ]
    for flow in ["cash_rounding", "on_behalf", "pay_in", "pay_out", "deposit"] {
      result[flow] = decimal(0)
    }
    result["receivable_change"] = decimal(0)
    var attempts: [String: Int64] = ["approved": 0, "declined": 0]
    for total in closing.totals {
      switch total.kind {
      case .document: result["documents.\(total.name)"] = String(total.count)
      case .method: result["methods.\(total.name)"] = decimal(total.amount)
      case .tax:
        let name = total.name.contains(" ") ? total.name : "\(total.name) 0"
        result["tax.\(name).gross"] = decimal(total.amount)
        result["tax.\(name).vat"] = decimal(total.vat)
        result["tax.\(name).net"] = decimal(total.amount - total.vat)
      case .flow:
        let name = total.name == "receivable" ? "receivable_change" : total.name
        result[name] = decimal(total.amount)
      case .attempt:
        let state = total.name.split(separator: " ").last.map(String.init) ?? ""
        attempts[state == "settled" ? "approved" : state, default: 0] += total.count
      case .account: break
      }
    }
    for (state, count) in attempts { result["card_attempts.\(state)"] = String(count) }
    figures = result
  }
}
