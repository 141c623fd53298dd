import ArgumentParser
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup
import USB

/// How faults end the program: words on standard error, a documented exit code, never a stack
/// trace.
enum Failure {
  /// The language of the person at the terminal.
  static var language: Language {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["KASE_LANGUAGE"] ?? environment["LANG"] ?? ""
    return Language(rawValue: String(name.prefix(2))) ?? .english
  }

  static func exit(_ error: any Error) -> Never {
    switch error {
    case let refusal as Refusal:
      complain("\(refusal.title(in: language)). \(refusal.nextStep(in: language))")
      complain("  \(refusal.code.rawValue)\(refusal.path.map { " at \($0)" } ?? "")")
      Foundation.exit(1)
    case let difference as Difference:
      complain("\(difference)")
      Foundation.exit(1)
    case let fault as LedgerError:
      complain("\(fault)")
      Foundation.exit(2)
    case let list as CatalogueFaults:
      for fault in list.faults { complain("\(fault)") }
      Foundation.exit(2)
    case let fault as SetupError:
      complain("\(fault)")
      Foundation.exit(2)
    case let fault as KeyFiles.Fault:
      complain("\(fault)")
      Foundation.exit(2)
    case let fault as USBError:
      complain(fault.message)
      Foundation.exit(2)
    case let fault as FileFault:
      complain(fault.words)
      Foundation.exit(2)
    default:
      // ArgumentParser words its own: help, wrong usage, exit codes.
      Kase.exit(withError: error)
    }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// A file that can't be read or written.
struct FileFault: Error {
  let words: String
}

/// Reads a file as text.
func contents(of path: String) throws -> String {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw FileFault(words: "\(path): there is no such file, or it can't be read")
  }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw FileFault(words: "\(path): the file is not UTF-8")
  }
  return text
}
