/// What is wrong with a packet, for a technician.
enum PacketDiagnosis {
  static func complaints(_ packet: APDU, _ parts: Dissection) -> [String] {
    var complaints: [String] = []
    if !parts.isKnown { complaints.append("unknown command: it is answered with 84 83 00") }
    if let fault = parts.fault { complaints.append(fault.words) }
    complaints += parts.fields.contradictions.map {
      "field \(BCD.nibbles([$0])) comes with different values: none of them counts"
    }
    complaints += badDigits(parts.fields)
    switch packet.control {
    case APDU.Code.statusInformation: complaints += doubts(StatusInformation(parsing: packet))
    case APDU.Code.switchProtocol: complaints.append("this command leaves ZVT; it is never sent")
    case APDU.Code.restart:
      complaints.append("never to be sent while the outcome of a payment is unknown")
    default: break
    }
    return complaints
  }

  private static func badDigits(_ fields: Bitmaps) -> [String] {
    fields.items.filter { item in
      let kind = FieldTable.field(item.number)?.kind
      return (kind == .amount || kind == .currency) && BCD.number(item.value) == nil
    }.map {
      "field \($0.number == 0x04 ? "04, the amount," : BCD.nibbles([$0.number])) has a digit A to F"
    }
  }

  private static func doubts(_ status: StatusInformation) -> [String] {
    guard let result = status.result else { return ["no result: this proves nothing"] }
    guard result == 0, !status.isOfBatch else { return [] }
    if status.amount == nil { return ["no amount: this is no success"] }
    if status.receipt == nil && status.traceDigits.isEmpty {
      return ["neither receipt nor trace number: this is no success"]
    }
    return []
  }
}
