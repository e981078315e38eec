import Curl
import Foundation
import Testing

@Suite struct ConnectionTests {
  @Test("One connection serves requests that follow each other")
  func reuse() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      for index in 0..<20 {
        let answer = try await client.perform(CurlRequest(.get, server.url))
        #expect(answer.connectionReused == (index > 0))
      }
      #expect(server.accepts.count == 1)
      #expect(server.requests.count == 20)
    }
  }

  @Test("Two hundred requests at once are all answered over eight connections at most")
  func parallel() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<200 {
          group.addTask { try await client.perform(CurlRequest(.get, server.url + "\(index)")).status }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == [Int](repeating: 200, count: 200))
      #expect(server.requests.count == 200)
      #expect(server.accepts.count <= 8)
    }
  }

  @Test("An origin that is stuck delays no other")
  func stuckOrigin() async throws {
    let stuck = try LoopbackServer.silent()
    let healthy = try LoopbackServer.answering()
    try await withClient(CurlConfiguration(maxPerOrigin: 2)) { client in
      let errors = await withTaskGroup(of: CurlError?.self) { group in
        for _ in 0..<20 {
          group.addTask {
            do throws(CurlError) {
              _ = try await client.perform(CurlRequest(.post, stuck.url))
              return nil
            } catch {
              return error
            }
          }
        }
        await stuck.requests.reaches(2)
        for _ in 0..<50 {
          let answer = try? await client.perform(CurlRequest(.get, healthy.url))
          #expect(answer?.status == 200)
        }
        #expect(stuck.requests.count == 2)
        await client.shutdown()
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(errors.allSatisfy { $0?.code == .shutDown })
      #expect(errors.count { $0?.mayHaveReachedServer == true } == 2)
    }
  }

  @Test(
    "A connection that ends in the middle is no answer",
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
      "HTTP/1.1 200 OK\r\nContent-Le",
      "",
    ])
  func interrupted(answer: String) async throws {
    let server = try LoopbackServer { peer in
      if peer.readRequest() != nil { peer.send(answer) }
    }
    try await withClient { client in
      let error = try await failure(of: client, CurlRequest(.post, server.url))
      #expect(error.code == .interrupted)
      #expect(error.mayHaveReachedServer)
      #expect(server.requests.count == 1)
    }
  }

  @Test("Bytes after the announced length belong to no answer")
  func excess() async throws {
    let server = try LoopbackServer { peer in
      while peer.readRequest() != nil {
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 No\r\n\r\n")
      }
    }
    try await withClient { client in
      for _ in 0..<2 {
        let answer = try await client.perform(CurlRequest(.get, server.url))
        #expect(answer.status == 200)
        #expect(answer.body == Array("ok".utf8))
      }
    }
  }

  @Test("Nobody there is told from no such name, and nothing was sent")
  func nobodyThere() async throws {
    let port = try deadPort()
    try await withClient { client in
      let refused = try await failure(of: client, CurlRequest(.post, "http://127.0.0.1:\(port)/"))
      #expect(refused.code == .couldNotConnect)
      #expect(!refused.mayHaveReachedServer)
      let unknown = try await failure(of: client, CurlRequest(.post, "http://no-such-host.invalid/"))
      #expect(unknown.code == .couldNotResolve)
      #expect(!unknown.mayHaveReachedServer)
    }
  }

  @Test("A POST on a kept connection that dies is never sent again, a GET is")
  func neverTwice() async throws {
    func server() throws -> LoopbackServer {
      try LoopbackServer { peer in
        guard peer.readRequest() != nil else { return }
        peer.answer()
        // The first connection takes a second request and dies without a word.
        if peer.readRequest() != nil, peer.number > 1 { peer.answer() }
      }
    }
    try await withClient { client in
      let (posted, got) = (try server(), try server())
      _ = try await client.perform(CurlRequest(.get, posted.url))
      let error = try await failure(of: client, CurlRequest(.post, posted.url, body: [1]))
      #expect(error.code == .interrupted)
      #expect(error.mayHaveReachedServer)
      #expect(posted.requests.count == 2)

      _ = try await client.perform(CurlRequest(.get, got.url))
      let answer = try await client.perform(CurlRequest(.get, got.url))
      #expect(answer.status == 200)
      #expect(got.requests.count == 3)
    }
  }

  @Test("A POST after the server has closed an idle connection goes out on a new one")
  func idleClosed() async throws {
    let server = try LoopbackServer { peer in
      if peer.readRequest() != nil { peer.answer() }
    }
    try await withClient { client in
      for turn in 1...3 {
        let answer = try await client.perform(CurlRequest(.post, server.url))
        #expect(!answer.connectionReused)
        await server.ended.reaches(turn)
      }
      #expect(server.requests.count == 3)
    }
  }

  @Test("A client that is shut down leaves no descriptor behind")
  func descriptors() async throws {
    func anonymous() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { name in
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
        return target == "anon_inode:[eventpoll]" || target == "anon_inode:[eventfd]"
      }
    }
    let rounds = 60
    let server = try LoopbackServer.answering()
    let before = try anonymous()
    for _ in 0..<rounds {
      try await withClient { client in
        _ = try await client.perform(CurlRequest(.get, server.url))
        // By name, so that a resolver's thread and its sockets were there too.
        _ = try await client.perform(CurlRequest(.get, "http://localhost:\(server.port)/"))
      }
    }
    // Other tests of the process have clients of their own; a leak would be one a round at least.
    #expect(try anonymous() < before + rounds)
    // The server's side of every connection has seen its end: the client has closed its own.
    await server.ended.reaches(2 * rounds)
  }
}
