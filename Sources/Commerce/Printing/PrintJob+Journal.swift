import Amounts
import CanonicalJSON

extension PrintJob {
  /// Writes the job for the journal; what has its usual value is left out.
  func write(to writer: inout JSONWriter) {
    if let cause { writer.member("cause", cause.rawValue) }
    if copy > 0 { writer.member("copy", copy) }
    if !digest.isEmpty { writer.member("digest", digest) }
    if let document { writer.member("document", document) }
    writer.member("id", id)
    if offset > 0 { writer.member("offset", offset) }
    writer.member("person", person.text)
    if !profile.isEmpty { writer.member("profile", profile) }
    writer.member("register", register.text)
    writer.member("since", since)
    if case .slip(let slip) = subject {
      writer.member("slip") {
        $0.member("template", slip.template)
        $0.member("values", value: slip.values)
      }
    }
    writer.member("state", state.rawValue)
    if total > 0 { writer.member("total", total) }
  }

  /// Reads what `write(to:)` wrote.
  init(_ reader: inout FactReader) throws(JournalFault) {
    let document = try reader.optionalInteger("document")
    let copy = try reader.optionalInteger("copy") ?? 0
    let cause = try reader.optionalText("cause")
    let subject: Subject
    if let document {
      subject = .document(document, copy: copy)
    } else {
      var inner = try reader.object("slip")
      subject = .slip(
        Slip(template: try inner.text("template"), values: try inner.value("values")))
      try inner.finish()
    }
    if let cause, Cause(rawValue: cause) == nil {
      throw reader.fault("cause", "\(cause) is not known")
    }
    self.init(
      id: try reader.integer("id"), subject: subject, register: try reader.identifier("register"),
      person: try reader.identifier("person"), since: try reader.integer("since"),
      state: try reader.choice("state"),
      cause: cause.flatMap(Cause.init), offset: try reader.optionalInteger("offset") ?? 0,
      total: try reader.optionalInteger("total") ?? 0,
      profile: try reader.optionalText("profile") ?? "",
      digest: try reader.optionalText("digest") ?? "")
  }

  /// Reads a job as entries before the second version of the tables have it: one job a document
  /// that counted its copies.
  init(firstShape reader: inout FactReader) throws(JournalFault) {
    let name = try reader.text("state")
    guard let (state, cause) = Self.firstStates[name] else {
      throw reader.fault("state", "\(name) is not known")
    }
    self.init(
      id: 0,
      subject: .document(try reader.integer("document"), copy: try reader.integer("copies")),
      register: try reader.identifier("register"), person: PersonID(trusted: "system"), since: 0,
      state: state, cause: cause)
  }

  /// What the states of the first version are called now.
  private static let firstStates: [String: (State, Cause?)] = [
    "queued": (.queued, nil), "sent": (.sending, nil), "confirmed": (.confirmed, nil),
    "failed": (.waiting, .offline), "unknown": (.indeterminate, .noAnswer),
  ]
}
