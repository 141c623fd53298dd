import Amounts
import Commerce
import Devices
import Foundation
import Operations
import PrinterLanguages
import Setup
import Simulators
import Stationery
import USB

/// Builds the printers that a file of settings names.
enum PrinterRack {
  /// The printers with their registers.
  ///
  /// - Throws: `SetupError` for a profile with a fault, `Refusal` for a register that the branch
  ///   does not have.
  static func stations(_ section: PrintingSection, _ branch: Branch, _ usb: USBHost) throws
    -> [PrintStation]
  {
    try section.printers.map { printer in
      for register in printer.registers where !branch.registers.contains(register) {
        throw Refusal(.registerUnknown, at: "printers", ["register": register.text])
      }
      let profile = try PrinterProfiles.load(printer.profile)
      return PrintStation(
        name: printer.name, registers: printer.registers,
        printer: BytePrinter(
          profile: profile, transport: transport(to: printer.destination, profile, usb)))
    }
  }

  /// A simulated printer at every register.
  static func simulated(_ registers: [RegisterID]) throws -> [PrintStation] {
    let profile = try PrinterProfiles.load(PrinterProfiles.defaultID)
    return registers.map { register in
      PrintStation(
        name: "simulated-\(register.text)", registers: [register],
        printer: BytePrinter(profile: profile, transport: SimulatedPrinter(profile: profile)))
    }
  }

  /// The way to a printer.
  static func transport(
    to destination: DeviceDestination, _ profile: PrinterProfile, _ usb: USBHost
  ) -> any ByteTransport {
    switch destination {
    case .socket(let host, let port): SocketTransport(host: host, port: port)
    case .file(let path): FileTransport(path: path)
    case .serial(let path, let line): SerialLineTransport(path: path, settings: line)
    case .usb(let binding, _, _):
      USBPrinterTransport(bus: usb, binding: binding, settings: USBPrinterSettings(profile))
    case .simulated: SimulatedPrinter(profile: profile)
    }
  }
}

/// The templates of a branch's own folder over ours.
enum TemplateFolder {
  /// The library of a folder; ours alone where there is none. What is wrong in the folder is told
  /// on standard error, and ours stand in.
  static func library(_ folder: String?, _ pack: CountryPack, language: String) throws
    -> TemplateLibrary
  {
    var custom: [String: String] = [:]
    if let folder {
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        throw FileFault(words: "\(folder): there is no such folder, or it can't be read")
      }
      for file in files where file.hasSuffix(".receipt") {
        custom[file] = try contents(of: "\(folder)/\(file)")
      }
    }
    let samples = SampleValues(pack: pack, wording: try Wording.carried(language))
    let library = try TemplateLibrary(custom: custom, samples: samples)
    for diagnostic in library.diagnostics { Failure.complain(diagnostic.words) }
    for file in library.unusedFiles { Failure.complain("\(file): no document asks for it") }
    return library
  }
}

extension PrintSettings {
  /// The usual way, and what a file sets.
  init(_ section: PrintingSection) {
    self.init()
    if let minutes = section.ageLimitMinutes { ageLimitMinutes = minutes }
    if let days = section.keptDays { keptDays = days }
  }
}

extension ConfigurationFile {
  /// Reads a file of settings for a branch.
  static func load(_ path: String, _ pack: CountryPack) throws -> ConfigurationFile {
    try read(
      try contents(of: path), named: path, roles: Role.allCases.map(\.rawValue),
      acts: Limits.Act.allCases.map(\.rawValue), pack.currency)
  }
}
