import Commerce
import Foundation
import HTTPTypes
import Hummingbird

/// One operation of the API: where it is, what it takes, what it answers. The description that the
/// server serves is made from the same values.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// The path with its variables in braces: `/v1/shifts/{shift}/x`.
  let path: String
  let summary: String
  /// The form of the body; nothing for a request without one.
  var body: Schema?
  /// Parameters of the query: name, form, what it is.
  var query: [(name: String, schema: Schema, text: String)] = []
  /// Whether it is a command with a key.
  var isCommand = false
  /// Whether nobody has to be signed in.
  var isOpen = false
  /// Whether secrets are tried here.
  var isSignIn = false
  /// The statuses of success.
  var successes: [Int] = [200]
  /// The form of the answer.
  var answer: Schema = .anyObject
  /// The media types of an answer that is no JSON.
  var media: [String] = []
  let handler: @Sendable (Call) async throws -> Response

  fileprivate let segments: [Substring]

  init(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, body: Schema? = nil,
    query: [(name: String, schema: Schema, text: String)] = [], isCommand: Bool = false,
    isOpen: Bool = false, isSignIn: Bool = false, successes: [Int] = [200],
    answer: Schema = .anyObject, media: [String] = [],
    handler: @escaping @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.summary = summary
    self.body = body
    self.query = query
    self.isCommand = isCommand
    self.isOpen = isOpen
    self.isSignIn = isSignIn
    self.successes = successes
    self.answer = answer
    self.media = media
    self.handler = handler
    segments = path.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// The names of the path's variables.
  var variables: [String] {
    segments.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }

  /// The values of the path's variables, or nothing where the path is another one.
  fileprivate func match(_ path: [Substring]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (mine, theirs) in zip(segments, path) {
      if mine.hasPrefix("{") {
        guard !theirs.isEmpty, let text = String(theirs).removingPercentEncoding else {
          return nil
        }
        values[String(mine.dropFirst().dropLast())] = text
      } else if mine != theirs {
        return nil
      }
    }
    return values
  }
}

/// All operations.
struct RouteTable: Sendable {
  let routes: [Route]

  /// The operation of a request and the values of its path.
  ///
  /// - Throws: `request.path_unknown`, `request.method_not_allowed`.
  func find(_ request: Request) throws(Refusal) -> (Route, [String: String]) {
    let path = request.uri.path.split(separator: "/", omittingEmptySubsequences: false)
    var isKnown = false
    for route in routes {
      guard let values = route.match(path.map { Substring($0) }) else { continue }
      if route.method == request.method { return (route, values) }
      isKnown = true
    }
    throw Refusal(isKnown ? .requestMethodNotAllowed : .requestPathUnknown)
  }
}
