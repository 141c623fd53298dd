/// Makes a message fit to be kept: no card number beyond first six and last four, no track data,
/// no protected card data.
package enum NexoMasking {
  /// Members that are dropped whole, whatever they hold.
  private static let secret: Set<String> = [
    "SensitiveCardData", "SensitiveMobileData", "TrackData", "TrackValue", "PAN", "ExpiryDate",
    "ProtectedCardData", "ProtectedMobileData", "ProtectedSignature", "CapturedSignature",
    "Password", "CardSeqNumb", "EncryptedContent",
  ]
  /// Members that name things and are evidence as they stand, however long their digits.
  private static let names: Set<String> = [
    "TransactionID", "ServiceID", "DeviceID", "SaleID", "POIID", "TimeStamp",
    "AcquirerTransactionID", "AcquirerPOIID", "MerchantID", "POISerialNumber", "DateTime",
  ]

  /// The message without what must not be kept; masking twice changes nothing more.
  ///
  /// What is no JSON is masked by its digits alone, and rather too much than too little.
  package static func masked(_ bytes: [UInt8]) -> [UInt8] {
    guard let json = try? NexoJSON(parsing: bytes) else {
      return maskingNumbers(bytes) { _ in true }
    }
    return masked(json).bytes
  }

  private static func masked(_ json: NexoJSON) -> NexoJSON {
    switch json {
    case .string(let text): .string(masked(text))
    case .number(let text): masked(text) == text ? json : .string(masked(text))
    case .array(let elements): .array(elements.map(masked))
    case .object(let members):
      .object(members.map { NexoJSON.Member($0.name, masked($0)) })
    case .null, .bool: json
    }
  }

  private static func masked(_ member: NexoJSON.Member) -> NexoJSON {
    if secret.contains(member.name) { return .string("***") }
    return names.contains(member.name) ? member.value : masked(member.value)
  }

  /// The text with its card numbers masked.
  package static func masked(_ text: String) -> String {
    String(decoding: maskingNumbers(Array(text.utf8), where: isCardNumber), as: UTF8.self)
  }

  /// Puts stars into the middle of every row of 13 to 19 digits, blanks and hyphens between them
  /// not counted; of longer rows, too, since a number may hide in them.
  private static func maskingNumbers(_ bytes: [UInt8], where isNumber: ([UInt8]) -> Bool)
    -> [UInt8]
  {
    var bytes = bytes
    var row: [Int] = []
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0
      if isDigit(byte) {
        row.append(index)
      } else if !isGap(byte) || row.isEmpty {
        hide(row, in: &bytes, where: isNumber)
        row = []
      }
    }
    return bytes
  }

  private static func hide(
    _ row: [Int], in bytes: inout [UInt8], where isNumber: ([UInt8]) -> Bool
  ) {
    guard row.count >= 13, row.count > 19 || isNumber(row.map { bytes[$0] }) else { return }
    for index in row.dropFirst(6).dropLast(4) { bytes[index] = UInt8(ascii: "*") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(byte)
  }

  /// Whether the check digit of card numbers is right (ISO/IEC 7812, annex B).
  private static func isCardNumber(_ digits: [UInt8]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
      let digit = Int(entry.element - UInt8(ascii: "0"))
      guard entry.offset % 2 == 1 else { return sum + digit }
      return sum + (digit > 4 ? 2 * digit - 9 : 2 * digit)
    }
    return sum % 10 == 0
  }
}
