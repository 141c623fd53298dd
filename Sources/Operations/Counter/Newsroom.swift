package import Amounts
package import CanonicalJSON
import Synchronization

/// Something that has happened, for live views.
package enum NewsItem: Hashable, Sendable {
  /// A command was carried out.
  case command(String, register: RegisterID, answer: JSON)
  /// A card attempt moved on.
  case attempt(AttemptID, register: RegisterID, state: String)
  /// A terminal tells how an attempt goes: the step, and its own words.
  case progress(AttemptID, register: RegisterID, step: String, words: String)
  /// The close of a terminal's batch moved on.
  case close(TerminalID, register: RegisterID, state: String)
  /// A print job moved on.
  case print(job: Int64, document: Int64?, register: RegisterID, state: String, cause: String?)
  /// A device can be used, or can't: the code says which.
  case device(String, state: String)
}

/// Hands news to everybody who listens; whoever is too slow misses the oldest.
package final class Newsroom: Sendable {
  private struct State {
    var next = 0
    var listeners: [Int: AsyncStream<NewsItem>.Continuation] = [:]
  }

  /// How many may listen at once.
  package static let listenersMax = 64
  private let state = Mutex(State())

  /// A newsroom that nobody listens to yet.
  package init() {}

  /// Listens from now on, or gives nothing where too many listen already.
  package func subscribe() -> AsyncStream<NewsItem>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: NewsItem.self, bufferingPolicy: .bufferingNewest(64))
    let id = state.withLock { state -> Int? in
      guard state.listeners.count < Self.listenersMax else { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    guard let id else { return nil }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return stream
  }

  /// Tells everybody.
  package func post(_ item: NewsItem) {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.yield(item) }
  }
}
