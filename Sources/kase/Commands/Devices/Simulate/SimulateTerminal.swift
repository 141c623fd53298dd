import Amounts
import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import Simulators
import Synchronization
import ZVT

/// A card terminal behind a TCP port or a serial line of this machine.
struct SimulateTerminal: AsyncParsableCommand {
  /// What the terminal speaks.
  enum Language: String, ExpressibleByArgument, CaseIterable {
    case zvt
    case nexo
  }

  static let configuration = CommandConfiguration(
    commandName: "terminal",
    abstract: "A card terminal behind a TCP port or a serial line of this machine.",
    discussion: """
      It speaks the real bytes, keeps a truth file of what was charged, and meets the faults of a \
      script: a JSON list, one object for each payment, refund, reversal, reservation or end of \
      day. Members of ZVT: fault, result, seconds, card, amount, tip, cashback, sync, hold, at, \
      line, count, reversal_seconds, refuse_seconds, reset. Where 'hold' names a point, the \
      terminal stands still there until a line 'go' comes on standard input. A truth file that is \
      there already is what the terminal remembers.
      """)

  @Option(name: .customLong("protocol"), help: "What it speaks: zvt or nexo.")
  var language = Language.zvt
  @Option(help: "The port on 127.0.0.1; 0 for any.") var tcp: Int?
  @Option(help: "The name of a serial line to be made, a pseudo terminal.") var pty: String?
  @Option(help: "A serial line that is there: the gadget's end of a USB cable.") var node: String?
  @Option(help: "A file with what each payment meets.") var script: String?
  @Option(help: "The file where the truth is kept.") var truth: String?
  @Option(help: "The seed of faults by chance.") var seed: UInt64 = 1
  @Option(help: "How many of a hundred payments meet a fault by chance.") var faultRate: Int = 0
  @OptionGroup var device: SimulatedTerminalOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let ways = [tcp != nil, pty != nil, node != nil]
    guard ways.count(where: { $0 }) == 1 else {
      throw ValidationError("one of --tcp, --pty and --node")
    }
    guard 0...65_535 ~= tcp ?? 0 else { throw ValidationError("a port is 0 to 65535") }
    guard 0...100 ~= faultRate else { throw ValidationError("a rate is 0 to 100") }
  }

  func run() async throws {
    let script = try script.map { (path: $0, text: try contents(of: $0)) }
    let remembered = try remembered()
    switch language {
    case .zvt: try await simulate(try zvt(script, remembered))
    case .nexo: try await simulate(try nexo(script, remembered))
    }
  }

  private func zvt(_ script: (path: String, text: String)?, _ remembered: JSON?) throws
    -> ZVTCounterpart
  {
    var entries: [ScriptEntry] = []
    if let script {
      do { entries = try TerminalScript.entries(script.text) } catch {
        throw FileFault(words: "\(script.path): \(error)")
      }
    }
    let chance = faultRate > 0 ? FaultChance(seed: seed, percent: faultRate) : nil
    let now = Date().timeIntervalSince1970 + Double(TimeZone.current.secondsFromGMT())
    let terminal = ZVTSimulator(
      profile: device.simulated, startedAt: LocalTime(seconds: Int64(now)),
      memory: try remembered.map { try understood($0) { try TerminalMemory(json: $0) } },
      script: ScriptReader(entries, chance: chance))
    let line = ZVTCounterpart.Line.serial(
      SerialLink.Settings(acknowledgementMilliseconds: device.acknowledgementMilliseconds))
    return ZVTCounterpart(terminal, line: tcp == nil ? line : .stream)
  }

  private func nexo(_ script: (path: String, text: String)?, _ remembered: JSON?) throws
    -> NexoSimulator
  {
    var entries: [NexoScriptEntry] = []
    if let script {
      do { entries = try NexoScript.entries(script.text) } catch {
        throw FileFault(words: "\(script.path): \(error)")
      }
    }
    let start = Moment(
      milliseconds: Int64(Date().timeIntervalSince1970 * 1000), offsetSeconds: 0)
    let profile = NexoProfile(start: start)
    guard let remembered else { return NexoSimulator(profile: profile, script: entries) }
    return try understood(remembered) {
      try NexoSimulator(profile: profile, script: entries, memory: $0)
    }
  }

  /// Serves a terminal until the program is stopped.
  private func simulate(_ terminal: some SimulatedCounterpart) async throws {
    let watcher = TerminalWatcher(output.format)
    let truth = truth
    let host = CounterpartHost(
      terminal,
      save: { memory in
        guard let truth else { return }
        try Data(memory.canonicalBytes).write(to: URL(filePath: truth), options: .atomic)
      },
      tell: { watcher.show($0) })
    watcher.listen { await host.proceed() }
    if let pty {
      let wire = SerialWire(link: pty)
      try await wire.open(deadlineMilliseconds: 1_000)
      watcher.announce("terminal on \(await wire.path)")
      await host.serve(wire)
      await wire.close()
    } else if let node {
      let line = SerialLineTransport(path: node)
      try await line.open(deadlineMilliseconds: 1_000)
      watcher.announce("terminal on \(node)")
      await host.serve(line: line)
      await line.close()
    } else {
      let server = WireServer(port: UInt16(tcp ?? 0))
      let port = try await server.start()
      watcher.announce("terminal on tcp://127.0.0.1:\(port)")
      await host.serve(server)
    }
  }

  private func remembered() throws -> JSON? {
    guard let truth, FileManager.default.fileExists(atPath: truth) else { return nil }
    do { return try JSON(parsing: try contents(of: truth)) } catch let fault as JSONFault {
      throw FileFault(words: "\(truth): \(fault.detail)")
    }
  }

  /// Words a memory that can't be read.
  private func understood<Value>(_ memory: JSON, as body: (JSON) throws -> Value) throws -> Value {
    do { return try body(memory) } catch let fault as JSONFault {
      throw FileFault(words: "\(truth ?? ""): \(fault.path): \(fault.detail)")
    }
  }
}

/// What kind of terminal it is.
struct SimulatedTerminalOptions: ParsableArguments {
  @Option(help: "What becomes of unacknowledged payments: classic, no-host-reversal, synchronised.")
  var profile = "classic"
  @Option(help: "What is repeated: all, successes-only, no-end-of-day, completion-only.")
  var repeatReceipt = "all"
  @Option(help: "The acquirer's number of the terminal, eight digits.")
  var terminalID = "52000007"
  @Option(help: "The password, six digits.") var password = "000000"
  @Option(help: "The number of the last slip, 0 to 9999.") var receipt = 82
  @Option(help: "The state in which it begins, two hexadecimal digits, as F0.") var state = "00"
  @Flag(help: "It can't tell the sums of the open batch.") var noTotals = false
  @Option(help: "From one message to the next, in milliseconds.") var pace = 200
  @Option(help: "How long an answer of the till may take, in milliseconds.")
  var answerMilliseconds = 5_000
  @Option(help: "How long the till's vote may take, in milliseconds.")
  var voteMilliseconds = 30_000
  @Option(help: "How long an acknowledgement on a serial line may take, in milliseconds.")
  var acknowledgementMilliseconds = 5_000

  func validate() throws {
    guard SimulatorProfile.Commit(rawValue: profile) != nil else {
      throw ValidationError("a profile is classic, no-host-reversal or synchronised")
    }
    guard SimulatorProfile.RepeatReceipt(rawValue: repeatReceipt) != nil else {
      throw ValidationError(
        "repeated are all, successes-only, no-end-of-day or completion-only")
    }
    guard Password(password) != nil, terminalID.utf8.count == 8,
      terminalID.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { throw ValidationError("a password has six digits, a terminal's number eight") }
    guard 0...9_999 ~= receipt, UInt8(state, radix: 16) != nil else {
      throw ValidationError("a slip's number is 0 to 9999, a state two hexadecimal digits")
    }
    guard 0...60_000 ~= pace, 1...3_600_000 ~= answerMilliseconds,
      1...3_600_000 ~= voteMilliseconds, 1...3_600_000 ~= acknowledgementMilliseconds
    else { throw ValidationError("a time or a number is out of range") }
  }

  /// The terminal that the options make.
  var simulated: SimulatorProfile {
    var simulated = SimulatorProfile()
    simulated.commit = SimulatorProfile.Commit(rawValue: profile) ?? .classic
    simulated.repeatReceipt = SimulatorProfile.RepeatReceipt(rawValue: repeatReceipt) ?? .all
    simulated.terminal = terminalID
    simulated.password = password
    simulated.receipt = receipt
    simulated.condition = UInt8(state, radix: 16) ?? 0
    simulated.hasTotals = !noTotals
    simulated.paceMilliseconds = pace
    simulated.answerMilliseconds = answerMilliseconds
    simulated.goodsMilliseconds = voteMilliseconds
    return simulated
  }
}

/// Shows what happens at a simulated terminal, and hears what it may do.
final class TerminalWatcher: Sendable {
  private let format: OutputFormat
  private let lock = Mutex(())

  init(_ format: OutputFormat) { self.format = format }

  /// Says where the terminal is.
  func announce(_ words: String) { write(.note(words)) }

  /// Shows an event on a line of its own.
  func show(_ event: SimulatorEvent) { write(event) }

  private func write(_ event: SimulatorEvent) {
    let text = format == .json ? event.json.canonicalText : event.words
    // Past the buffers: flushing them waits for whoever reads standard input.
    lock.withLock { _ in FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }
  }

  /// Calls `proceed` for each line `go` on standard input; on a thread of its own, as reading
  /// blocks.
  func listen(_ proceed: @escaping @Sendable () async -> Void) {
    Thread.detachNewThread {
      while let line = readLine() {
        if line.split(whereSeparator: \.isWhitespace).first == "go" { Task { await proceed() } }
      }
    }
  }
}
