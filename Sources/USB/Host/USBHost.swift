/// The USB of this machine.
///
/// It asks a context of its own for what is plugged in, each time anew: without udev, such as in a
/// container, the list of a context that lives goes stale, and no events come. So events only
/// hasten the next look, and a look every two seconds finds the same. A context with a thread
/// begins with the first device that is opened, or the first who wants to hear of changes.
package actor USBHost: USBBus {
  private let queue = BlockingQueue(label: "kase.usb")
  private let rescanMilliseconds: Int
  private let busyPauseMilliseconds: Int
  private let hearsEvents: Bool
  private let signals: AsyncStream<HotPlugSignal>
  private let signal: AsyncStream<HotPlugSignal>.Continuation
  private var context: USBContext?
  /// What was plugged in when somebody looked last.
  private var known: [USBPlace: USBDescription] = [:]
  private var listeners: [Int: AsyncStream<USBChange>.Continuation] = [:]
  private var listenerCount = 0
  /// What the listeners know of.
  private var announced: [USBDescription] = []
  /// What hears and what looks, from the first listener on.
  private var watching: [Task<Void, Never>] = []

  /// The USB of this machine.
  ///
  /// - Parameters:
  ///   - rescanMilliseconds: how often to look for changes that nobody tells of; 0 for never.
  ///   - busyPauseMilliseconds: how long to wait for an interface that somebody else has, four
  ///     times.
  ///   - hearsEvents: false plays a container, where no events come.
  package init(
    rescanMilliseconds: Int = 2_000, busyPauseMilliseconds: Int = 1_000, hearsEvents: Bool = true
  ) {
    self.hearsEvents = hearsEvents
    self.rescanMilliseconds = rescanMilliseconds
    self.busyPauseMilliseconds = busyPauseMilliseconds
    (signals, signal) = AsyncStream.makeStream(
      of: HotPlugSignal.self, bufferingPolicy: .bufferingNewest(64))
  }

  deinit {
    for task in watching { task.cancel() }
    signal.finish()
    for listener in listeners.values { listener.finish() }
  }

  /// A thread of its own: looking and opening block.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe queue.asUnownedSerialExecutor()
  }

  /// The devices that are plugged in now, without hubs.
  package func devices() async throws(USBError) -> [USBDescription] {
    try look()
  }

  /// Opens a device and claims interfaces of it.
  package func open(_ device: USBDescription, claiming claims: [USBInterface])
    async throws(USBError) -> any USBPort
  {
    guard Set(claims.map(\.configuration)).count <= 1 else {
      throw USBError(.invalid, "\(device.portPath): interfaces of two configurations")
    }
    let reference = try reference(to: device)
    let connection = USBConnection(to: device, claiming: claims)
    try await connection.open(
      reference, device, claiming: claims, pauseMilliseconds: busyPauseMilliseconds)
    return connection
  }

  /// The device as a context knows it; a new context where the present one has not heard of it.
  private func reference(to device: USBDescription) throws(USBError) -> DeviceReference {
    let place = USBPlace(device)
    if let context, let known = try DeviceReference(at: place, in: context) { return known }
    let fresh = try makeContext()
    guard let found = try DeviceReference(at: place, in: fresh) else {
      throw USBError(.noDevice, "\(device.portPath) is not plugged in any more")
    }
    context = fresh
    return found
  }

  private func makeContext() throws(USBError) -> USBContext {
    try USBContext { [signal, hearsEvents] in if hearsEvents { signal.yield($0) } }
  }

  // MARK: - Looking

  /// Asks a fresh context; a device that was known keeps its description.
  private func look(without gone: USBPlace? = nil) throws(USBError) -> [USBDescription] {
    let library = try LibraryContext()
    let list = try unsafe DeviceList(library.pointer)
    let known = known
    let found = unsafe list.compactMap { (device: OpaquePointer) -> USBDescription? in
      let place = unsafe USBPlace(of: device)
      return place == gone ? nil : unsafe known[place] ?? USBDescription(of: device)
    }
    self.known = Dictionary(
      found.map { (USBPlace($0), $0) }, uniquingKeysWith: { first, _ in first })
    return found
  }

  // MARK: - Coming and going

  /// Devices that come and go from now on; each stream ends with the bus.
  package func changes() async -> AsyncStream<USBChange> {
    let (stream, listener) = AsyncStream.makeStream(
      of: USBChange.self, bufferingPolicy: .bufferingNewest(256))
    listenerCount += 1
    let number = listenerCount
    listeners[number] = listener
    listener.onTermination = { [weak self] _ in Task { await self?.forget(number) } }
    if watching.isEmpty { beginWatching() }
    return stream
  }

  private func forget(_ listener: Int) { listeners[listener] = nil }

  private func beginWatching() {
    // Without a context looking alone finds what changed. It listens before the first look, so
    // that nothing falls between the two.
    if context == nil { context = try? makeContext() }
    announced = (try? look()) ?? []
    watching = [
      Task { [weak self, signals] in
        for await heard in signals { await self?.announce(heard) }
      },
      Task { [signal, rescanMilliseconds] in
        guard rescanMilliseconds > 0 else { return }
        while (try? await Task.sleep(for: .milliseconds(rescanMilliseconds))) != nil {
          signal.yield(.look)
        }
      },
    ]
  }

  private func announce(_ heard: HotPlugSignal) {
    let gone: USBPlace? = if case .left(let place) = heard { place } else { nil }
    guard let now = try? look(without: gone) else { return }
    for change in USBChange.between(announced, and: now) {
      for listener in listeners.values { listener.yield(change) }
    }
    announced = now
  }
}
