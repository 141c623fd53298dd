import Synchronization

/// What went over a wire, with its times: the newest so many pieces, for a technician.
///
/// Whoever notes bytes masks them first; a trace keeps what it is given.
package final class DeviceTrace: Sendable {
  /// Which way bytes went.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    /// To the device.
    case sent
    /// From the device.
    case received
    /// No bytes: something happened.
    case note

    /// The sign in a readable trace.
    package var sign: String {
      switch self {
      case .sent: ">"
      case .received: "<"
      case .note: "-"
      }
    }
  }

  /// One piece.
  package struct Entry: Hashable, Sendable {
    /// When, in milliseconds since 1970.
    package let at: Int64
    /// Which way.
    package let direction: Direction
    /// The bytes, masked.
    package let bytes: [UInt8]
    /// What they are, or what happened; empty where nobody said.
    package let words: String

    /// A piece.
    package init(at: Int64, direction: Direction, bytes: [UInt8], words: String) {
      self.at = at
      self.direction = direction
      self.bytes = bytes
      self.words = words
    }
  }

  private struct State {
    /// A ring: the oldest entry stands at `start`.
    var entries: [Entry] = []
    var start = 0
    var next = 0
    var listeners: [Int: AsyncStream<Entry>.Continuation] = [:]
  }

  /// How many pieces are kept, at least 1.
  package let capacity: Int
  private let now: @Sendable () -> Int64
  private let state = Mutex(State())

  /// An empty trace.
  ///
  /// - Parameters:
  ///   - capacity: how many pieces are kept, at least 1.
  ///   - now: the time in milliseconds since 1970.
  package init(capacity: Int = 2_000, now: @escaping @Sendable () -> Int64) {
    self.capacity = max(1, capacity)
    self.now = now
  }

  /// Keeps a piece, and tells whoever follows.
  package func note(_ direction: Direction, _ bytes: [UInt8] = [], words: String = "") {
    let entry = Entry(at: now(), direction: direction, bytes: bytes, words: words)
    let listeners = state.withLock { state in
      if state.entries.count < capacity {
        state.entries.append(entry)
      } else {
        state.entries[state.start] = entry
        state.start = (state.start + 1) % capacity
      }
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.yield(entry) }
  }

  /// What is kept, the oldest first.
  package var entries: [Entry] {
    state.withLock { Array($0.entries[$0.start...] + $0.entries[..<$0.start]) }
  }

  /// Everything from now on; whoever is too slow misses the oldest.
  package func follow() -> AsyncStream<Entry> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Entry.self, bufferingPolicy: .bufferingNewest(capacity))
    let id = state.withLock { state in
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return stream
  }
}
