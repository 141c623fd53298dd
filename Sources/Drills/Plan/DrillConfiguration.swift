import Devices
import Simulators

/// How the terminal and the register of a case are set up.
package enum DrillConfiguration: String, Hashable, Sendable, CaseIterable {
  /// The till makes the slips.
  case built
  /// The same, after a sale of the same amount.
  case builtAfterSame = "built_after_same"
  /// Slips come line by line.
  case lines
  /// Slips come in blocks.
  case blocks
  /// The terminal keeps what nobody acknowledged (PA00P015 §4).
  case synchronised
  /// The terminal calls declined what nobody acknowledged, and asks no host.
  case noHostReversal = "no_host_reversal"

  /// Whether slips come as print commands.
  package var printsSlips: Bool { self == .lines || self == .blocks }
  /// Whether a sale of the same amount comes first.
  var hasSaleBefore: Bool { self == .builtAfterSame }
  /// Whether unacknowledged money stays.
  var keepsUnacknowledged: Bool { self == .synchronised }

  /// What the till believes of the terminal; the times are short.
  var settings: ZVTSettings {
    var settings = ZVTSettings()
    settings.configByte = printsSlips ? 0xBE : 0x3E
    settings.takesBlocks = self == .blocks
    settings.commitMode =
      switch self {
      case .synchronised: .synchronised
      case .noHostReversal: .noHostReversal
      default: .classic
      }
    settings.repeatReceipt = keepsUnacknowledged ? .successesOnly : .usable
    settings.timers = ZVTTimers(
      connectMilliseconds: 400, answerMilliseconds: 600, completionMilliseconds: 1_500,
      totalMilliseconds: 8_000, lookMilliseconds: 5, pollMilliseconds: 20,
      readinessMilliseconds: 1_500, recoveryMilliseconds: 2_500, reconnectMilliseconds: 20)
    return settings
  }

  /// What the terminal is; its times are short as well.
  var profile: SimulatorProfile {
    var profile = SimulatorProfile()
    profile.commit =
      switch self {
      case .synchronised: .synchronised
      case .noHostReversal: .noHostReversal
      default: .classic
      }
    profile.answerMilliseconds = 800
    profile.goodsMilliseconds = 800
    profile.askAgainMilliseconds = 50
    return profile
  }
}
