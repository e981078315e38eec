import Crypto
import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("Headers, passwords and signatures")
struct RequestSigningTests {
  private let later = Sample.now + .seconds(11)

  private func request(signIn: String, own: String, more: String = "", ask: String = "", folder: URL? = nil)
    throws
    -> CurlRequest
  {
    let endpoint = try Sample.endpoint(
      signIn: signIn, own: own, more: more, ask: ask, folder: folder ?? FileManager.default.temporaryDirectory
    )
    return try #require(try Sample.source(endpoint).asks(at: later).asked.first).request
  }

  private func value(_ name: String, of request: CurlRequest) -> String? {
    request.headers.first { $0.name == name }?.value
  }

  @Test("A key goes into the header that the connector names, and further ones beside any way of signing in")
  func headers() throws {
    let key = try request(signIn: "{header: X-Api-Key, prefix: 'Key '}", own: "{secret: {env: SECRET}}")
    #expect(value("X-Api-Key", of: key) == "Key canary-7f3a-secret")
    let more = try request(
      signIn: "{as: bearer, headers: [Subscription-Key]}",
      own: "{secret: {env: SECRET}, headers: {Subscription-Key: {env: OTHER}, X-Site: '12'}}")
    #expect(more.options.credentials == .bearer("canary-7f3a-secret"))
    #expect(value("Subscription-Key", of: more) == "canary-7f3a-other" && value("X-Site", of: more) == "12")
  }

  @Test("A key may be the name of HTTP Basic, without a password; and an endpoint may sign in otherwise")
  func basicUser() throws {
    #expect(
      try request(signIn: "basic-user", own: "{secret: {env: SECRET}}").options.credentials
        == .basic(user: "canary-7f3a-secret", password: ""))
    #expect(
      try request(signIn: "bearer", own: "{as: basic, user: u, secret: {env: SECRET}}").options.credentials
        == .basic(user: "u", password: "canary-7f3a-secret"))
    let none = try request(signIn: "bearer", own: "{as: none}")
    #expect(none.options.credentials == nil && none.headers.isEmpty)
  }

  @Test("A request is signed over what the connector says, at the time at which it leaves")
  func signature() throws {
    let request = try request(
      signIn: #"""
        {hmac: {header: X-Signature, value: "HMAC {user}:{signature}", timestamp-header: X-Time,
        timestamp-unit: milliseconds, encoding: base64, algorithm: sha512,
        signed: "{method} {host} {path} {query} {target} {timestamp} {user} {body-hash} {body}"}}
        """#, own: "{user: k1, secret: {env: SECRET}}",
      ask: #", method: POST, query: {q: "a b"}, body: {id: "{item}"}"#)
    let body = #"{"id":"F-0"}"#
    #expect(String(decoding: request.body, as: UTF8.self) == body)
    let time = String(later.milliseconds)
    let hash = Data(SHA512.hash(data: Data(body.utf8))).base64EncodedString()
    let signed =
      "POST api.example /v1/fills/F-0 q=a%20b /v1/fills/F-0?q=a%20b \(time) k1 \(hash) \(body)"
    let code = HMAC<SHA512>.authenticationCode(
      for: Data(signed.utf8), using: SymmetricKey(data: Data("canary-7f3a-secret".utf8)))
    #expect(value("X-Signature", of: request) == "HMAC k1:" + Data(code).base64EncodedString())
    #expect(value("X-Time", of: request) == time)
  }

  @Test("RFC 4231, test case 2: a key and a text whose code is published")
  func published() throws {
    let endpoint = try Sample.endpoint(
      signIn: #"{hmac: {header: X-S, signed: "what do ya want for nothing?{body}"}}"#,
      own: "{secret: {file: jefe}}", folder: try folder(["jefe": "Jefe\n"]))
    let request = try #require(try Sample.source(endpoint).asks(at: later).asked.first).request
    #expect(
      value("X-S", of: request) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test("Client certificates are found beside the endpoint's file and go with every request, also for tokens")
  func certificates() throws {
    let folder = try folder(["ca.pem": "x", "ours.pem": "x", "ours.key": "x"])
    let request = try request(
      signIn: Sample.oauth2, own: Sample.client,
      more: "tls: {authority: ca.pem, certificate: ours.pem, key: ours.key}", folder: folder)
    #expect(request.url == "https://auth.example/token")
    let path = folder.path(percentEncoded: false).dropLast()
    #expect(
      request.options.tls
        == CurlTLS(
          authorityFile: "\(path)/ca.pem", certificateFile: "\(path)/ours.pem", keyFile: "\(path)/ours.key"))
  }

  @Test(
    "What is wrong is refused when the file is read, in words that show no secret",
    arguments: [
      (Sample.oauth2, "{client: c, secret: {env: SECRET}, user: u}", "There is no key “user” here"),
      (Sample.oauth2, "{secret: {env: SECRET}}", "“client” is missing"),
      ("{oauth2: {}}", Sample.client, "“token-url” is missing"),
      ("{oauth2: {}}", "{client: c, secret: {env: SECRET}, token-url: 'http://a.example/t'}", "Use https"),
      ("{oauth2: {url: 'https://u:p@a.example/t'}}", Sample.client, "without a user"),
      (
        "{oauth2: {client: private-key-jwt}}",
        "{client: c, key: {env: SECRET}, token-url: 'https://a.example'}",
        "no private key"
      ),
      ("{oauth2: {client: jwt}}", Sample.client, "Write one of basic, post, private-key-jwt"),
      ("{header: 'X Api'}", "{secret: {env: SECRET}}", "no name of a header"),
      ("{prefix: x}", "{secret: {env: SECRET}}", "name the “header”"),
      ("{hmac: {header: X, signed: '{nobody}'}}", "{secret: {env: SECRET}}", "Nothing is called {nobody}"),
      ("{hmac: {header: X, signed: '{user}'}}", "{secret: {env: SECRET}}", "add “user”"),
      (
        "{hmac: {header: X, signed: '{body}', key: base64}}", "{secret: {env: SECRET}}",
        "not written in base64"
      ),
      (
        "{hmac: {header: X, signed: '{body}', timestamp-unit: date}}", "{secret: {env: SECRET}}",
        "Write rfc3339"
      ),
      ("{as: bearer, headers: [X-Key]}", "{secret: {env: SECRET}}", "also needs the header X-Key"),
      ("none", "{secret: {env: SECRET}}", "no key “secret”"),
      ("bearer", "{secret: {env: LINES}}", "one line"),
      ("basic", "{user: 'a:b', secret: {env: SECRET}}", "no colon"),
    ])
  func refusals(signIn: String, own: String, says: String) throws {
    do {
      _ = try Sample.endpoint(signIn: signIn, own: own)
      Issue.record("It was taken.")
    } catch let error as FileError {
      #expect(error.description.contains(says), "\(error)")
      #expect(!error.description.contains(Sample.canary))
      #expect(error.line > 0)
    }
  }

  @Test("A certificate file that cannot be read is refused, and so is a key without a certificate")
  func missingFiles() throws {
    for tls in ["{certificate: nowhere.pem}", "{key: k.pem}"] {
      #expect(throws: FileError.self) {
        try Sample.endpoint(signIn: "bearer", own: "{secret: {env: SECRET}}", more: "tls: \(tls)")
      }
    }
  }

  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "files-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return folder
  }
}
