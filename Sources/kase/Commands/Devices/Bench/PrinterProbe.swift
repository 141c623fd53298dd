import CanonicalJSON
import Devices
import Operations
import PrinterLanguages

/// Asks a printer on the bench who and how it is.
struct PrinterProbe {
  let profile: PrinterProfile
  let transport: any ByteTransport

  /// How long the printer may take to answer one question.
  private static let answerMilliseconds = 1_500

  /// What it tells of itself: `GS I` where the language has it, and its state.
  func members() async throws -> [JSON.Member] {
    let printer = BytePrinter(profile: profile, transport: transport)
    let trouble = await printer.trouble(halted: nil, deadlineSeconds: 5)
    var members: [JSON.Member] = [.init("profile", .string(profile.id))]
    members += DeviceCondition(trouble).members
    members.append(.init("answers", .bool(profile.isBidirectional && transport.isBidirectional)))
    if trouble == nil { members += await identity() }
    await transport.close()
    return members
  }

  /// The answers to `GS I`: maker, model, firmware, serial number.
  private func identity() async -> [JSON.Member] {
    guard profile.language == .escpos, profile.isBidirectional, transport.isBidirectional else {
      return []
    }
    var members: [JSON.Member] = []
    for (kind, name) in [(66, "maker"), (67, "model"), (65, "firmware"), (68, "serial")] {
      let answer = await ask(PrinterCommands.identity(UInt8(kind)))
      members.append(.init(name, .string(answer ?? "no answer")))
    }
    if let model = members.first(where: { $0.name == "model" }), let pattern = profile.modelPattern,
      case .string(let text) = model.value
    {
      members.append(
        .init(
          "profile_fits",
          .bool((try? Regex(pattern)).map { text.firstMatch(of: $0) != nil } ?? false)))
    }
    return members
  }

  /// An answer in a block: `_`, text, NUL.
  private func ask(_ question: [UInt8]) async -> String? {
    do throws(TransportError) {
      let sent = try await transport.write(
        question[...], deadlineMilliseconds: Self.answerMilliseconds)
      guard sent == question.count else { return nil }
      var answer: [UInt8] = []
      while answer.count < 256 {
        let piece = try await transport.read(deadlineMilliseconds: Self.answerMilliseconds)
        guard !piece.isEmpty else { return nil }
        answer += piece
        guard let start = answer.firstIndex(of: 0x5F) else { continue }
        if let end = answer[start...].firstIndex(of: 0) {
          let text = answer[(start + 1)..<end].filter { 0x20...0x7E ~= $0 }
          return String(decoding: text, as: UTF8.self)
        }
      }
    } catch { return nil }
    return nil
  }
}
