/// Date and time for a clock: `06 91` with a password to the terminal, `04 01` without one to the
/// till (PA00P015 §2.28, §3.4).
package struct ClockSetting: Message {
  /// The password; nothing in 04 01.
  package var password: Password?
  /// AA: YYMMDD; empty where it is missing.
  package var date: String
  /// 0C: HHMMSS; empty where it is missing.
  package var time: String
  /// Other fields.
  package var others: [Bitmap] = []

  /// A date and a time.
  package init(password: Password? = nil, date: String, time: String) {
    self.password = password
    self.date = date
    self.time = time
  }

  /// Reads a packet's data; the control number tells whether a password stands in front.
  package init(parsing packet: APDU) {
    let isForTerminal = packet.control == APDU.Code.setTerminalClock
    let fields = Bitmaps(parsing: packet.data, from: isForTerminal ? 3 : 0)
    self.init(
      password: isForTerminal ? Password(bytes: Array(packet.data.prefix(3))) : nil,
      date: fields.digits(0xAA) ?? "", time: fields.digits(0x0C) ?? "")
    others = fields.items.filter { $0.number != 0xAA && $0.number != 0x0C }
  }

  /// The packet: 06 91 with a password, else 04 01.
  package var apdu: APDU {
    var fields = BitmapWriter()
    if !date.isEmpty { fields.append(0xAA, digits: date, bytes: 3) }
    if !time.isEmpty { fields.append(0x0C, digits: time, bytes: 3) }
    for other in others { fields.append(other) }
    guard let password else { return APDU(APDU.Code.setTillClock, fields.bytes) }
    return APDU(APDU.Code.setTerminalClock, password.bytes + fields.bytes)
  }
}
