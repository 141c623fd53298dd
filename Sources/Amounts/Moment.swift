/// An instant in UTC, with the offset of the wall clock that showed it.
package struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64
  /// Seconds that the local clock is ahead of UTC, -64800 to 64800.
  package let offsetSeconds: Int32

  /// An instant and the offset of its clock.
  package init(milliseconds: Int64, offsetSeconds: Int32) {
    self.milliseconds = milliseconds
    self.offsetSeconds = offsetSeconds
  }

  /// Reads RFC 3339 text such as `2026-11-20T08:32:17+02:00`, with up to three decimals of a
  /// second.
  ///
  /// - Throws: `malformed`.
  package init(rfc3339 text: String) throws(AmountError) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = number(bytes[11..<13]), hour < 24,
      let minute = number(bytes[14..<16]), minute < 60,
      let second = number(bytes[17..<19]), second < 60
    else { throw .malformed(text) }
    let date = try BusinessDate(iso: String(decoding: bytes[0..<10], as: UTF8.self))
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      guard 1...3 ~= digits.count, let value = number(digits) else { throw .malformed(text) }
      fraction = value * Int(powerOfTen(3 - digits.count))
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let offset = Moment.offset(rest) else { throw .malformed(text) }
    let local = (hour * 60 + minute) * 60 + second
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(local - offset)
    self.init(milliseconds: seconds * 1000 + Int64(fraction), offsetSeconds: Int32(offset))
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = Array(bytes)
    if text == [UInt8(ascii: "Z")] { return 0 }
    guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = number(text[1..<3]),
      let minutes = number(text[4..<6]), minutes < 60, hours * 60 + minutes <= 18 * 60
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): return (hours * 60 + minutes) * 60
    case UInt8(ascii: "-"): return -(hours * 60 + minutes) * 60
    default: return nil
    }
  }

  /// The instant as local time with its offset, to the millisecond where there is a fraction.
  package var rfc3339: String {
    let local = milliseconds + Int64(offsetSeconds) * 1000
    let day = local.quotientFloor(86_400_000)
    let inDay = Int(local - day * 86_400_000)
    let date = BusinessDate(dayNumber: Int32(clamping: day))
    let clock =
      "\(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2))"
      + ":\(padded(inDay / 1000 % 60, 2))"
    let fraction = inDay % 1000 == 0 ? "" : ".\(padded(inDay % 1000, 3))"
    guard offsetSeconds != 0 else { return "\(date.iso)T\(clock)\(fraction)Z" }
    let ahead = Int(offsetSeconds.magnitude)
    let sign = offsetSeconds < 0 ? "-" : "+"
    return "\(date.iso)T\(clock)\(fraction)\(sign)\(padded(ahead / 3600, 2)):"
      + padded(ahead / 60 % 60, 2)
  }

  /// The business date: the local calendar day, before the cut-off still the day before.
  ///
  /// - Parameter cutOffMinutes: minutes after midnight at which a new business day begins, 0 to
  ///   1439.
  package func businessDate(cutOffMinutes: Int) -> BusinessDate {
    let local = milliseconds + Int64(offsetSeconds) * 1000 - Int64(cutOffMinutes) * 60_000
    return BusinessDate(dayNumber: Int32(clamping: local.quotientFloor(86_400_000)))
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  fileprivate func quotientFloor(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
