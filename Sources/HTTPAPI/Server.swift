import CanonicalJSON
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import Operations
package import ServiceLifecycle

/// The HTTP server of a branch: `/v1` on the loopback.
package struct Server: Sendable {
  private let services: APIServices
  private let settings: EdgeSettings
  private let logger: Logger

  /// A server of use cases.
  package init(services: APIServices, settings: EdgeSettings, logger: Logger) {
    self.services = services
    self.settings = settings
    self.logger = logger
  }

  /// All operations, and the description of them as one more.
  static var routes: [Route] {
    let described: [Route] =
      RouteTable.door + RouteTable.sales + RouteTable.baskets + RouteTable.shifts
      + RouteTable.cash + RouteTable.doubts + RouteTable.terminals + RouteTable.lookups
      + RouteTable.printing + RouteTable.devices + RouteTable.events
    let bytes = OpenAPI.document(described).canonicalBytes
    let description = Route(
      .get, "/v1/openapi.json", "The description of this API", isOpen: true
    ) { _ in
      Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
    return described + [description]
  }

  /// The description of the API in OpenAPI 3.1.
  package static var description: String {
    let routes = routes.filter { $0.path != "/v1/openapi.json" }
    return OpenAPI.document(routes).canonicalText
  }

  /// Serves until it is told to stop; what is being answered then is answered.
  ///
  /// - Parameter ready: called once the port is open.
  /// - Throws: what binding the port throws.
  package func run(
    beside others: [any Service] = [], ready: @escaping @Sendable () async -> Void
  ) async throws {
    let settings = settings
    let channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        RequestGuard(
          bodyBytesMax: settings.bodyBytesMax, deadlineSeconds: settings.requestDeadlineSeconds)
      ], idleTimeout: .seconds(15),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))
    let application = Application(
      responder: Edge(
        services: services, settings: settings, routes: RouteTable(routes: Self.routes),
        logger: logger), server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: settings.port), backlog: 64,
        availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionsMax)),
      services: others, onServerRunning: { _ in await ready() }, logger: logger)
    try await application.runService()
  }
}
