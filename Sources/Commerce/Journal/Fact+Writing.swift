import Amounts
package import CanonicalJSON

extension Fact {
  /// Writes the fact in canonical form; `init(_:)` reads it back.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch self {
      case .branch(let branch): writer.member("branch") { branch.write(to: &$0) }
      case .catalogue(let services):
        writer.member("catalogue", services) { $1.write(to: &$0) }
      case .shiftOpened(let shift): writer.member("shiftOpened") { shift.write(to: &$0) }
      case .shiftHandedOver(let shift, let person):
        writer.member("shiftHandedOver") {
          $0.member("shift", shift)
          $0.member("to", person.text)
        }
      case .shiftClosed(let shift, let closing):
        writer.member("shiftClosed") {
          $0.member("closingCount", closing.closingCount.minorUnits)
          $0.member("closingDifference", closing.closingDifference.minorUnits)
          $0.member("currency", closing.expected.currency.code)
          $0.member("expected", closing.expected.minorUnits)
          $0.member("leftInDrawer", closing.leftInDrawer.minorUnits)
          $0.member("shift", shift)
        }
      case .document(let document, let prints):
        writer.member("document") { document.write(to: &$0) }
        if prints { writer.member("prints", true) }
      case .basket(let basket): writer.member("basket") { basket.write(to: &$0) }
      case .attempt(let attempt): writer.member("attempt") { attempt.write(to: &$0) }
      case .told(let record): writer.member("told") { record.write(to: &$0) }
      case .terminalClosed(let close): writer.member("terminalClosed") { close.write(to: &$0) }
      case .print(let job): writer.member("printJob") { job.write(to: &$0) }
      case .approval(let approval): writer.member("approval") { approval.write(to: &$0) }
      case .refusal(let refused): writer.member("refusal") { refused.write(to: &$0) }
      case .event(let name, let details):
        writer.member("event") {
          $0.member("details", value: details)
          $0.member("name", name)
        }
      }
    }
  }
}

extension Branch {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("cashStep", cashStep)
    writer.member("code", code)
    writer.member("country", country)
    writer.member("currency", currency)
    writer.member("language", language)
    writer.member("legalName", legalName)
    if letterhead != Letterhead() {
      writer.member("letterhead") { letterhead.write(to: &$0) }
    }
    writer.member("packHash", packHash)
    writer.member("packVersion", packVersion)
    writer.member("registers", registers) { $0.string($1.text) }
    writer.member("registration", registration)
  }
}

extension Branch.Letterhead {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("address", address)
    writer.member("bic", bic)
    writer.member("contact", contact)
    writer.member("iban", iban)
    writer.member("place", place)
    writer.member("vatNumber", vatNumber)
  }
}

extension Service {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("code", code)
      $0.member("currency", price.currency.code)
      $0.member("kind", kind.rawValue)
      $0.member("names", value: .object(names.map { JSON.Member($0, .string($1)) }))
      $0.member("price", price.tenThousandths)
      $0.member("taxClass", taxClass)
      $0.member("unit", unit)
    }
  }
}

extension Shift {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("businessDate", businessDate.iso)
    writer.member("carriedOver", carriedOver.minorUnits)
    writer.member("currency", carriedOver.currency.code)
    writer.member("holder", holder.text)
    writer.member("id", id)
    writer.member("openedAt", openedAt.rfc3339)
    writer.member("openedBy", openedBy.text)
    writer.member("openingCount", openingCount.minorUnits)
    writer.member("register", register.text)
  }
}

extension Basket {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("id", id.text)
    writer.member("label", label)
    writer.member("person", person.text)
    writer.member("purchase", value: purchase)
    writer.member("register", register.text)
    writer.member("state", state.rawValue)
    writer.member("version", version)
  }
}

extension CardAttempt {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("amount", amount.minorUnits)
    writer.member("baseline", baseline)
    writer.member("command", command)
    writer.member("currency", amount.currency.code)
    if let details { writer.member("details") { details.write(to: &$0) } }
    writer.member("direction", direction.rawValue)
    writer.member("id", id.text)
    writer.member("ordinal", ordinal)
    writer.member("original", original)
    writer.member("register", register.text)
    writer.member("remark", remark)
    writer.member("reverses", reverses?.text)
    writer.member("shift", shift)
    writer.member("state", state.rawValue)
    if !subjects.isEmpty { writer.member("subjects", subjects) { $0.string($1) } }
    writer.member("terminal", terminal.text)
  }
}

extension Approval {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("amount", amount)
    writer.member("approver", approver?.text)
    writer.member("commandHash", commandHash)
    writer.member("expires", expires)
    writer.member("id", id.text)
    writer.member("requester", requester.text)
    writer.member("right", right)
    writer.member("state", state.rawValue)
    writer.member("subject", subject)
  }
}

extension RefusedCommand {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("code", code)
    writer.member("hash", hash)
    writer.member("key", key)
    writer.member("path", path)
  }
}
