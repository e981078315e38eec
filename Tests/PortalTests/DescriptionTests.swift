import Foundation
import HTTPTypes
import Portal
import Testing

@Suite("The API's description", .timeLimit(.minutes(1)))
struct DescriptionTests {
  @Test("It is served to anybody, and has each route of the API, with its method, and no other")
  func routes() async throws {
    try await Clinic.open { clinic in
      let reply = await clinic.ask("GET", "/v1/openapi.json", as: nil)
      #expect(reply.status == 200 && reply.header("content-type") == "application/json")
      let paths = try #require(try reply.object()["paths"] as? [String: [String: Any]])
      let verbs: Set<String> = ["get", "put", "post", "delete", "patch"]
      let described = Set(
        paths.flatMap { path, operations in
          operations.keys.filter(verbs.contains).map { "\($0.uppercased()) \(path)" }
        })
      let machines = clinic.portal.routes.filter { route in
        route.path.hasPrefix("/v1") || ["/healthz", "/readyz", "/metrics"].contains(route.path)
      }
      #expect(described == Set(machines.map { "\($0.method.rawValue) \($0.path)" }))
    }
  }
}
