import Crypto
import Curl
import Foundation
import Logging
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Testing
import Tracking

@Suite("Secrets stay where they are", .serialized)
struct CanaryTests {
  /// Keeps what is logged.
  private struct Log: LogHandler {
    final class Lines: Sendable {
      let all = Mutex("")
    }

    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.all.withLock { $0 += "\(event.level) \(event.message) \(event.metadata ?? [:]) \(metadata)\n" }
    }
  }

  static let ways: [(signIn: String, own: String)] = [
    ("bearer", "{secret: {env: SECRET}}"), ("basic", "{user: u, secret: {env: SECRET}}"),
    ("basic-user", "{secret: {env: SECRET}}"), ("{header: X-Key}", "{secret: {env: SECRET}}"),
    ("{as: bearer, headers: [X-Key]}", "{secret: {env: SECRET}, headers: {X-Key: {env: OTHER}}}"),
    ("{hmac: {header: X-S, signed: '{body}'}}", "{secret: {env: SECRET}}"),
    (Sample.oauth2, Sample.client),
    (
      "{oauth2: {client: post}}",
      "{client: c, secret: {env: SECRET}, token-url: 'https://a.example', form: {p: {env: OTHER}}}"
    ),
  ]

  @Test("No description of an endpoint, of what it asks, or of its tokens shows a secret", arguments: ways)
  func descriptions(signIn: String, own: String) throws {
    let endpoint = try Sample.endpoint(signIn: signIn, own: own)
    let tokens = Tokens([endpoint])
    let source = try Sample.source(endpoint, tokens: tokens)
    let later = Sample.now + .seconds(11)
    let first = try #require(source.asks(at: later).asked.first)
    source.finish(first, Sample.grant("\(Sample.canary)-token"), at: later)
    let second = source.asks(at: later).asked.map(\.request)
    var text = ""
    dump(endpoint, to: &text)
    dump(tokens, to: &text)
    dump(first.request, to: &text)
    dump(second, to: &text)
    text += "\(endpoint) \(String(reflecting: endpoint)) \(first.request) \(second) \(tokens)"
    text += String(reflecting: tokens) + String(reflecting: second)
    #expect(!text.contains(Sample.canary))
    #expect(!text.contains("99, 97, 110, 97, 114, 121"), "The bytes of it are not shown either.")
  }

  @Test("A private key is not shown")
  func privateKey() throws {
    let pem = P384.Signing.PrivateKey().pemRepresentation
    let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString).pem")
    try pem.write(to: file, atomically: true, encoding: .utf8)
    let endpoint = try Sample.endpoint(
      signIn: "{oauth2: {client: private-key-jwt}}",
      own: "{client: c, key: {file: \(file.path)}, token-url: 'https://a.example'}")
    var text = ""
    dump(endpoint, to: &text)
    text += "\(endpoint) \(String(reflecting: endpoint))"
    #expect(!text.contains(pem.split(separator: "\n")[1]) && !text.contains("BEGIN"))
  }

  @Test("Neither the log nor the board shows a secret, a token or the token endpoint's words, well or broken")
  func logsAndBoard() async throws {
    let server = AuthorizationServer(.secret(try #require(Sample.environment["SECRET"])))
    let loopback = try server.open()
    let endpoint = try Sample.endpoint(
      signIn: "{oauth2: {}}",
      own: "{client: \(AuthorizationServer.id), secret: {env: SECRET}, token-url: \(loopback.url)/token}",
      interval: "100ms", url: loopback.url)
    let clinic = try Clinic()
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "F-1")
    let lines = Log.Lines()
    let well = try await board(of: endpoint, for: clinic, lines) { _ in
      clinic.now(refill)?.progress == .preparing
    }
    server.state.withLock {
      $0.failure = .init(status: 400, body: #"{"error":"canary-7f3a","error_description":"canary-7f3a"}"#)
    }
    let broken = try await board(of: endpoint, for: clinic, lines) { board in
      board.endpoints().first?.lastError != nil
    }
    #expect(broken.contains("Signing in failed."))
    #expect(!well.contains(Sample.canary) && !broken.contains(Sample.canary))
    let logged = lines.all.withLock { $0 }
    #expect(logged.contains("could not be written") && !logged.contains(Sample.canary))
  }

  /// Polls until something is so, and returns all that the board then says.
  private func board(
    of endpoint: Endpoint, for clinic: Clinic, _ lines: Log.Lines, until isSo: (Board) -> Bool
  ) async throws -> String {
    let client = try CurlClient()
    let poller = try PollerService(
      [endpoint], client: client, doorway: clinic, views: clinic, time: RealTime(), seed: 7,
      logger: Logger(label: "test") { _ in Log(lines: lines) }
    ) { _ in false }
    clinic.follow { poller.follow($0) }
    let running = Task { try await poller.run() }
    let result: Result<Void, any Error>
    do {
      result = .success(try await eventually("what the test waits for") { isSo(poller.board) })
    } catch {
      result = .failure(error)
    }
    running.cancel()
    _ = await running.result
    await client.shutdown()
    try result.get()
    return "\(poller.board.endpoints()) \(poller.board.lastError(at: endpoint.name, item: "F-1") ?? "")"
  }
}
