import Crypto
import Foundation
import Pharmacies
import Refills
import Testing

@Suite("docs/connectors.md on signing in and pushes")
struct SigningInExamplesTests {
  private static let environment = ["ACME_TOKEN": "t", "ACME_SECRET": "s", "ACME_USER": "u"]

  private static let plain = """
    summary: Any
    source: pharmacy
    ask: {item: {path: "/fills/{item}"}}
    item: {id: id, status: status}
    statuses: {ready: pharmacy.ready}

    """

  /// The pieces of YAML of one chapter, in order.
  private func examples(of chapter: String) throws -> [String] {
    let text = try String(contentsOf: DocumentationTests.page, encoding: .utf8)
    let body = try #require(text.split(separator: "\n## ").first { $0.hasPrefix(chapter) })
    return body.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "docs-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["acme.key", "acme-ca.pem", "ours.pem", "ours.key"] {
      try "x".write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try P384.Signing.PrivateKey().pemRepresentation
      .write(to: folder.appending(path: "smart.pem"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test(
    "Each connector of the chapter on signing in is taken, and each endpoint with the connector before it")
  func signingIn() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "connector.yaml")
    var connector = "sign-in: {as: bearer, headers: [Subscription-Key]}\n"
    var (connectors, endpoints) = (0, 0)
    for example in try examples(of: "Signing in") {
      if example.hasPrefix("# connector") {
        connector = example
        _ = try Connector(yaml: Self.plain + connector, file: "docs/connectors.md")
        connectors += 1
        continue
      }
      #expect(example.hasPrefix("# endpoint"))
      try (Self.plain + connector).write(to: file, atomically: true, encoding: .utf8)
      let head = example.contains("connector:") ? "" : "connector: connector.yaml\nurl: https://a.example\n"
      _ = try Endpoint(
        yaml: head + example, name: try Read.endpoint(), file: "docs/connectors.md", folder: folder,
        environment: Self.environment)
      endpoints += 1
    }
    #expect(connectors >= 2 && endpoints >= 4)
  }

  @Test("Each connector of the chapter on pushes is taken, and its general form is what its name stands for")
  func pushes() throws {
    let shapes = try examples(of: "Pushes in").map { example in
      try Connector(yaml: Self.plain + example, file: "docs/connectors.md").push
    }
    let named = try Connector(
      yaml: Self.plain + "push: {check: standard-webhooks}", file: "docs/connectors.md")
    #expect(shapes.count >= 2 && shapes.first??.check == named.push?.check)
  }
}
