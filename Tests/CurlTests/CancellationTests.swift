import Curl
import Testing

@Suite struct CancellationTests {
  private func error(of task: Task<CurlResponse, any Error>) async -> CurlError? {
    if case .failure(let error) = await task.result { error as? CurlError } else { nil }
  }

  @Test("A request of a cancelled task never starts")
  func before() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      let task = Task {
        unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
        return try await client.perform(CurlRequest(.post, server.url))
      }
      let error = await error(of: task)
      #expect(error?.code == .cancelled)
      #expect(error?.mayHaveReachedServer == false)
      #expect(server.accepts.count == 0)
    }
  }

  @Test("Cancelling a request ends its connection and says that it may have arrived")
  func during() async throws {
    let server = try LoopbackServer.silent()
    try await withClient { client in
      let task = Task { try await client.perform(CurlRequest(.post, server.url)) }
      await server.requests.reaches(1)
      task.cancel()
      let error = await error(of: task)
      #expect(error?.code == .cancelled)
      #expect(error?.mayHaveReachedServer == true)
      await server.ended.reaches(1)
    }
  }

  @Test("Cancelling a request that waits takes it out of the queue")
  func waiting() async throws {
    let server = try LoopbackServer.silent()
    let healthy = try LoopbackServer.answering()
    try await withClient(CurlConfiguration(maxPerOrigin: 1, maxWaiting: 2)) { client in
      let running = Task { try await client.perform(CurlRequest(.get, server.url)) }
      await server.requests.reaches(1)
      for _ in 0..<20 {
        let waiting = Task { try await client.perform(CurlRequest(.post, server.url)) }
        // While others come and go, it gets into the queue.
        for _ in 0..<3 { _ = try await client.perform(CurlRequest(.get, healthy.url)) }
        waiting.cancel()
        let error = await error(of: waiting)
        // Not `queueFull`: the places of those before are free again.
        #expect(error?.code == .cancelled)
        #expect(error?.mayHaveReachedServer == false)
      }
      running.cancel()
      #expect(await error(of: running)?.code == .cancelled)
      #expect(server.requests.count == 1)
    }
  }

  @Test("Whenever cancelling comes, every caller gets one result")
  func race() async throws {
    let server = try LoopbackServer.answering()
    try await withClient { client in
      var ended = 0
      for round in 0..<40 {
        let tasks = (0..<10).map { _ in Task { try await client.perform(CurlRequest(.get, server.url)) } }
        for _ in 0..<(round % 8) { await Task.yield() }
        for task in tasks { task.cancel() }
        for task in tasks {
          let error = await error(of: task)
          #expect(error == nil || error?.code == .cancelled)
          ended += 1
        }
      }
      #expect(ended == 400)
      let answer = try await client.perform(CurlRequest(.get, server.url))
      #expect(answer.status == 200)
    }
  }

  @Test("Shutting down ends what is in flight, and later requests are refused")
  func shutdown() async throws {
    let server = try LoopbackServer.silent()
    let client = try CurlClient()
    let task = Task { try await client.perform(CurlRequest(.post, server.url)) }
    await server.requests.reaches(1)
    await client.shutdown()
    let error = await error(of: task)
    #expect(error?.code == .shutDown)
    #expect(error?.mayHaveReachedServer == true)
    await client.shutdown()
    let late = try await failure(of: client, CurlRequest(.get, server.url))
    #expect(late.code == .shutDown)
    #expect(!late.mayHaveReachedServer)
    await server.ended.reaches(1)
  }

  @Test("A client that is let go ends its thread")
  func letGo() async throws {
    let server = try LoopbackServer.answering()
    func useOnce() async throws {
      let client = try CurlClient()
      let answer = try await client.perform(CurlRequest(.get, server.url))
      #expect(answer.status == 200)
    }
    try await useOnce()
    // The kept connection closes with the thread.
    await server.ended.reaches(1)
  }
}
