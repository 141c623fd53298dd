import Foundation

extension [UInt8] {
  /// The bytes as a value that SQLite stores as a blob.
  var data: Data { Data(self) }
}
