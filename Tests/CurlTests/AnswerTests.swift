import Curl
import Testing

@Suite struct AnswerTests {
  @Test("Status, headers, body and facts of an answer are given")
  func wholeAnswer() async throws {
    let server = try LoopbackServer.answering("200 OK", headers: ["ETag: \"a\""], body: Array("hello".utf8))
    try await withClient { client in
      let answer = try await client.perform(CurlRequest(.get, server.url))
      #expect(answer.status == 200)
      #expect(answer.headers["etag"] == "\"a\"")
      #expect(answer.body == Array("hello".utf8))
      #expect(answer.httpVersion == .http11)
      #expect(answer.peer == "127.0.0.1:\(server.port)")
      #expect(!answer.connectionReused)
      #expect(answer.timings.total > 0)
    }
  }

  @Test(
    "Method, headers and body arrive as they were given", arguments: [CurlMethod.post, .put, .patch, .delete])
  func requestOnTheWire(method: CurlMethod) async throws {
    let server = try LoopbackServer { peer in
      if let request = peer.readRequest() { peer.answer(body: Array(request.utf8)) }
    }
    try await withClient { client in
      let headers = [CurlHeader("Content-Type", "application/json"), CurlHeader("X-Empty", "")]
      let request = CurlRequest(method, server.url + "a?b=c", headers: headers, body: Array("{\"x\":1}".utf8))
      let seen = String(decoding: try await client.perform(request).body, as: UTF8.self)
      #expect(seen.hasPrefix("\(method.rawValue) /a?b=c HTTP/1.1\r\n"))
      #expect(seen.contains("\r\nContent-Type: application/json\r\n"))
      #expect(seen.contains("\r\nX-Empty:"))
      #expect(seen.hasSuffix("\r\n\r\n{\"x\":1}"))
      #expect(!seen.contains("Expect"))
    }
  }

  @Test("Many and long headers arrive whole, and none of the request before stays behind")
  func headersAfterHeaders() async throws {
    let server = try LoopbackServer { peer in
      while let request = peer.readRequest() { peer.answer(body: Array(request.utf8)) }
    }
    try await withClient { client in
      for count in [1, 40, 2, 40, 0] {
        let headers = (0..<count).map { CurlHeader("X-\($0)", String(repeating: "v", count: $0 * 10 + 1)) }
        let answer = try await client.perform(CurlRequest(.post, server.url, headers: headers))
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.filter { $0.hasPrefix("X-") } == headers.map { "\($0.name): \($0.value)" })
      }
    }
  }

  @Test("An address that is asked again and again leads there each time, and to another one in between")
  func addressesOnOneHandle() async throws {
    let server = try LoopbackServer { peer in
      while let request = peer.readRequest() { peer.answer(body: Array(request.utf8)) }
    }
    try await withClient { client in
      for path in ["a?x=1", "a?x=1", "a?x=1", "b%20c", "a?x=1", "b%20c", "b%20c", "../d", "../d"] {
        let answer = try await client.perform(CurlRequest(.get, server.url + path))
        let seen = String(decoding: answer.body, as: UTF8.self)
        #expect(
          seen.hasPrefix("GET /\(path == "../d" ? "d" : path) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n")
        )
      }
    }
  }

  @Test(
    "An address is handed over read, but for one of one network, whose zone a copy loses, and what libcurl refuses",
    arguments: [
      ("http://127.0.0.1:1/a?b=c", true), ("https://clinic.example/", true), ("http://[::1]:1/", true),
      ("http://[fe80::1%25lo]:1/", false), ("http://user@127.0.0.1/", false), ("http://", false),
    ])
  func readable(url: String, isReadable: Bool) {
    #expect(RequestAddress.isReadable(url) == isReadable)
  }

  @Test("A large body goes out without asking first")
  func largeBody() async throws {
    let server = try LoopbackServer { peer in
      if let request = peer.readRequest() { peer.answer(body: Array(request.utf8.prefix(1_000))) }
    }
    try await withClient { client in
      // libcurl asks ("Expect: 100-continue") from 1 MiB on, and a refusal would have it send the body again.
      let request = CurlRequest(.post, server.url, body: [UInt8](repeating: 65, count: 1_100_000))
      let seen = String(decoding: try await client.perform(request).body, as: UTF8.self)
      #expect(seen.hasPrefix("POST / "))
      #expect(!seen.contains("Expect"))
    }
  }

  @Test("A handle that served one kind of request serves every other kind")
  func kindsOnOneHandle() async throws {
    let server = try LoopbackServer { peer in
      while let request = peer.readRequest() {
        if request.hasPrefix("HEAD") {
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
        } else {
          peer.answer(body: Array(request.utf8))
        }
      }
    }
    try await withClient { client in
      for method in [CurlMethod.get, .post, .get, .head, .get, .delete, .put, .get] {
        let body = method == .put ? Array("put".utf8) : []
        let answer = try await client.perform(CurlRequest(method, server.url, body: body))
        let seen = String(decoding: answer.body, as: UTF8.self)
        #expect(method == .head ? seen.isEmpty : seen.hasPrefix("\(method.rawValue) / "))
        #expect(seen.hasSuffix("put") == (method == .put))
      }
      #expect(server.accepts.count == 1)
    }
  }

  @Test("A redirect is an answer and is not followed")
  func redirect() async throws {
    let server = try LoopbackServer.answering("302 Found", headers: ["Location: /elsewhere"])
    try await withClient { client in
      let answer = try await client.perform(CurlRequest(.get, server.url))
      #expect(answer.status == 302)
      #expect(answer.headers["Location"] == "/elsewhere")
      #expect(server.requests.count == 1)
    }
  }

  @Test("Not modified is an answer without a body")
  func notModified() async throws {
    let server = try LoopbackServer { peer in
      while peer.readRequest() != nil { peer.send("HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\n\r\n") }
    }
    try await withClient { client in
      let request = CurlRequest(.get, server.url, headers: [CurlHeader("If-None-Match", "\"b\"")])
      for _ in 0..<2 {
        let answer = try await client.perform(request)
        #expect(answer.status == 304)
        #expect(answer.body.isEmpty)
      }
      #expect(server.accepts.count == 1)
    }
  }

  @Test("Headers are found in any case, with all their values, and interim answers leave none")
  func headerCases() async throws {
    let server = try LoopbackServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
      peer.answer(headers: ["X-One:  padded \t", "x-many: 1", "X-MANY: 2", "X-Colon: a:b"])
    }
    try await withClient { client in
      let headers = try await client.perform(CurlRequest(.get, server.url)).headers
      #expect(headers["x-oNE"] == "padded")
      #expect(headers.values(of: "X-Many") == ["1", "2"])
      #expect(headers["x-colon"] == "a:b")
      #expect(headers["link"] == nil)
      #expect(headers["x-on"] == nil)
      #expect(headers.all.count == 5)
    }
  }

  @Test("Credentials go out with the first request")
  func credentials() async throws {
    let server = try LoopbackServer { peer in
      while let request = peer.readRequest() { peer.answer(body: Array(request.utf8)) }
    }
    try await withClient { client in
      for (credentials, expected) in [
        (CurlCredentials.basic(user: "clinic", password: "a:b"), "Basic Y2xpbmljOmE6Yg=="),
        (.bearer("t0ken"), "Bearer t0ken"), (nil, nil),
      ] {
        let options = CurlOptions(credentials: credentials)
        let answer = try await client.perform(CurlRequest(.get, server.url, options: options))
        let line = String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n")
          .first { $0.hasPrefix("Authorization: ") }
        #expect(line.map(String.init) == expected.map { "Authorization: \($0)" })
      }
    }
  }
}
