package import LedgerStore

/// Watches over devices: knows how each one was last, and keeps every change.
package actor DeviceWatch {
  /// How a device was, and when that was seen.
  package struct Sighting: Hashable, Sendable {
    /// How it was.
    package let condition: DeviceCondition
    /// When that began, in milliseconds since 1970.
    package let since: Int64
    /// When it was last seen so, in milliseconds since 1970.
    package let seen: Int64
  }

  private let store: DeviceStore
  private let news: Newsroom
  private let now: @Sendable () -> Int64
  private var sightings: [String: Sighting] = [:]
  /// How each device stands apart from being at work.
  private var standing: [String: DeviceCondition] = [:]
  /// Changes that could not be stored; how a device is must not depend on a full disk.
  package private(set) var lost = 0

  /// A watch that has seen nothing yet.
  ///
  /// - Parameter now: the time in milliseconds since 1970.
  package init(store: DeviceStore, news: Newsroom, now: @escaping @Sendable () -> Int64) {
    self.store = store
    self.news = news
    self.now = now
  }

  /// Begins to watch over a device: from here on its time counts.
  package func begin(_ device: String) async {
    await keep(DeviceEvent(device: device, at: now(), kind: .watched))
  }

  /// Ends; the time until somebody watches again does not count.
  package func end() async {
    for device in sightings.keys.sorted() {
      await keep(DeviceEvent(device: device, at: now(), kind: .left))
    }
    sightings = [:]
    standing = [:]
  }

  /// Notes how a device is. Being busy is no change: it was ready, and still is.
  package func note(_ device: String, _ condition: DeviceCondition) async {
    let moment = now()
    var kept = condition
    if case .busy = condition { kept = standing[device] ?? .ready }
    if let last = sightings[device], standing[device]?.code == kept.code {
      sightings[device] = Sighting(condition: condition, since: last.since, seen: moment)
      return
    }
    standing[device] = kept
    sightings[device] = Sighting(condition: condition, since: moment, seen: moment)
    news.post(.device(device, state: kept.code))
    switch kept {
    case .ready, .busy: await keep(DeviceEvent(device: device, at: moment, kind: .ready))
    case .fault(let code, let words):
      await keep(
        DeviceEvent(device: device, at: moment, kind: .fault, code: code, words: words))
    }
  }

  /// How a device was last; nothing where it was not seen yet.
  package func sighting(of device: String) -> Sighting? { sightings[device] }

  private func keep(_ event: DeviceEvent) async {
    do { try await store.note(event) } catch { lost += 1 }
  }
}
