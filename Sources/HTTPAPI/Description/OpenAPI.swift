import CanonicalJSON
import Commerce
import HTTPTypes

/// The description of the API in OpenAPI 3.1, made from the routes themselves.
enum OpenAPI {
  static func document(_ routes: [Route]) -> JSON {
    var paths: [JSON.Member] = []
    for route in routes where !paths.contains(where: { $0.name == route.path }) {
      let operations = routes.filter { $0.path == route.path }.map { route in
        JSON.Member(route.method.rawValue.lowercased(), operation(route))
      }
      paths.append(.init(route.path, .object(operations)))
    }
    return .object([
      .init("openapi", .string("3.1.0")),
      .init(
        "info",
        .object([
          .init("title", .string("Kase")), .init("version", .string("1")),
          .init(
            "description",
            .string(
              "A service counter. Money is a decimal as text; every command bears an "
                + "Idempotency-Key; refusals are problem details with a stable code.")),
        ])),
      .init("servers", .array([.object([.init("url", .string("/"))])])),
      .init("paths", .object(paths)),
      .init("components", components),
      .init("security", .array([.object([.init("session", .array([]))])])),
    ])
  }

  private static func operation(_ route: Route) -> JSON {
    var members: [JSON.Member] = [
      .init("summary", .string(route.summary)),
      .init("operationId", .string(identifier(route))),
      .init("parameters", .array(parameters(route))),
      .init("responses", .object(responses(route))),
    ]
    if route.isOpen { members.append(.init("security", .array([]))) }
    if let body = route.body {
      members.append(
        .init(
          "requestBody",
          .object([
            .init("required", .bool(true)),
            .init("content", content("application/json", body.json)),
          ])))
    }
    return .object(members)
  }

  private static func identifier(_ route: Route) -> String {
    var name = route.method.rawValue.lowercased()
    for segment in route.path.split(separator: "/").dropFirst() {
      let letters: [Character] = segment.filter { $0 != "{" && $0 != "}" }.map { letter in
        letter == "-" || letter == "." ? "_" : letter
      }
      name += "_" + String(letters)
    }
    return name
  }

  private static func parameters(_ route: Route) -> [JSON] {
    var result = route.variables.map { name in
      parameter(
        name, "path", isRequired: true,
        ["shift", "job"].contains(name)
          ? Schema.integer(min: 0, max: .max).json : Schema.identifier.json, name)
    }
    result += route.query.map {
      parameter($0.name, "query", isRequired: false, $0.schema.json, $0.text)
    }
    if route.isCommand {
      result.append(
        parameter(
          "Idempotency-Key", "header", isRequired: true, Schema.identifier.json,
          "the caller's key; the same key and body get the same answer"))
      result.append(
        parameter(
          "Approval", "header", isRequired: false, Schema.identifier.json,
          "the name of a second person's agreement"))
    }
    return result
  }

  private static func parameter(
    _ name: String, _ place: String, isRequired: Bool, _ schema: JSON, _ text: String
  ) -> JSON {
    .object([
      .init("name", .string(name)), .init("in", .string(place)),
      .init("required", .bool(isRequired)), .init("schema", schema),
      .init("description", .string(text)),
    ])
  }

  private static func responses(_ route: Route) -> [JSON.Member] {
    let text = Schema.text(max: 1 << 20).json
    let form =
      route.media.isEmpty
      ? content("application/json", route.answer.json)
      : .object(Set(route.media).sorted().map { .init($0, .object([.init("schema", text)])) })
    var members = route.successes.map { status in
      JSON.Member(
        String(status),
        .object([.init("description", .string("done")), .init("content", form)]))
    }
    members += Set(RefusalCode.allCases.map { Int(Problem.status(of: $0).code) }).sorted().map {
      JSON.Member(
        String($0), .object([.init("$ref", .string("#/components/responses/Problem"))]))
    }
    return members
  }

  private static func content(_ type: String, _ schema: JSON) -> JSON {
    .object([.init(type, .object([.init("schema", schema)]))])
  }

  private static var components: JSON {
    let problem = Schema.object([
      .required("type", .text(max: 200)), .required("title", .text(max: 500)),
      .required("status", .integer(min: 400, max: 599)),
      .required("code", .choice(RefusalCode.allCases.map(\.rawValue))),
      .required("detail", .text(max: 500)), .optional("path", .text(max: 500)),
      .optional("approval", .identifier),
    ])
    return .object([
      .init("schemas", .object([.init("Problem", problem.json)])),
      .init(
        "responses",
        .object([
          .init(
            "Problem",
            .object([
              .init("description", .string("refused; nothing has changed")),
              .init(
                "content",
                content(
                  "application/problem+json",
                  .object([.init("$ref", .string("#/components/schemas/Problem"))]))),
            ]))
        ])),
      .init(
        "securitySchemes",
        .object([
          .init(
            "session",
            .object([
              .init("type", .string("http")), .init("scheme", .string("bearer")),
            ]))
        ])),
    ])
  }
}
