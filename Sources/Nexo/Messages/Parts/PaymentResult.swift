/// What a terminal did with a card (PaymentResult).
package struct PaymentResult: Hashable, Sendable, NexoPart {
  /// Which way the money went, as the terminal spells it; nothing where it does not tell.
  package let kind: String?
  /// How much was authorised (AuthorizedAmount); nothing where it is not told.
  package let amount: NexoAmount?
  /// The ISO 4217 code; nothing where it is not told.
  package let currency: String?
  /// A tip in that amount.
  package let tip: NexoAmount?
  /// The masked number of the card.
  package let maskedNumber: String
  /// The brand of the card.
  package let brand: String
  /// How the card was read: `ICC`, `Contactless`, `MagStripe` ...
  package let entryModes: [String]
  /// How the holder was verified: `OnLinePIN`, `OfflinePIN`, `PaperSignature`, `Bypass` ...
  package let authentication: [String]
  /// The issuer's code.
  package let approvalCode: String
  /// The acquirer's number of the terminal.
  package let acquirerTerminal: String
  /// Whether the acquirer was asked.
  package let isOnline: Bool?

  /// What was done.
  package init(
    kind: String?, amount: NexoAmount?, currency: String?, tip: NexoAmount? = nil,
    maskedNumber: String = "", brand: String = "", entryModes: [String] = [],
    authentication: [String] = [], approvalCode: String = "", acquirerTerminal: String = "",
    isOnline: Bool? = nil
  ) {
    self.kind = kind
    self.amount = amount
    self.currency = currency
    self.tip = tip
    self.maskedNumber = maskedNumber
    self.brand = brand
    self.entryModes = entryModes
    self.authentication = authentication
    self.approvalCode = approvalCode
    self.acquirerTerminal = acquirerTerminal
    self.isOnline = isOnline
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    let amounts = try fields.fields("AmountsResp")
    let card = try fields.fields("PaymentInstrumentData")?.fields("CardData")
    let acquirer = try fields.fields("PaymentAcquirerData")
    // The paper spells MaskedPAN, terminals in the field MaskedPan.
    let number = try card?.text("MaskedPan", or: "MaskedPAN")
    self.init(
      kind: try fields.text("PaymentType"), amount: try amounts?.amount("AuthorizedAmount"),
      currency: try amounts?.text("Currency"), tip: try amounts?.amount("TipAmount"),
      maskedNumber: number ?? "", brand: try card?.text("PaymentBrand") ?? "",
      entryModes: try card?.texts("EntryMode") ?? [],
      authentication: try fields.texts("AuthenticationMethod"),
      approvalCode: try acquirer?.text("ApprovalCode") ?? "",
      acquirerTerminal: try acquirer?.text("AcquirerPOIID") ?? "",
      isOnline: try fields.flag("OnlineFlag"))
  }

  var json: NexoJSON {
    let amounts = NexoJSON.members([
      "Currency": .text(currency), "AuthorizedAmount": amount?.json, "TipAmount": tip?.json,
    ])
    let acquirer = NexoJSON.members([
      "AcquirerPOIID": acquirerTerminal.isEmpty ? nil : .string(acquirerTerminal),
      "ApprovalCode": approvalCode.isEmpty ? nil : .string(approvalCode),
    ])
    return .members([
      "PaymentType": .text(kind), "PaymentInstrumentData": instrument,
      "AmountsResp": amounts.unlessEmpty, "OnlineFlag": isOnline.map { .bool($0) },
      "AuthenticationMethod": .list(authentication.map { .string($0) }),
      "PaymentAcquirerData": acquirer.unlessEmpty,
    ])
  }

  private var instrument: NexoJSON? {
    let card = NexoJSON.members([
      "PaymentBrand": brand.isEmpty ? nil : .string(brand),
      "MaskedPan": maskedNumber.isEmpty ? nil : .string(maskedNumber),
      "EntryMode": .list(entryModes.map { .string($0) }),
    ])
    return card.unlessEmpty.map {
      .members(["PaymentInstrumentType": .string("Card"), "CardData": $0])
    }
  }
}
