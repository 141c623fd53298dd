package import Amounts
package import CanonicalJSON

/// A page on its way to paper: a document's original, a copy of it, or a slip without a document.
///
/// Its states are those of the journal: what is noted before a byte leaves, and what became of it.
package struct PrintJob: Hashable, Sendable {
  /// Where a job stands.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// No byte has left.
    case queued
    /// Bytes may have left.
    case sending
    /// The printer has every byte, and can't or didn't prove that they are on paper.
    case sent
    /// Stopped until somebody does something; `cause` says what about.
    case waiting
    /// On paper: the printer proved it, or a person saw it.
    case confirmed
    /// May be on paper or not: a person looks, nothing is repeated unasked.
    case indeterminate
    /// Given up before a byte left, or replaced by a copy.
    case cancelled

    /// Whether something is still to be done about the job.
    package var isOpen: Bool {
      switch self {
      case .queued, .sending, .waiting, .indeterminate: true
      case .sent, .confirmed, .cancelled: false
      }
    }
  }

  /// Why a job waits, or what is not known of it.
  package enum Cause: String, Hashable, Sendable, CaseIterable {
    /// The paper has run out.
    case paper
    /// The cover is open.
    case cover
    /// The cutter is stuck.
    case cutter
    /// The printer takes no data and does not say why.
    case busy
    /// The printer is not there.
    case offline
    /// Only switching it off and on helps.
    case fault
    /// Too old to be printed without being asked for.
    case tooOld = "too_old"
    /// Queued in a backup that was restored: it may have come out since.
    case restored
    /// The page can't be put into the printer's language; a technician has to look.
    case unprintable
    /// The connection was lost while bytes were on their way.
    case connectionLost = "connection_lost"
    /// Every byte left, and no proof came.
    case noAnswer = "no_answer"
    /// Kase stopped while bytes were on their way.
    case restarted
    /// A person gave the rest of the page up.
    case abandoned
    /// A person saw the page.
    case seen
    /// A person looked, and the page is not there.
    case missing
    /// A copy was made instead.
    case replaced
  }

  /// A page that is no document: an X report, a test page.
  package struct Slip: Hashable, Sendable {
    /// The template's name: `x`.
    package let template: String
    /// Its values as they were when it was asked for.
    package let values: JSON

    /// A slip of a template.
    package init(template: String, values: JSON) {
      self.template = template
      self.values = values
    }
  }

  /// What the page is made from.
  package enum Subject: Hashable, Sendable {
    /// A document, by its number within the ledger: 0 for the original, then the copy's number.
    case document(Int64, copy: Int64)
    /// A page that is no document.
    case slip(Slip)
  }

  /// Counts from 1 in the ledger; 0 for a job that an entry of an older version names by its
  /// document alone.
  package let id: Int64
  /// What the page is made from.
  package let subject: Subject
  /// The register whose printer takes it.
  package private(set) var register: RegisterID
  /// Who asked for it.
  package let person: PersonID
  /// When it was asked for, or let go on, in milliseconds since 1970.
  package private(set) var since: Int64
  /// Where it stands.
  package private(set) var state: State
  /// Why it waits, or what is not known; nothing where that is clear.
  package private(set) var cause: Cause?
  /// How many bytes the printer has taken for sure.
  package private(set) var offset: Int64
  /// How many bytes the page has; 0 until it has been put into the printer's language.
  package private(set) var total: Int64
  /// The printer's profile that the bytes were made for; empty until then.
  package private(set) var profile: String
  /// SHA-256 of the bytes in hexadecimal; empty until then.
  package private(set) var digest: String

  /// A job with all it has.
  package init(
    id: Int64, subject: Subject, register: RegisterID, person: PersonID, since: Int64,
    state: State = .queued, cause: Cause? = nil, offset: Int64 = 0, total: Int64 = 0,
    profile: String = "", digest: String = ""
  ) {
    self.id = id
    self.subject = subject
    self.register = register
    self.person = person
    self.since = since
    self.state = state
    self.cause = cause
    self.offset = offset
    self.total = total
    self.profile = profile
    self.digest = digest
  }

  /// The number of the document; nothing for a slip.
  package var document: Int64? {
    if case .document(let document, _) = subject { document } else { nil }
  }

  /// The number of the copy; 0 for an original and for a slip.
  package var copy: Int64 {
    if case .document(_, let copy) = subject { copy } else { 0 }
  }
}

// MARK: - What happens to a job

extension PrintJob {
  /// What can happen to a job.
  package enum Event: Hashable, Sendable {
    /// The first byte is about to leave.
    case begins(total: Int64, profile: String, digest: String)
    /// The printer has taken so many bytes, and goes on.
    case advances(to: Int64)
    /// The printer takes no more until somebody does something.
    case stops(Cause, at: Int64)
    /// The printer goes on where it stopped, on the same connection.
    case resumes
    /// Every byte has left, and nothing will prove it.
    case ends
    /// It is proved that the page is on paper.
    case proved
    /// Nobody can know how much of it is on paper.
    case lost(Cause, at: Int64)
    /// A person gives it up before a byte has left.
    case cancelled
    /// A person gives the rest up after bytes have left.
    case abandoned
    /// A person lets a job go that waits, or puts a cancelled one back; it comes out at the
    /// printer of a register.
    case released(at: Int64, RegisterID)
    /// A person has seen the page.
    case seen
    /// A person says that a page is not on paper of which every byte was sent.
    case missing
    /// A copy takes the place of a page that nobody can vouch for.
    case replaced
  }

  /// Moves the job on.
  ///
  /// - Throws: `print.job_state_forbids` for what can't happen in the state; the job stays as it
  ///   is.
  package mutating func handle(_ event: Event) throws(Refusal) {
    guard let (next, cause) = transition(for: event) else {
      throw Refusal(.printJobStateForbids, ["state": state.rawValue])
    }
    state = next
    self.cause = cause
    switch event {
    case .begins(let total, let profile, let digest):
      self.total = total
      self.profile = profile
      self.digest = digest
      offset = 0
    case .advances(let offset), .stops(_, let offset), .lost(_, let offset): self.offset = offset
    case .ends, .proved: offset = total
    case .released(let moment, let register):
      since = moment
      self.register = register
    case .resumes, .cancelled, .abandoned, .seen, .missing, .replaced: break
    }
  }

  /// The state and the cause after an event; nothing where it can't happen.
  private func transition(for event: Event) -> (State, Cause?)? {
    switch (state, event) {
    case (.queued, .begins): (.sending, nil)
    case (.queued, .stops(let cause, at: 0)): (.waiting, cause)
    case (.waiting, .begins) where offset == 0: (.sending, nil)
    case (.waiting, .stops(let cause, let at)) where at == offset: (.waiting, cause)
    case (.waiting, .resumes) where offset > 0: (.sending, nil)
    case (.waiting, .released) where offset == 0: (.queued, nil)
    case (.waiting, .abandoned) where offset > 0: (.indeterminate, .abandoned)
    case (.sending, .advances(let at)) where at >= offset && at <= total: (.sending, nil)
    case (.sending, .stops(let cause, let at)) where at >= offset && at <= total:
      (.waiting, cause)
    case (.sending, .ends): (.sent, nil)
    case (.sending, .proved): (.confirmed, nil)
    case (.sending, .lost(let cause, let at)) where at <= total: (.indeterminate, cause)
    case (.waiting, .lost(let cause, let at)) where offset > 0 && at <= total:
      (.indeterminate, cause)
    case (.sent, .seen), (.indeterminate, .seen): (.confirmed, .seen)
    case (.sent, .missing): (.indeterminate, .missing)
    case (.indeterminate, .replaced): (.cancelled, .replaced)
    case (.queued, .cancelled): (.cancelled, nil)
    case (.waiting, .cancelled) where offset == 0: (.cancelled, nil)
    case (.cancelled, .released) where cause == nil: (.queued, nil)
    default: nil
    }
  }
}
