import Amounts
import Devices
import Foundation
import LedgerStore
import Operations
import Setup
import Simulators
import Synchronization

/// The real parts: clock, names, ledger, devices. Nothing else constructs them.
enum Machine {
  /// The system's clock in a time zone, and names that sort by time.
  static func surroundings(timeZone: String) -> Surroundings {
    let zone = TimeZone(identifier: timeZone) ?? .gmt
    let names = NameMaker()
    return Surroundings(
      now: {
        let date = Date()
        return Moment(
          milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded(.down)),
          offsetSeconds: Int32(zone.secondsFromGMT(for: date)))
      }, newName: { names.next() })
  }

  /// Opens a ledger that is there, with the pack of its country.
  static func open(_ path: String) throws -> (Ledger, CountryPackOfBranch) {
    let ledger = try Ledger.open(path)
    return (ledger, try CountryPackOfBranch(ledger))
  }
}

/// Makes names of 26 characters: time, a counter, chance; Crockford's alphabet.
final class NameMaker: Sendable {
  private let last = Mutex<UInt64>(0)

  func next() -> String {
    let now = UInt64(Date().timeIntervalSince1970 * 1000) << 16
    let stamp = last.withLock { last in
      last = max(last + 1, now)
      return last
    }
    let chance = UInt64.random(in: .min ... .max)
    return Self.letters(stamp, 13) + Self.letters(chance, 13)
  }

  private static func letters(_ value: UInt64, _ count: Int) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<count).reversed().map { alphabet[Int(value >> ($0 * 5) & 31)] })
  }
}
