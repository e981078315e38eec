import Foundation
import Pharmacies
import Refills
import Testing

@Suite("docs/connectors.md")
struct DocumentationTests {
  static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/connectors.md")

  /// The YAML of one chapter, put together.
  static func yaml(of chapter: String) throws -> String {
    let text = try String(contentsOf: page, encoding: .utf8)
    let body = try #require(text.split(separator: "\n## ").first { $0.hasPrefix(chapter) })
    return body.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }.joined()
  }

  @Test("The connector that it explains is taken, and so is the endpoint")
  func examples() throws {
    let connector = try Connector(yaml: try Self.yaml(of: "A connector"), file: "docs/connectors.md")
    #expect(
      connector.order != nil && connector.readBack != nil && connector.cancel != nil && connector.push != nil)
    let endpoint = try Endpoint(
      yaml: try Self.yaml(of: "An endpoint"), name: try Read.endpoint(), file: "docs/connectors.md",
      folder: Self.page, environment: ["ACME_TOKEN": "t"])
    #expect(endpoint.connector == (try Connector.builtIn("json")))
  }
}
