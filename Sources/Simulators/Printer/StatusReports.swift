import PrinterLanguages

/// A printer's condition as the bytes of its answers.
enum StatusReports {
  /// The answer to `DLE EOT`: bits 1 and 4 are always set.
  static func realTime(_ condition: PrinterCondition, kind: UInt8) -> UInt8 {
    switch kind {
    case 1:
      return 0x12 | bit(2, condition.isDrawerPinHigh == true) | bit(3, condition.isOffline)
    case 2:
      return 0x12 | bit(2, condition.isCoverOpen) | bit(3, condition.isFeedKeyPressed)
        | bit(5, condition.paper == .end) | bit(6, condition.hasError)
    case 3: return 0x12 | faults(condition)
    default:
      switch condition.paper {
      case .enough: return 0x12
      case .nearEnd: return 0x1E
      case .end: return 0x72
      }
    }
  }

  /// The four bytes of an automatic report.
  static func automatic(_ condition: PrinterCondition) -> [UInt8] {
    let first =
      0x10 | bit(2, condition.isDrawerPinHigh == true) | bit(3, condition.isOffline)
      | bit(5, condition.isCoverOpen) | bit(6, condition.isFeedKeyPressed)
    return [first, faults(condition), paper(condition), 0]
  }

  /// The paper sensor, as `GS r 1` tells it.
  static func paper(_ condition: PrinterCondition) -> UInt8 {
    switch condition.paper {
    case .enough: 0
    case .nearEnd: 0x03
    case .end: 0x0C
    }
  }

  /// A Star report of nine bytes.
  static func star(
    _ condition: PrinterCondition, counter: Int, language: PrinterProfile.Language
  ) -> [UInt8] {
    let state =
      bit(2, condition.isDrawerPinHigh == true) | bit(3, condition.isOffline)
      | bit(5, condition.isCoverOpen) | bit(6, condition.isFeedKeyPressed)
    let errors = bit(3, condition.hasCutterError) | bit(5, condition.isUnrecoverable)
    return [
      0x23, field(language == .starprnt ? 6 : 3), state, errors,
      bit(3, condition.isRecoverable), bit(3, condition.paper == .end), 0, field(counter), 0,
    ]
  }

  private static func faults(_ condition: PrinterCondition) -> UInt8 {
    bit(3, condition.hasCutterError) | bit(5, condition.isUnrecoverable)
      | bit(6, condition.isRecoverable)
  }

  private static func bit(_ number: UInt8, _ isSet: Bool) -> UInt8 { isSet ? 1 << number : 0 }

  /// A number of five bits around the fixed bits 0, 4 and 7.
  private static func field(_ number: Int) -> UInt8 {
    UInt8(number & 0x07) << 1 | UInt8(number & 0x18) << 2
  }
}

extension PrinterCondition {
  /// Whether something is broken or stuck.
  var hasError: Bool { hasCutterError || isUnrecoverable || isRecoverable }

  /// Whether it can't go on before somebody sees to it.
  var isStopped: Bool { paper == .end || isCoverOpen || hasError }
}
