import Amounts
import CanonicalJSON
import Commerce
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// The door: every request passes its checks in one order, every answer bears its headers, and
/// every fault leaves as a problem.
///
/// Order: host, origin, rate, route, sign-in, content type, body, handler.
struct Edge: HTTPResponder {
  typealias Context = CounterContext

  private let services: APIServices
  private let settings: EdgeSettings
  private let routes: RouteTable
  private let requests: RateLimiter
  private let signIns: RateLimiter
  private let logger: Logger

  init(services: APIServices, settings: EdgeSettings, routes: RouteTable, logger: Logger) {
    self.services = services
    self.settings = settings
    self.routes = routes
    self.logger = logger
    // Without a limit of requests, as in load tests, only the locks of each person hold.
    signIns = RateLimiter(perMinute: settings.requestsPerMinute > 0 ? 10 : 0, burst: 10)
    requests = RateLimiter(
      perMinute: settings.requestsPerMinute, burst: settings.requestsPerMinute / 30)
  }

  func respond(to request: Request, context: CounterContext) async throws -> Response {
    let language =
      request.headers[.acceptLanguage].flatMap(Language.preferred)
      ?? Language(rawValue: services.counter.pack.languages.first ?? "") ?? .english
    var response: Response
    do {
      response = try await answer(request, context, language)
    } catch {
      response = Problem.response(refusal(for: error), language)
    }
    for field in Self.protection where response.headers[field.name] == nil {
      response.headers.append(field)
    }
    return response
  }

  /// What a fault is to the caller; what is nobody's fault but ours is logged without its content.
  private func refusal(for error: any Error) -> Refusal {
    if let error = error as? HTTPError, error.status == .contentTooLarge {
      return Refusal(.requestTooLarge)
    }
    if let known = Faults.refusal(for: error) {
      if let words = Faults.logged(error) {
        logger.error("ledger", metadata: ["fault": "\(words)"])
      }
      return known
    }
    logger.error("internal", metadata: ["fault": "\(type(of: error))"])
    return Refusal(.serverInternal)
  }

  private func answer(_ request: Request, _ context: CounterContext, _ language: Language)
    async throws -> Response
  {
    try checkHost(request)
    try checkOrigin(request)
    guard requests.admits(context.remoteAddress) else { throw Refusal(.rateLimited) }
    let (route, parameters) = try routes.find(request)
    let caller = route.isOpen ? nil : try await caller(of: request)
    if route.isSignIn, !signIns.admits(context.remoteAddress) { throw Refusal(.rateLimited) }
    let body = try await body(of: request, route)
    let call = Call(
      request: request, parameters: parameters, body: body, caller: caller, language: language,
      services: services)
    return try await route.handler(call)
  }

  /// Exactly one `Host`, and one of ours: a page that rebinds its name to this machine is not
  /// answered.
  private func checkHost(_ request: Request) throws(Refusal) {
    guard let host = request.head.authority, settings.allowedHosts.contains(host),
      request.headers[values: .host].isEmpty, request.head.path?.hasPrefix("/") == true
    else { throw Refusal(.httpHost) }
  }

  /// What changes something comes from our own page, or from a program that bears a token.
  private func checkOrigin(_ request: Request) throws(Refusal) {
    guard ![.get, .head].contains(request.method) else { return }
    let origin = request.headers[.origin]
    let site = request.headers[.fetchSite]
    if let origin, origin != "http://\(request.head.authority ?? "")" {
      throw Refusal(.httpOrigin)
    }
    if let site, !["same-origin", "none"].contains(site) { throw Refusal(.httpOrigin) }
    let isBrowser = request.headers[.cookie] != nil && request.headers[.authorization] == nil
    if isBrowser, origin == nil, site == nil { throw Refusal(.httpOrigin) }
  }

  private func body(of request: Request, _ route: Route) async throws -> JSON {
    guard route.body != nil else { return .object([]) }
    let type = request.headers[.contentType]?.lowercased().filter { $0 != " " }
    guard type == "application/json" || type == "application/json;charset=utf-8" else {
      throw Refusal(.requestContentType)
    }
    let buffer: ByteBuffer
    do {
      buffer = try await request.body.collect(upTo: settings.bodyBytesMax)
    } catch let error as HTTPError { throw error } catch {
      // The body is broken on the wire: a chunk that is none, an encoding that nobody knows.
      throw Refusal(.requestMalformed)
    }
    return try JSON(parsing: Array(buffer.readableBytesView))
  }

  private func caller(of request: Request) async throws -> Actor {
    let header = request.headers[.authorization]
    if let header, header.hasPrefix("Bearer ") {
      return try await services.doorkeeper.authenticate(String(header.dropFirst(7)))
    }
    guard header == nil, let token = SessionCookie.token(in: request) else {
      throw Refusal(.authRequired)
    }
    return try await services.doorkeeper.authenticate(token)
  }

  /// The headers of every answer, errors included.
  static let protection: HTTPFields = {
    var fields = HTTPFields()
    let values = [
      ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
      ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
      (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()"
      ),
    ]
    for (name, value) in values {
      if let field = HTTPField.Name(name) { fields[field] = value }
    }
    return fields
  }()
}

/// The cookie that keeps a browser signed in.
enum SessionCookie {
  static let name = "__Host-kase"

  static func token(in request: Request) -> String? {
    for header in request.headers[values: .cookie] {
      for part in header.split(separator: ";") {
        let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
        if pair.count == 2, pair[0] == name { return String(pair[1]) }
      }
    }
    return nil
  }

  static func header(_ token: String) -> String {
    "\(name)=\(token); Secure; HttpOnly; SameSite=Strict; Path=/"
  }

  static var cleared: String { "\(name)=; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=0" }
}
