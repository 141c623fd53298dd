import Hummingbird
import NIOCore

/// What belongs to one request besides the request: where it came from.
struct CounterContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end; nothing for one that has none.
  let remoteAddress: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}
