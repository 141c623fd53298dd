import Amounts
import CanonicalJSON
import Commerce
import Testing

@Suite("Print jobs")
struct PrintJobTests {
  private static let register = RegisterID(trusted: "R1")
  private static let begins = PrintJob.Event.begins(total: 100, profile: "p", digest: "d")

  private static func job(_ events: [PrintJob.Event] = []) throws -> PrintJob {
    var job = PrintJob(
      id: 1, subject: .document(7, copy: 0), register: register, person: PersonID(trusted: "anna"),
      since: 1_000)
    for event in events { try job.handle(event) }
    return job
  }

  /// Ways through the states: what happens, where it ends, and why.
  private static let ways: [([PrintJob.Event], PrintJob.State, PrintJob.Cause?)] = [
    ([], .queued, nil),
    ([begins], .sending, nil),
    ([begins, .proved], .confirmed, nil),
    ([begins, .ends], .sent, nil),
    ([begins, .ends, .seen], .confirmed, .seen),
    ([begins, .ends, .missing], .indeterminate, .missing),
    ([begins, .advances(to: 40), .lost(.connectionLost, at: 40)], .indeterminate, .connectionLost),
    ([begins, .lost(.noAnswer, at: 100), .seen], .confirmed, .seen),
    ([begins, .lost(.noAnswer, at: 100), .replaced], .cancelled, .replaced),
    ([.stops(.paper, at: 0)], .waiting, .paper),
    ([.stops(.paper, at: 0), begins], .sending, nil),
    ([.stops(.paper, at: 0), .cancelled], .cancelled, nil),
    ([.stops(.tooOld, at: 0), .released(at: 9, register)], .queued, nil),
    ([.cancelled], .cancelled, nil),
    ([.cancelled, .released(at: 9, register)], .queued, nil),
    ([begins, .stops(.cover, at: 40)], .waiting, .cover),
    ([begins, .stops(.cover, at: 40), .resumes, .proved], .confirmed, nil),
    ([begins, .stops(.cover, at: 40), .abandoned], .indeterminate, .abandoned),
    ([begins, .stops(.cover, at: 40), .lost(.restarted, at: 40)], .indeterminate, .restarted),
    ([begins, .stops(.busy, at: 0), begins], .sending, nil),
  ]

  @Test("a job would end in a wrong state", arguments: ways)
  func way(_ events: [PrintJob.Event], _ state: PrintJob.State, _ cause: PrintJob.Cause?) throws {
    let job = try Self.job(events)
    #expect(job.state == state)
    #expect(job.cause == cause)
  }

  /// What must not happen: after these events, that one.
  private static let wrongSteps: [([PrintJob.Event], PrintJob.Event)] = [
    ([], .proved), ([], .ends), ([], .seen), ([], .abandoned), ([], .resumes),
    ([], .stops(.paper, at: 1)),
    ([begins], .cancelled), ([begins], begins), ([begins], .released(at: 9, register)),
    ([begins], .replaced),
    ([begins], .advances(to: 101)), ([begins, .advances(to: 50)], .advances(to: 49)),
    ([begins, .stops(.paper, at: 40)], .cancelled), ([begins, .stops(.paper, at: 40)], begins),
    ([begins, .stops(.paper, at: 40)], .released(at: 9, register)),
    ([begins, .stops(.paper, at: 40)], .stops(.cover, at: 41)),
    ([begins, .lost(.noAnswer, at: 100)], begins),
    ([begins, .lost(.noAnswer, at: 100)], .released(at: 9, register)),
    ([begins, .lost(.noAnswer, at: 100)], .cancelled),
    ([begins, .lost(.noAnswer, at: 100), .replaced], .released(at: 9, register)),
    ([begins, .proved], .seen), ([begins, .proved], .replaced), ([begins, .proved], begins),
    ([begins, .ends], .replaced), ([.cancelled], begins),
  ]

  @Test(
    "a page that may be on paper would be sent again, or one in flight given up",
    arguments: wrongSteps)
  func forbidden(_ events: [PrintJob.Event], _ event: PrintJob.Event) throws {
    var job = try Self.job(events)
    let before = job
    #expect(throws: Refusal.self) { try job.handle(event) }
    #expect(job == before)
  }

  @Test("random events would send a page twice, or lose count of its bytes")
  func randomEvents() throws {
    var generator = SplitMix64(seed: 20_261_128)
    for _ in 0..<2_000 {
      var job = try Self.job()
      var begun = 0
      var hasLeft = false
      for _ in 0..<30 {
        let before = job
        let event = Self.events[Int.random(in: 0..<Self.events.count, using: &generator)]
        guard (try? job.handle(event)) != nil else { continue }
        hasLeft = hasLeft || job.offset > 0 || [.sent, .confirmed].contains(job.state)
        if case .begins = event {
          #expect(!hasLeft, "begun again after \(before)")
          begun += 1
        }
        if hasLeft { #expect(job.state != .queued) }
        #expect(0...max(job.total, 0) ~= job.offset)
        #expect((job.cause != nil) == Self.hasCause(job))
      }
    }
  }

  private static let events: [PrintJob.Event] = [
    begins, .advances(to: 50), .stops(.paper, at: 0), .stops(.paper, at: 50), .resumes, .ends,
    .proved, .lost(.noAnswer, at: 100), .lost(.connectionLost, at: 50), .cancelled, .abandoned,
    .released(at: 2_000, register), .seen, .missing, .replaced,
  ]

  private static func hasCause(_ job: PrintJob) -> Bool {
    switch job.state {
    case .queued, .sending, .sent: false
    case .waiting, .indeterminate: true
    case .confirmed: job.cause == .seen
    case .cancelled: job.cause == .replaced
    }
  }

  @Test(
    "an entry of an older version could not be read, or would be read as something else",
    arguments: [
      ("queued", PrintJob.State.queued), ("sent", .sending), ("confirmed", .confirmed),
      ("failed", .waiting), ("unknown", .indeterminate),
    ])
  func firstShape(_ name: String, _ state: PrintJob.State) throws {
    let value = try JSON(
      parsing: #"{"print":{"copies":2,"document":7,"register":"R1","state":"\#(name)"}}"#)
    guard case .print(let job) = try Fact(value, at: "facts[0]") else {
      throw Refusal(.printJobNotFound)
    }
    #expect(job.id == 0)
    #expect(job.subject == .document(7, copy: 2))
    #expect(job.state == state)
  }
}
