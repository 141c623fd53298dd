package import Amounts

/// The names of message pairs (ServiceID): ten characters of base 36, as the protocol allows ten.
///
/// The name of a money message comes from its attempt and from nothing else, so that the terminal
/// can be asked for it by any process at any later time.
package enum ServiceIdentifier {
  private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let charactersMax = 10

  /// The name of the message that moves an attempt's money.
  package static func money(_ attempt: AttemptID) -> String { digest("money/\(attempt.text)") }

  /// The name of the reversal that undoes an attempt which could not be stored.
  package static func undo(_ attempt: AttemptID) -> String { digest("undo/\(attempt.text)") }

  /// The name of a message that moves no money.
  ///
  /// - Parameters:
  ///   - start: when the sender began, in milliseconds; tells two runs apart.
  ///   - count: how many such messages went before in this run.
  package static func plain(start: Int64, count: Int) -> String {
    digest("plain/\(start)/\(count)")
  }

  /// FNV-1a over 64 bits, mixed once more, since its high bits alone know little of the last byte.
  private static func digest(_ text: String) -> String {
    var hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 31
    var characters: [UInt8] = []
    for _ in 0..<charactersMax {
      characters.append(digits[Int(hash % 36)])
      hash /= 36
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
