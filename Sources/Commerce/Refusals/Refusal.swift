package import Amounts

/// A no with its reason: what was refused, where in the request, and the values that explain it.
///
/// A declined card is not a refusal but a result; see `CardOutcome`.
package struct Refusal: Error, Hashable, Sendable {
  /// Why; stable across versions.
  package let code: RefusalCode
  /// Where in the request, as a path such as `lines[2].quantity`; nothing for the request as a
  /// whole.
  package let path: String?
  /// Values for the wording and for programs, such as `remaining`.
  package let values: [String: String]

  /// A refusal for a reason.
  package init(_ code: RefusalCode, at path: String? = nil, _ values: [String: String] = [:]) {
    self.code = code
    self.path = path
    self.values = values
  }

  /// The same refusal, placed: what a part of a request refused, within the request.
  package func at(_ path: String) -> Refusal { Refusal(code, at: path, values) }
}

extension Refusal {
  /// What a fault in an amount means to the caller.
  package init(_ error: AmountError, at path: String? = nil) {
    switch error {
    case .overflow: self.init(.documentAmountOutOfRange, at: path)
    case .noDivisor: self.init(.documentAmountOutOfRange, at: path)
    case .mixedCurrencies(let left, let right):
      self.init(
        .documentCurrencyNotSupported, at: path, ["currency": "\(left.code), \(right.code)"])
    case .malformed(let text): self.init(.requestValueInvalid, at: path, ["value": text])
    case .tooManyDecimals(let text, let allowed):
      self.init(
        .requestValueInvalid, at: path, ["value": text, "decimals": String(allowed)])
    }
  }
}

/// Runs a calculation and turns a fault of the amounts into a refusal.
package func refusing<Result>(
  at path: String? = nil, _ work: () throws(AmountError) -> Result
) throws(Refusal) -> Result {
  do { return try work() } catch { throw Refusal(error, at: path) }
}
