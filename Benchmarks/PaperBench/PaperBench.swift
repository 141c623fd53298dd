import CanonicalJSON
import Foundation

/// Measures how a document gets to paper. Each answer is a line of JSON.
///
///     PaperBench receipt [--runs 2000]
///     PaperBench lines
///     PaperBench million [--receipts 1000000]
///
/// - `receipt`: a Latvian sale of 40 printed lines and a QR code, for an Epson TM-T20III of 48
///   columns; the median of each stage in microseconds, and the sizes of what it gives in bytes.
/// - `lines`: the text of that receipt and the data of its code, for others to print the same.
/// - `million`: many receipts, each of another document, from the document to its bytes; after each
///   tenth the memory that the process holds, in kilobytes.
@main
struct PaperBench {
  static func main() {
    do {
      let options = try Options(Array(ProcessInfo.processInfo.arguments.dropFirst()))
      try run(options)
    } catch {
      FileHandle.standardError.write(Data("PaperBench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) throws {
    let shop = try Shop()
    switch options.mode {
    case "receipt": answer(try Stages(shop, runs: options.number("runs", else: 2000)).figures())
    case "lines": print(try shop.lines().canonicalText)
    case "million":
      let receipts = options.number("receipts", else: 1_000_000)
      try ManyReceipts(shop).print(receipts) { answer($0) }
    default: throw Fault("the modes are receipt, lines and million")
    }
  }

  private static func answer(_ figures: [Figure]) {
    let members = figures.map { "\"\($0.name)\":\($0.value)" }
    print("{\(members.joined(separator: ","))}")
  }
}

/// A name and a number of the answer.
struct Figure {
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

/// The command line: a mode, then names with whole numbers.
struct Options {
  let mode: String
  private var values: [String: Int] = [:]

  init(_ arguments: [String]) throws {
    mode = arguments.first ?? ""
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let number = rest.popFirst().flatMap({ Int($0) }), number > 0
      else { throw Fault("\(name) is no option with a whole number above zero") }
      values[String(name.dropFirst(2))] = number
    }
  }

  func number(_ name: String, else standard: Int) -> Int { values[name] ?? standard }
}
