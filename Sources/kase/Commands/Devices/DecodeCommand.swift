import ArgumentParser
import CanonicalJSON
import Foundation
import PrinterLanguages
import Setup
import ZVT

/// What bytes are explained as.
enum DecodedProtocol: String, ExpressibleByArgument, CaseIterable {
  case escpos
  case starprnt
  case starline
  case stargraphic
  case status
  case starStatus = "star-status"
  case zvt
  case zvtSerial = "zvt-serial"
}

/// Explains bytes.
struct DecodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Explain every byte of what a printer or a terminal is sent, or of what it answers.",
    discussion: """
      Protocols: escpos, starprnt, starline, stargraphic; status and star-status for answers of \
      printers; zvt for packets as on TCP, zvt-serial for blocks of a serial line, both ways. \
      Passwords and card numbers are masked.
      """)

  @Option(name: .customLong("protocol"), help: "What the bytes are.")
  var language: DecodedProtocol
  @Option(help: "The bytes as hexadecimal digits, blanks allowed.") var hex: String?
  @Argument(help: "A file of bytes; - for standard input.") var file: String?
  @Option(help: "The printer's profile: its code pages and deviations.") var profile: String?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (hex == nil) != (file == nil) else { throw ValidationError("give --hex or a file") }
  }

  func run() throws {
    let bytes = try bytes()
    switch language {
    case .status: return show(StatusDecoder.explain(bytes, kind: .stream(.escpos)))
    case .starStatus: return show(StatusDecoder.explain(bytes, kind: .stream(.starprnt)))
    case .zvt: return show(Explanation.explain(bytes, as: .apdu))
    case .zvtSerial: return show(Explanation.explain(bytes, as: .serial))
    case .escpos, .starprnt, .starline, .stargraphic: break
    }
    var printer = try PrinterProfiles.load(profile ?? PrinterProfiles.defaultID)
    if profile == nil, let spoken = PrinterProfile.Language(rawValue: language.rawValue),
      spoken != printer.language
    {
      let first = try PrinterProfiles.all.first { $0.language == spoken }
      printer = first ?? printer
    }
    let items =
      language == .escpos
      ? ESCPOSDecoder.decode(bytes, profile: printer)
      : StarDecoder.decode(bytes, profile: printer)
    switch output.format {
    case .json: output.show(.object([.init("items", .array(items.map(\.json)))]))
    case .text: for item in items { print(item.line(of: bytes)) }
    }
  }

  private func show(_ lines: [String]) {
    switch output.format {
    case .json: output.show(.object([.init("answers", .array(lines.map(JSON.string)))]))
    case .text: for line in lines { print(line) }
    }
  }

  private func show(_ packets: [ExplainedPacket]) {
    switch output.format {
    case .json: output.show(.object([.init("packets", .array(packets.map(\.json)))]))
    case .text: for packet in packets { print(packet.lines.joined(separator: "\n")) }
    }
  }

  private func bytes() throws -> [UInt8] {
    if let hex {
      let digits = hex.filter { !$0.isWhitespace }
      guard let bytes = [UInt8](hexadecimal: digits) else {
        throw ValidationError("--hex takes pairs of hexadecimal digits")
      }
      return bytes
    }
    let name = file ?? "-"
    if name == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: name) else {
      throw FileFault(words: "\(name): there is no such file, or it can't be read")
    }
    return Array(data)
  }
}

extension DecodedItem {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      .init("offset", .integer(Int64(offset))), .init("length", .integer(Int64(length))),
      .init("kind", .string(kind.rawValue)), .init("mnemonic", .string(mnemonic)),
      .init("meaning", .string(meaning)),
    ]
    if let text { members.append(.init("text", .string(text))) }
    if !findings.isEmpty {
      members.append(.init("findings", .array(findings.map(JSON.string))))
    }
    return .object(members)
  }

  /// `0012  1B 74 33  ESC t  code page 51 = 1257`.
  fileprivate func line(of bytes: [UInt8]) -> String {
    let shown = bytes[offset..<min(offset + length, bytes.count)].prefix(12)
    let digits = shown.map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.count < 2 ? "0" + text : text
    }
    let rest = length > shown.count ? " .. (\(length) bytes)" : ""
    let place = String(offset)
    let zeros = String(repeating: "0", count: max(0, 5 - place.count))
    let words = text.map { "\"\($0)\" " } ?? ""
    let notes = findings.map { "  ! \($0)" }.joined()
    let name = mnemonic.isEmpty ? kind.rawValue : mnemonic
    return "\(zeros)\(place)  \(digits.joined(separator: " "))\(rest)  \(name)  \(words)\(meaning)"
      + notes
  }
}

extension [UInt8] {
  /// Reads pairs of hexadecimal digits; nothing for anything else.
  init?(hexadecimal text: String) {
    let digits = text.utf8.map { UInt8($0) }
    // Numbers may have a sign, bytes may not.
    guard digits.count % 2 == 0, digits.allSatisfy({ $0 >= 0x30 }) else { return nil }
    self = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index...(index + 1)], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      append(byte)
    }
  }
}
