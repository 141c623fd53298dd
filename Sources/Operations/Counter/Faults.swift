import Amounts
import CanonicalJSON
package import Commerce
import LedgerStore

/// What faults of the inner parts are to a caller.
package enum Faults {
  /// The refusal that a caller is told, or nothing for what nobody foresaw.
  package static func refusal(for error: any Error) -> Refusal? {
    switch error {
    case let refusal as Refusal: refusal
    case let fault as LedgerError: fault.refusal
    case let fault as AmountError: Refusal(fault)
    case let fault as JSONFault: Refusal(fault)
    default: nil
    }
  }

  /// What belongs into the log of a fault; nothing for a refusal.
  package static func logged(_ error: any Error) -> String? {
    (error as? LedgerError).map(\.description)
  }
}
