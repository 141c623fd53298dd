/// How a request went, in every response (Response).
package struct NexoResponse: Hashable, Sendable, NexoPart {
  /// The three results that there are.
  package enum Result: String, Hashable, Sendable, CaseIterable {
    case success = "Success"
    /// Done in part: a payment of less than was asked for.
    case partial = "Partial"
    case failure = "Failure"
  }

  /// The result.
  package let result: Result
  /// Why it is no success, as the terminal spells it; nothing where it does not tell.
  package let condition: String?
  /// More about it: pairs in the form of a URL's query, or a maker's own text.
  package let additional: String?

  /// How a request went.
  package init(_ result: Result, condition: String? = nil, additional: String? = nil) {
    self.result = result
    self.condition = condition
    self.additional = additional
  }

  /// A failure for a reason.
  package static func failure(_ condition: ErrorCondition, additional: String? = nil)
    -> NexoResponse
  {
    NexoResponse(.failure, condition: condition.rawValue, additional: additional)
  }

  /// A success.
  package static let success = NexoResponse(.success)

  /// Why it is no success, where the protocol knows the word.
  package var errorCondition: ErrorCondition? {
    condition.flatMap { ErrorCondition(rawValue: $0) }
  }

  /// Condition and words of the terminal, for people: `Refusal: NOT_ENOUGH_BALANCE`.
  package var reason: String {
    let pairs = QueryText(additional ?? "")
    let words = pairs["refusalReason"] ?? pairs["message"]
    return [condition ?? result.rawValue, words].compactMap(\.self).joined(separator: ": ")
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      try fields.word("Result"), condition: try fields.text("ErrorCondition"),
      additional: try fields.text("AdditionalResponse"))
  }

  var json: NexoJSON {
    .members([
      "Result": .string(result.rawValue), "ErrorCondition": .text(condition),
      "AdditionalResponse": .text(additional),
    ])
  }
}
