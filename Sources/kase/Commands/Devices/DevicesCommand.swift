import ArgumentParser
import CanonicalJSON
import Foundation
import PrinterLanguages
import Setup

/// The technician's bench.
struct DevicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "The technician's bench: find, ask, test, watch and explain devices.",
    subcommands: [
      ListDevices.self, ShowDevice.self, ProbeDevice.self, TestDevice.self, TraceDevice.self,
      MonitorDevice.self, PassportDevice.self, Profiles.self, DecodeCommand.self, DrillCommand.self,
    ])

  /// The printers' profiles.
  struct Profiles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The printers' profiles, or one of them; check one of your own.")
    @Argument(help: "A profile's name, or a file to check.") var profile: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
      guard let profile else {
        return output.show(.array(try PrinterProfiles.all.map(\.summary)))
      }
      if FileManager.default.fileExists(atPath: profile) {
        let read = try PrinterProfileFile.read(try contents(of: profile), named: profile)
        return output.show(read.summary)
      }
      output.show(try PrinterProfiles.load(profile).summary)
    }
  }
}

extension PrinterProfile {
  fileprivate var summary: JSON {
    .object([
      .init("profile", .string(id)), .init("vendor", .string(vendor)),
      .init("model", .string(model)), .init("language", .string(language.rawValue)),
      .init("columns", .integer(Int64(columns))), .init("dots", .integer(Int64(dotsPerLine))),
      .init("pages", .string(encodingOrder.joined(separator: " "))),
      .init("fallback", .string(fallback.rawValue)),
    ])
  }
}
