/// Why a document or a picture could not be made.
package struct TypesettingError: Error, Hashable, Sendable {
  /// What is wrong, for programs.
  package enum Code: String, Hashable, Sendable {
    /// The drawing library could not do it; the message is its own.
    case drawing
    /// No font is installed that has letters.
    case fontMissing
    /// The data of a QR code are more than a code can hold.
    case codeTooLong
    /// There is nothing to make a file of.
    case noPages
    /// The picture is larger than what can be drawn.
    case pictureTooLarge
  }

  /// What is wrong, for programs.
  package let code: Code
  /// What is wrong, for people.
  package let message: String

  /// An error with its words.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
