/// A command that moves money, or prepares to (PA00P015 §2.2 to §2.16): payments, reservations,
/// reversals, refunds.
///
/// Shape: what the verb puts in front, then fields.
package struct PaymentCommand: Message {
  /// The verb; one that is no payment command when a packet of another kind was read.
  package var verb: Verb
  /// In front of telephone authorisations, reversals and refunds; in field 3D of top-ups.
  package var password: Password?
  /// 87: the receipt number of the transaction that it goes back to, 0 to 9999.
  package var receipt: Int?
  /// 04: minor units, 0 to 999 999 999 999; see `Money.forTerminal`.
  package var amount: Int64?
  /// 49: the currency's ISO 4217 number.
  package var currency: UInt16?
  /// 19: how to pay; 40 leaves it to the terminal.
  package var paymentType: UInt8?
  /// 01: how long the terminal waits for the answer to its status information, in seconds.
  package var timeoutSeconds: UInt8?
  /// 02: how many status informations it sends.
  package var statusMax: UInt8?
  /// 0B: the trace number that it goes back to; in a reservation it makes an extension of it.
  package var trace: Int?
  /// 0D: MMDD of the transaction that it goes back to; empty without.
  package var date = ""
  /// 0C: HHMMSS of it; empty without.
  package var time = ""
  /// 29: the terminal of it; empty without.
  package var terminalNumber = ""
  /// 3B: an approval code; empty without.
  package var approvalCode = ""
  /// 3C: data for the acquirer or the receipt; empty without.
  package var text = ""
  /// In front of prepaid top-ups: product and mode (01 by card, 02 by cash, 03 paid before).
  package var prepaid: Prepaid?
  /// 06: objects; nothing where the field is missing.
  package var container: [TLV]?
  /// Other fields.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package internal(set) var fault: PacketFault?
  /// Decisive fields that came twice with different values.
  package internal(set) var contradictions: [UInt8] = []
  /// Whether the amount has a digit A to F.
  package internal(set) var hasMalformedAmount = false

  /// What a prepaid top-up is.
  package struct Prepaid: Hashable, Sendable {
    /// The product, 0 to 9999.
    package let product: Int
    /// 01 by card, 02 by cash, 03 the card was charged before.
    package let mode: UInt8

    /// A product and a mode.
    package init(product: Int, mode: UInt8) {
      self.product = product
      self.mode = mode
    }
  }

  /// A command of a verb, with nothing told.
  package init(_ verb: Verb) { self.verb = verb }

  /// A payment.
  ///
  /// - Parameter amount: minor units, 0 to 999 999 999 999.
  package static func authorisation(
    _ amount: Int64, currency: UInt16, paymentType: UInt8? = 0x40
  ) -> PaymentCommand {
    var command = PaymentCommand(.authorisation)
    command.amount = amount
    command.currency = currency
    command.paymentType = paymentType
    return command
  }

  /// Takes a payment of the open batch back; the amount is always told, so that the terminal
  /// compares it.
  package static func reversal(
    receipt: Int, _ amount: Int64, currency: UInt16, password: Password
  ) -> PaymentCommand {
    var command = PaymentCommand(.reversal)
    command.password = password
    command.receipt = receipt
    command.amount = amount
    command.currency = currency
    return command
  }

  /// Pays money back.
  package static func refund(_ amount: Int64, currency: UInt16, password: Password)
    -> PaymentCommand
  {
    var command = PaymentCommand(.refund)
    command.password = password
    command.amount = amount
    command.currency = currency
    return command
  }

  /// 1F1F in the container: the last identifier that the till knows, byte for byte; empty bytes
  /// where it knows none. Zero would take receipt 1 back.
  package var syncID: [UInt8]? { container?.bytes(0x1F1F) }

  /// Adds an object to the container.
  package mutating func add(_ object: TLV) { container = (container ?? []) + [object] }
}
