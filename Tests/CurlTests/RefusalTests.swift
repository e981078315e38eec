import Curl
import Testing

@Suite struct RefusalTests {
  @Test(
    "Only http and https are spoken",
    arguments: [
      "file:///etc/passwd", "ftp://127.0.0.1/", "ldap://127.0.0.1/", "gopher://127.0.0.1/",
      "smtp://127.0.0.1/",
    ])
  func protocols(url: String) async throws {
    try await withClient { client in
      let error = try await failure(of: client, CurlRequest(.get, url))
      #expect(error.code == .refusedProtocol)
      #expect(!error.mayHaveReachedServer)
    }
  }

  @Test("An endpoint that wants https is not asked over http")
  func httpsOnly() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      let error = try await failure(
        of: client, CurlRequest(.get, server.url, options: CurlOptions(protocols: .https)))
      #expect(error.code == .refusedProtocol)
      #expect(server.accepts.count == 0)
    }
  }

  @Test(
    "What cannot be put on the wire is refused before a connection is made",
    arguments: [
      CurlRequest(.get, "http://127.0.0.1:1/", headers: [CurlHeader("X", "a\r\nY: b")]),
      CurlRequest(.get, "http://127.0.0.1:1/", headers: [CurlHeader("X: a\r\nY", "b")]),
      CurlRequest(.get, "http://127.0.0.1:1/", headers: [CurlHeader("", "b")]),
      CurlRequest(.get, "http://127.0.0.1:1/a b"),
      CurlRequest(.get, "http://127.0.0.1:1/\u{0}x"),
      CurlRequest(.get, "http://user:secret@127.0.0.1:1/"),
      CurlRequest(CurlMethod(rawValue: "GET / HTTP/1.1\r\nX:"), "http://127.0.0.1:1/"),
      CurlRequest(.get, "http://127.0.0.1:1/", options: CurlOptions(credentials: .bearer("a\nb"))),
      CurlRequest(
        .get, "http://127.0.0.1:1/", options: CurlOptions(credentials: .basic(user: "a:b", password: "c"))),
      CurlRequest(.get, "http://"),
    ])
  func malformed(request: CurlRequest) async throws {
    try await withClient { client in
      // Also when it is asked again: a handle remembers the address that it was given last.
      for _ in 0..<3 {
        let error = try await failure(of: client, request)
        #expect(error.code == .badRequest)
        #expect(!error.mayHaveReachedServer)
      }
    }
  }

  @Test("Nothing that is printed, dumped or thrown shows a secret or a patient")
  func secrets() async throws {
    let canary = "c4n4ry"
    let server = try LoopbackServer.answering(headers: ["X-Patient: \(canary)"], body: Array(canary.utf8))
    var shown: [String] = []
    func show(_ value: Any) {
      shown += [String(describing: value), String(reflecting: value)]
      var text = ""
      dump(value, to: &text)
      shown.append(text)
    }
    try await withClient { client in
      for credentials in [CurlCredentials.basic(user: canary, password: canary), .bearer(canary)] {
        let request = CurlRequest(
          .post, server.url + "patients/\(canary)?q=\(canary)",
          headers: [
            CurlHeader("Authorization", canary), CurlHeader("x-api-key", canary),
            CurlHeader("Cookie", canary),
          ], body: Array(canary.utf8), options: CurlOptions(credentials: credentials))
        show(request)
        show(request.options)
        show(request.headers)
        show(try await client.perform(request))
        var small = request
        small.options.maxBodyBytes = 1
        show(try await failure(of: client, small))
        small.options.protocols = .https
        show(try await failure(of: client, small))
      }
      show(CurlMail(from: canary, recipients: [canary], message: Array(canary.utf8)))
      show(MailServer(url: "smtp://127.0.0.1", credentials: .basic(user: canary, password: canary)))
      show(MailReply(code: 550, text: canary))
    }
    #expect(shown.count > 40)
    let bytes = Array(canary.utf8).map(String.init).joined(separator: ", ")
    #expect(shown.allSatisfy { !$0.contains(canary) && !$0.contains(bytes) })
  }
}
