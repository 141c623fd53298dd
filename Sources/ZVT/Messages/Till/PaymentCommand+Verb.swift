extension PaymentCommand {
  /// What is asked for.
  package enum Verb: String, Hashable, Sendable, CaseIterable {
    /// A payment.
    case authorisation
    /// The balance of a card.
    case balance
    /// The activation of a card.
    case activateCard = "activate_card"
    /// A purse topped up.
    case procurement
    /// A prepaid account topped up.
    case prepaidTopUp = "prepaid_top_up"
    /// A tax-free form.
    case taxFree = "tax_free"
    /// A tip on a payment.
    case tip
    /// A payment that was agreed by telephone.
    case phoneAuthorisation = "phone_authorisation"
    /// A reservation, or its extension.
    case reservation
    /// The unused part of a reservation given back.
    case partialReversal = "partial_reversal"
    /// The list of open reservations.
    case openReservations = "open_reservations"
    /// A reservation booked.
    case bookTotal = "book_total"
    /// A reservation cancelled.
    case cancelReservation = "cancel_reservation"
    /// A reservation of another terminal taken back.
    case externalReversal = "external_reversal"
    /// A payment taken back.
    case reversal
    /// Money paid back.
    case refund

    /// The control number; two verbs share 0623.
    package var code: UInt16 {
      switch self {
      case .authorisation: APDU.Code.authorisation
      case .balance: APDU.Code.balance
      case .activateCard: APDU.Code.activateCard
      case .procurement: APDU.Code.procurement
      case .prepaidTopUp: APDU.Code.prepaidTopUp
      case .taxFree: APDU.Code.taxFree
      case .tip: APDU.Code.tip
      case .phoneAuthorisation: APDU.Code.phoneAuthorisation
      case .reservation: APDU.Code.reservation
      case .partialReversal, .openReservations: APDU.Code.partialReversal
      case .bookTotal: APDU.Code.bookTotal
      case .cancelReservation: APDU.Code.cancelReservation
      case .externalReversal: APDU.Code.externalReversal
      case .reversal: APDU.Code.reversal
      case .refund: APDU.Code.refund
      }
    }

    /// The verb of a control number; nothing for a command that moves no money.
    package init?(code: UInt16) {
      guard let verb = Self.allCases.first(where: { $0.code == code }) else { return nil }
      self = verb
    }

    /// Whether a password stands in front of the fields.
    var startsWithPassword: Bool {
      self == .phoneAuthorisation || self == .reversal || self == .refund
    }
  }
}
