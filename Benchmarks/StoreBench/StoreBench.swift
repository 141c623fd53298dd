import Foundation
import LedgerStore

/// Measures the ledger through Kase's own use cases, without HTTP. The answer is one line of JSON.
///
///     StoreBench sales --ledger FILE --sales N --counters C
///     StoreBench fill --ledger FILE --sales M [--per-shift 2000]
///     StoreBench reports --ledger FILE [--per-shift 2000]
///
/// - `sales`: C counters, each at a register of its own, ring up N sales altogether. Where
///   `KASE_SYNC_LOG` is set, and `syncs.so` preloaded, the answer holds the syncs as well.
/// - `fill`: rings up sales until the first register has M of them, and closes its shift after
///   every 2,000.
/// - `reports`: times the X of an open shift of 2,000 sales, and what a Z reads, for the first and
///   the last closed shift of 2,000.
///
/// A ledger that is not there is made, with as many registers as counters.
@main
struct StoreBench {
  static func main() async {
    do {
      let options = try Options(Array(ProcessInfo.processInfo.arguments.dropFirst()))
      let figures = try await run(options)
      let members = figures.map { "\"\($0.name)\":\($0.value)" }
      print("{\(members.joined(separator: ","))}")
    } catch {
      FileHandle.standardError.write(Data("StoreBench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) async throws -> [Figure] {
    let path = try options.text("ledger")
    let perShift = try options.number("per-shift", else: 2000)
    switch options.mode {
    case "sales":
      let counters = try options.number("counters", else: 1)
      let shop = try await Shop(path, counters: counters, printing: true)
      defer { try? shop.ledger.close() }
      return try await shop.timeSales(try options.number("sales"), counters: counters)
    case "fill":
      let shop = try await Shop(path, counters: 1, printing: false)
      defer { try? shop.ledger.close() }
      return try await shop.fill(to: try options.number("sales"), perShift: perShift)
    case "reports":
      let shop = try await Shop(path, counters: 1, printing: false)
      defer { try? shop.ledger.close() }
      return try await shop.timeReports(perShift: perShift)
    default: throw Fault("the modes are sales, fill and reports")
    }
  }
}

/// A name and a number of the answer.
struct Figure: Sendable {
  let name: String
  let value: Double

  init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// Why nothing could be measured.
struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The command line: a mode, then names with their values.
struct Options {
  let mode: String
  private var values: [String: String] = [:]

  init(_ arguments: [String]) throws {
    mode = arguments.first ?? ""
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.popFirst() else {
        throw Fault("\(name) is no option with a value")
      }
      values[String(name.dropFirst(2))] = value
    }
  }

  func text(_ name: String) throws -> String {
    guard let value = values[name] else { throw Fault("--\(name) is missing") }
    return value
  }

  func number(_ name: String, else standard: Int? = nil) throws -> Int {
    if let standard, values[name] == nil { return standard }
    guard let number = Int(try text(name)), number > 0 else {
      throw Fault("--\(name) takes a whole number above zero")
    }
    return number
  }
}

/// What the system counts of this process.
enum Usage {
  /// Seconds of processor time in this program, the system's own not included.
  static func userSeconds() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1_000_000
  }

  /// The syncs that the preloaded library has counted; nothing without it.
  static func syncs() -> Double? {
    guard let path = ProcessInfo.processInfo.environment["KASE_SYNC_LOG"],
      let bytes = FileManager.default.contents(atPath: path), bytes.count == 8
    else { return nil }
    // The count is in the machine's byte order: the lowest byte first, wherever Kase runs.
    return Double(bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / Duration.seconds(1)
  }
}
