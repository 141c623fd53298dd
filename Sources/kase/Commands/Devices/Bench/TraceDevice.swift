import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import Operations
import Setup
import ZVT

/// Shows what goes over a device's wire.
struct TraceDevice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Ask a device, and show every byte with its time.",
    discussion: """
      With --read a trace that was kept (--format json here, or GET /v1/devices/NAME/trace of a \
      server) is shown readable. Passwords and card numbers are masked in both forms.
      """)

  @Option(help: "A trace as JSON that was kept before; - for standard input.") var read: String?
  @Option(help: "Where the device is: tcp://HOST:PORT, serial:PATH, usb:SERIAL.") var to: String?
  @Option(help: "Its profile.") var profile: String?
  @Option(help: "A terminal's number: of a nexo terminal its POIID.") var number: String?
  @Option(help: "The variable of the environment with a terminal's password.")
  var passwordEnv: String?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (read == nil) == (to != nil && profile != nil) else {
      throw ValidationError("give --to and --profile, or --read")
    }
  }

  func run() async throws {
    if let read { return show(try Self.entries(try Self.text(of: read), named: read)) }
    guard let to, let profile else { return }
    var target = BenchTarget()
    target.to = to
    target.profile = profile
    target.number = number
    target.passwordEnv = passwordEnv
    let trace = DeviceTrace { Int64(Date.now.timeIntervalSince1970 * 1_000) }
    _ = try await target.probe(trace)
    show(trace.entries)
  }

  private func show(_ entries: [DeviceTrace.Entry]) {
    switch output.format {
    case .json:
      output.show(.object([.init("entries", .array(entries.map(\.json)))]))
    case .text: for entry in entries { print(entry.line) }
    }
  }

  private static func text(of name: String) throws -> String {
    if name != "-" { return try contents(of: name) }
    return String(
      decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  }

  private static func entries(_ text: String, named name: String) throws -> [DeviceTrace.Entry] {
    let json: JSON
    do { json = try JSON(parsing: text) } catch {
      throw FileFault(words: "\(name): \(error.path) \(error.detail)")
    }
    guard case .array(let rows)? = json["entries"] else {
      throw FileFault(words: "\(name): this is no trace: entries are missing")
    }
    return try rows.enumerated().map { index, row in
      guard let entry = DeviceTrace.Entry(row) else {
        throw FileFault(words: "\(name): entry \(index + 1) is no piece of a trace")
      }
      return entry
    }
  }
}

extension DeviceTrace.Entry {
  /// Reads a piece as `json` writes it; nothing for anything else.
  fileprivate init?(_ json: JSON) {
    guard case .integer(let at)? = json["at"], case .string(let way)? = json["direction"],
      let direction = DeviceTrace.Direction(rawValue: way), case .string(let hex)? = json["hex"],
      let bytes = [UInt8](hexadecimal: hex), case .string(let words)? = json["words"]
    else { return nil }
    self.init(at: at, direction: direction, bytes: bytes, words: words)
  }

  /// `13:04:05.678 > 06 01 0A 04 ...  authorisation`.
  fileprivate var line: String {
    let day = ((at % 86_400_000) + 86_400_000) % 86_400_000
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let time =
      "\(padded(day / 3_600_000, 2)):\(padded(day / 60_000 % 60, 2)):"
      + "\(padded(day / 1_000 % 60, 2)).\(padded(day % 1_000, 3))"
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    let parts = [time, direction.sign, digits.joined(separator: " "), words]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
