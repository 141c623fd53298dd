import ZVT

/// Two links on a line in virtual time, with an application at each end.
struct VirtualLine {
  /// The ends: 0 is the till, 1 the terminal.
  typealias End = Int

  private struct Transit {
    let at: Int
    let to: End
    let bytes: [UInt8]
  }

  /// What an application does with a packet: what it sends, and after how many milliseconds.
  typealias Application = (End, APDU) -> [(after: Int, packet: APDU)]

  private var links: [SerialLink]
  private var transits: [Transit] = []
  private var plans: [(at: Int, from: End, packet: APDU)] = []
  private var nextTicket = 0
  private var tickets: [Int: APDU] = [:]
  private(set) var now = 0
  /// What the applications got, by end.
  private(set) var delivered: [[APDU]] = [[], []]
  /// What the applications sent, by end, in their order.
  private(set) var handedOver: [[APDU]] = [[], []]
  /// What went out and was confirmed, by end.
  private(set) var sent: [[APDU]] = [[], []]
  /// What was given up, by end.
  private(set) var failed: [[APDU]] = [[], []]
  /// How many blocks went out, by end, repeats included.
  private(set) var blocks = [0, 0]

  /// How long bytes are on their way.
  private let latencyMilliseconds = 12

  init(settings: SerialLink.Settings = SerialLink.Settings()) {
    links = [SerialLink(settings: settings), SerialLink(settings: settings)]
  }

  /// Lets an application send something later.
  mutating func plan(_ packet: APDU, from end: End, after milliseconds: Int = 0) {
    plans.append((now + milliseconds, end, packet))
  }

  /// Runs until nothing happens any more.
  ///
  /// - Parameters:
  ///   - wire: what becomes of bytes on their way from an end; none where they are lost.
  ///   - application: what an end does with a packet.
  mutating func run(
    until end: Int, wire: (End, Int, [UInt8]) -> [UInt8], application: Application
  ) {
    while let next = nextEvent, next <= end {
      now = max(now, next)
      if let index = transits.firstIndex(where: { $0.at <= now }) {
        let transit = transits.remove(at: index)
        perform(
          links[transit.to].received(transit.bytes, atMilliseconds: now), at: transit.to, wire,
          application)
      } else if let index = plans.firstIndex(where: { $0.at <= now }) {
        let plan = plans.remove(at: index)
        tickets[nextTicket] = plan.packet
        handedOver[plan.from].append(plan.packet)
        let actions = links[plan.from].send(plan.packet, ticket: nextTicket, atMilliseconds: now)
        nextTicket += 1
        perform(actions, at: plan.from, wire, application)
      } else {
        for end in [0, 1] {
          perform(links[end].tick(atMilliseconds: now), at: end, wire, application)
        }
      }
    }
  }

  private var nextEvent: Int? {
    (transits.map(\.at) + plans.map(\.at) + links.compactMap(\.nextTickMilliseconds)).min()
  }

  private mutating func perform(
    _ actions: [LinkAction], at end: End, _ wire: (End, Int, [UInt8]) -> [UInt8],
    _ application: Application
  ) {
    for action in actions {
      switch action {
      case .write(let bytes):
        if bytes.count > 1 { blocks[end] += 1 }
        let arriving = wire(end, now, bytes)
        guard !arriving.isEmpty else { continue }
        transits.append(Transit(at: now + latencyMilliseconds, to: 1 - end, bytes: arriving))
      case .deliver(let packet):
        delivered[end].append(packet)
        for plan in application(end, packet) {
          self.plan(plan.packet, from: end, after: plan.after)
        }
      case .sent(let ticket): if let packet = tickets[ticket] { sent[end].append(packet) }
      case .failed(let ticket): if let packet = tickets[ticket] { failed[end].append(packet) }
      case .fault: break
      }
    }
  }
}
