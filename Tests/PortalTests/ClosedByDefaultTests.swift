import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Portal
import Testing

@Suite("Nothing is open by default", .timeLimit(.minutes(1)))
struct ClosedByDefaultTests {
  /// All that answers anybody. A route that is added is closed until it stands here.
  static let open: Set<String> = [
    "GET /", "GET /healthz", "GET /readyz", "GET /metrics", "POST /v1/inbound/{endpoint}",
    "POST /v1/inbound/payments/{system}", "POST /v1/inbound/texts/{channel}",
    "GET /p/open/{secret}",
    "POST /p/open/{secret}", "GET /p/style/{name}", "GET /p/logo/{name}",
    "GET /p/live.js", "GET /p/enter", "POST /p/enter", "POST /p/enter/code", "GET /v1/openapi.json",
    "GET /desk/sign-in", "POST /desk/sign-in",
  ]

  private func concrete(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { $0.hasPrefix("{") ? "x" : String($0) }
      .joined(separator: "/")
  }

  @Test("Every route but those of a short list answers 401 or leads to the sign-in page")
  func walk() async throws {
    try await Clinic.open { clinic in
      try await clinic.app.test(.router) { client in
        for route in clinic.portal.routes {
          let name = "\(route.method.rawValue) \(route.path)"
          #expect(route.isOpen == Self.open.contains(name), "\(name)")
          guard !route.isOpen else { continue }
          let reply = try await client.execute(uri: concrete(route.path), method: route.method)
          let isDesk = route.path.hasPrefix("/desk")
          #expect(reply.status == (isDesk ? .seeOther : .unauthorized), "\(name)")
          let signIn = "/desk/sign-in"
          #expect((reply.headers[.location]?.hasPrefix(signIn) ?? false) == isDesk, "\(name)")
          let direct = await clinic.ask(route.method.rawValue, concrete(route.path), as: nil)
          #expect(direct.status == reply.status.code, "\(name)")
        }
      }
    }
  }

  @Test("A token that is nobody's lets nobody in, and a right one does")
  func tokens() async throws {
    try await Clinic.open { clinic in
      try await clinic.app.test(.router) { client in
        for (token, status) in [
          ("Bearer \(Clinic.token)", HTTPResponse.Status.ok), ("Bearer \(Clinic.token)x", .unauthorized),
          ("Bearer ", .unauthorized), ("Basic \(Clinic.token)", .unauthorized),
        ] {
          let reply = try await client.execute(
            uri: "/v1/refills", method: .get, headers: [.authorization: token])
          #expect(reply.status == status, "\(token)")
        }
      }
    }
  }

  @Test("A push is judged by its endpoint's own signature, whatever header carries it")
  func pushes() async throws {
    try await Clinic.open { clinic in
      try await clinic.app.test(.router) { client in
        for (path, signature, status) in [
          ("main-street", "Signature right", HTTPResponse.Status.accepted),
          ("main-street", "Signature right, disk full", .serviceUnavailable),
          ("main-street", "Signature wrong", .unauthorized), ("nobody", "Signature right", .notFound),
        ] {
          let reply = try await client.execute(
            uri: "/v1/inbound/\(path)", method: .post, headers: [.authorization: signature])
          #expect(reply.status == status)
        }
      }
      #expect(clinic.pushes.headers.count == 1)
    }
  }

  @Test("An address that is not there is a problem document with the headers of every answer")
  func unknownAddress() async throws {
    try await Clinic.open { clinic in
      try await clinic.app.test(.router) { client in
        for path in ["/v1/nothing", "/p/nothing/here/at/all", "/.env"] {
          let reply = try await client.execute(uri: path, method: .get)
          #expect(reply.status == .notFound)
          #expect(reply.headers[.contentType] == "application/problem+json")
          #expect(reply.headers[.cacheControl] == "no-store")
        }
      }
    }
  }
}
