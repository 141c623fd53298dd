import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import ServiceLifecycle

extension RouteTable {
  /// Seconds between heartbeats; a client that is gone is noticed by them.
  private static let heartbeatSeconds = 10

  static let events: [Route] = [
    Route(
      .get, "/v1/events", "What happens at the register, as server-sent events",
      media: ["text/event-stream"]
    ) { call in
      let actor = try call.actor()
      guard let news = call.services.counter.news.subscribe() else {
        throw Refusal(.rateLimited)
      }
      let body = ResponseBody { writer in
        try await writer.write(ByteBuffer(string: ": listening\n\n"))
        for await text in texts(news, for: actor).cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: text))
        }
        try await writer.finish(nil)
      }
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: body)
    }
  ]

  /// The news that a person may see, and a heartbeat; both end with their listener.
  private static func texts(_ news: AsyncStream<NewsItem>, for actor: Actor)
    -> AsyncStream<String>
  {
    let (stream, continuation) = AsyncStream.makeStream(
      of: String.self, bufferingPolicy: .bufferingNewest(64))
    let feed = Task {
      for await item in news {
        if let text = item.text(for: actor) { continuation.yield(text) }
      }
      continuation.finish()
    }
    let heart = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(heartbeatSeconds))
        continuation.yield(": alive\n\n")
      }
    }
    continuation.onTermination = { _ in
      feed.cancel()
      heart.cancel()
    }
    return stream
  }
}

extension NewsItem {
  /// The item as an event of the stream; nothing for what concerns another register.
  fileprivate func text(for actor: Actor) -> String? {
    let seesAll = actor.may(.readReports)
    func event(_ name: String, _ register: RegisterID, _ value: JSON) -> String? {
      guard seesAll || register == actor.register else { return nil }
      return "event: \(name)\ndata: \(value.canonicalText)\n\n"
    }
    switch self {
    case .command(let kind, let register, let answer):
      return event(
        Self.topic(of: kind), register,
        .object([
          .init("kind", .string(kind)), .init("register", .string(register.text)),
          .init("answer", answer),
        ]))
    case .attempt(let id, let register, let state):
      return event(
        "payment", register,
        .object([.init("attempt", .string(id.text)), .init("state", .string(state))]))
    case .progress(let id, let register, let step, let words):
      return event(
        "payment", register,
        .object([
          .init("attempt", .string(id.text)), .init("step", .string(step)),
          .init("words", .string(words)),
        ]))
    case .close(let terminal, let register, let state):
      return event(
        "terminal", register,
        .object([.init("terminal", .string(terminal.text)), .init("state", .string(state))]))
    case .print(let job, let document, let register, let state, let cause):
      var members: [JSON.Member] = [
        .init("job", .integer(job)), .init("state", .string(state)),
      ]
      if let document { members.append(.init("document", .integer(document))) }
      if let cause { members.append(.init("cause", .string(cause))) }
      return event("printer", register, .object(members))
    case .device(let name, let state):
      // Every counter may know which devices of its branch are down.
      let value = JSON.object([
        .init("device", .string(name)), .init("state", .string(state)),
      ])
      return "event: device\ndata: \(value.canonicalText)\n\n"
    }
  }

  /// Which topic a command belongs to.
  private static func topic(of kind: String) -> String {
    if kind.hasPrefix("basket") { return "basket" }
    if kind.hasSuffix("shift") || kind == "handover" { return "shift" }
    return kind == "close_terminal" ? "terminal" : "document"
  }
}
