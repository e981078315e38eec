import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Statecharts

/// The demo's own page, and the gateway to which the daemon sends texts. On loopback.
struct StageServer: Sendable {
  private static let mostBytes = 64 * 1024

  let stage: Stage
  let port: Int

  private var address: String { "http://127.0.0.1:\(port)" }

  func run() async throws {
    let logger = Logger(label: "stage") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      router: router(), configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
    try await application.run()
  }

  private func router() -> Router<BasicRequestContext> {
    let router = Router()
    for file in StageFile.all {
      router.get(RouterPath(file.path)) { _, _ in
        Response(
          status: .ok, headers: [.contentType: file.type, .contentSecurityPolicy: policy],
          body: .init(byteBuffer: ByteBuffer(bytes: try file.bytes())))
      }
    }
    router.get("/state") { request, _ in
      let view = stage.view(of: patient(request.uri.queryParameters["patient"].map(String.init)))
      return Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(view))))
    }
    router.post(RouterPath(DemoFolder.gatewayPath)) { request, _ in try await takeText(request) }
    router.post("/scenes/:id") { request, context in
      try mine(request)
      guard await stage.happen(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
      return Response(status: .noContent)
    }
    router.post("/clock/:way") { request, context in
      try mine(request)
      switch try context.parameters.require("way") {
      case "slow": stage.house.clock.slow()
      case "hour": stage.house.clock.hasten(for: .hours(1))
      case "day": stage.house.clock.hasten(for: .days(1))
      case "fast": stage.house.clock.hasten()
      default: throw HTTPError(.notFound)
      }
      return Response(status: .noContent)
    }
    router.post("/phone/:patient") { request, context in
      try mine(request)
      let words = String(buffer: try await request.body.collect(upTo: Self.mostBytes))
      try await stage.house.answer(words, from: try known(context))
      return Response(status: .noContent)
    }
    router.post("/link/:patient") { request, context in
      try mine(request)
      return Response(
        status: .ok, body: .init(byteBuffer: ByteBuffer(string: try await stage.link(try known(context)))))
    }
    router.post("/staff/:account") { request, context in
      try mine(request)
      let account = try context.parameters.require("account")
      guard let member = DemoStaff.all.first(where: { $0.account == account }),
        let cookie = try await stage.signIn(member)
      else { throw HTTPError(.notFound) }
      return Response(status: .noContent, headers: [.setCookie: cookie])
    }
    return router
  }

  /// Nothing from elsewhere, but the daemon's pages in frames.
  private var policy: String {
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
      + "frame-src \(stage.house.address); base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  /// Other sites' pages press no buttons here.
  private func mine(_ request: Request) throws {
    guard let origin = HTTPField.Name("Origin"), request.headers[origin] == address else {
      throw HTTPError(.forbidden, message: "Press the buttons of \(address).")
    }
  }

  private func patient(_ id: String?) -> ScenePatient? { DemoScene.all.map(\.patient).first { $0.id == id } }

  private func known(_ context: BasicRequestContext) throws -> ScenePatient {
    guard let patient = patient(try context.parameters.require("patient")) else { throw HTTPError(.notFound) }
    return patient
  }

  /// A text from the daemon, as a gateway takes it.
  private func takeText(_ request: Request) async throws -> Response {
    struct Text: Decodable {
      let to: String
      let text: String
      let id: String
    }
    let body = try await request.body.collect(upTo: Self.mostBytes)
    let text = try JSONDecoder().decode(Text.self, from: Data(body.readableBytesView))
    stage.house.phone.take(.init(at: stage.house.clock.now(), words: text.text), for: text.to)
    let answer = try JSONEncoder().encode(["id": text.id])
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: answer)))
  }
}
