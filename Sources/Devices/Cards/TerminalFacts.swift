package import Amounts

/// A device that is not there, or does not do what was asked.
package struct DeviceError: Error, Hashable, Sendable {
  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// Nobody answers.
    case unavailable
    /// It is at work for somebody else.
    case busy
    /// This device, or its protocol, can't do that.
    case unsupported
    /// It speaks, and not as it should.
    case protocolFault = "protocol"
    /// Something has to be done first; `need` says what.
    case needsAction = "needs_action"
    /// The system does not let us in; a udev rule or a group is missing.
    case permission
  }

  /// What kind of fault.
  package let code: Code
  /// What happened, in English.
  package let message: String
  /// What has to be done first.
  package let need: TerminalNeed?

  /// A fault in words.
  package init(_ code: Code, _ message: String, need: TerminalNeed? = nil) {
    self.code = code
    self.message = message
    self.need = need
  }
}

/// What has to be done before a terminal takes payments.
package enum TerminalNeed: String, Hashable, Sendable, CaseIterable {
  /// The batch has to be closed.
  case closeBatch = "close_batch"
  /// The terminal has to examine itself and ask its acquirer.
  case diagnosis
  /// The terminal has to be initialised.
  case initialisation
  /// The terminal's clock is wrong.
  case clock
  /// A card is still in the reader.
  case removeCard = "remove_card"
  /// The terminal needs its technician.
  case technician
  /// The password is refused.
  case password
  /// The terminal's settings do not fit: another currency, another protocol, TLS.
  case settings
}

/// Whether a terminal can take a payment.
package enum TerminalHealth: Hashable, Sendable {
  /// It can.
  case ready
  /// It is at work, by its own words.
  case busy(String)
  /// Something has to be done first.
  case needs(TerminalNeed, code: String)
  /// It is out of order.
  case outOfOrder(code: String)
  /// Nobody answers.
  case unreachable(String)
}

/// Who a terminal says it is.
package struct TerminalIdentity: Hashable, Sendable {
  /// The acquirer's number of the terminal.
  package let number: String
  /// The maker's name of the device; empty where it does not tell.
  package let model: String
  /// The device's serial number; empty where it does not tell.
  package let serial: String
  /// The version of its software; empty where it does not tell. A change is worth a look.
  package let software: String
  /// What was measured of it: `repeat_receipt`, `totals`, `print_blocks`, `utf8` ...
  package let capabilities: [String]

  /// An identity.
  package init(
    number: String, model: String = "", serial: String = "", software: String = "",
    capabilities: [String] = []
  ) {
    self.number = number
    self.model = model
    self.serial = serial
    self.software = software
    self.capabilities = capabilities
  }
}

/// The sums of a batch.
package struct TerminalTotals: Hashable, Sendable {
  /// The sums of one brand; information only, terminals sort brands as they like.
  package struct Brand: Hashable, Sendable {
    /// The brand's name.
    package let name: String
    /// How many movements.
    package let count: Int
    /// What they come to.
    package let amount: Money

    /// Sums of a brand.
    package init(name: String, count: Int, amount: Money) {
      self.name = name
      self.count = count
      self.amount = amount
    }
  }

  /// What the movements come to.
  package let amount: Money
  /// How many there were; nothing where the terminal does not tell.
  package let count: Int?
  /// The first and the last number of a receipt in it; nothing where it is empty or not told.
  package let receipts: ClosedRange<Int>?
  /// By brand.
  package let brands: [Brand]

  /// Sums.
  package init(amount: Money, count: Int?, receipts: ClosedRange<Int>?, brands: [Brand] = []) {
    self.amount = amount
    self.count = count
    self.receipts = receipts
    self.brands = brands
  }
}

/// How a close of a batch ended.
package enum BatchOutcome: Hashable, Sendable {
  /// It is closed, and these are the terminal's sums.
  case closed(TerminalTotals)
  /// It is closed; the terminal's sums got lost.
  case closedUnconfirmed
  /// It is still open, for this reason.
  case open(reason: String)
  /// Nobody can tell yet.
  case unknown(reason: String)
}
