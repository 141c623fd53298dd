import CanonicalJSON
import Commerce
import HTTPAPI
import Testing

@Suite("The description of the API")
struct DescriptionTests {
  @Test("the description would be no OpenAPI 3.1 document, or lack a command's key")
  func description() throws {
    let document = try JSON(parsing: Server.description)
    #expect(document["openapi"] == .string("3.1.0"))
    guard case .object(let paths)? = document["paths"] else {
      Issue.record("no paths")
      return
    }
    #expect(paths.count > 30)
    var names: Set<String> = []
    for path in paths {
      guard case .object(let operations) = path.value else { continue }
      for operation in operations {
        let name = operation.value["operationId"]?.canonicalText ?? ""
        #expect(names.insert(name).inserted, "\(name) stands twice")
        guard case .object(let responses)? = operation.value["responses"] else {
          Issue.record("\(path.name) has no responses")
          continue
        }
        #expect(responses.contains { $0.name == "401" })
        #expect(responses.contains { $0.name.hasPrefix("2") })
      }
    }
  }

  @Test("a refusal's code would be missing from the description")
  func codes() {
    let text = Server.description
    for code in RefusalCode.allCases { #expect(text.contains("\"\(code.rawValue)\"")) }
  }
}
