package import Graphics

extension PNG {
  /// A PNG file in black and white, as a receipt prints it: grey becomes dots.
  ///
  /// - Returns: nothing for what can't be read as PNG or is too large.
  @Sendable package static func bitmap(of bytes: [UInt8]) -> Bitmap? {
    decode(bytes).map { $0.bitmap(.diffusion) }
  }
}
