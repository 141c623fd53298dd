/// One case of a drill: a sale by card in which this goes wrong.
package struct DrillCase: Hashable, Sendable {
  /// What goes wrong at the terminal.
  package let fault: DrillFault
  /// Where the till's power fails.
  package let crash: CrashPoint
  /// How both are set up.
  package let configuration: DrillConfiguration
  /// The way between them.
  package let line: DrillLine

  /// The name in reports and of its folder.
  package var name: String {
    "\(line.rawValue)-\(configuration.rawValue)-\(fault.name)-\(crash.rawValue)"
  }

  /// The crash matrix: every fault at every point in every set-up, where these can meet.
  ///
  /// - Parameters:
  ///   - faults: those of the terminal.
  ///   - crashes: where the till may fail.
  ///   - configurations: how both may be set up.
  package static func matrix(
    _ line: DrillLine, faults: [DrillFault] = DrillFault.baseline,
    crashes: [CrashPoint] = CrashPoint.allCases,
    configurations: [DrillConfiguration] = DrillConfiguration.allCases
  ) -> [DrillCase] {
    configurations.flatMap { configuration in
      faults.filter { $0.fits(line, configuration) }.flatMap { fault in
        crashes.filter { $0 != .atSlip || configuration.printsSlips }.map { crash in
          DrillCase(fault: fault, crash: crash, configuration: configuration, line: line)
        }
      }
    }
  }
}
