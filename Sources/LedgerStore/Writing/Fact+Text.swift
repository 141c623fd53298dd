import CanonicalJSON
import Commerce

extension Fact {
  /// The fact in canonical form, as tables keep it that are read back whole.
  var text: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Reads a fact that a table keeps.
  init(text: String) throws {
    do {
      self = try Fact(try JSON(parsing: text), at: "")
    } catch let fault as JournalFault {
      throw LedgerError(.damaged, "\(fault.path): \(fault.reason)")
    } catch let fault as JSONFault {
      throw LedgerError(.damaged, "\(fault.path): \(fault.kind)")
    }
  }
}
