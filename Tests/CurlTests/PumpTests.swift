import Curl
import Testing

@Suite struct PumpTests {
  private func collect(
    _ pump: Pump<ListSource>, _ goal: Int
  ) async -> (findings: [ListSource.Finding], sizes: [Int]) {
    var findings: [ListSource.Finding] = []
    var sizes: [Int] = []
    for await batch in pump.batches {
      findings += batch
      sizes.append(batch.count)
      if findings.count >= goal { break }
    }
    return (findings, sizes)
  }

  @Test("Every request of a source is made once, and only its findings come out, in batches")
  func findings() async throws {
    let server = try LoopbackServer.answering()
    let source = ListSource(
      (0..<2_000).map { CurlRequest(.get, server.url + "\($0)") }, isNews: { $0.isMultiple(of: 4) })
    try await withClient(CurlConfiguration(maxPerOrigin: 16)) { client in
      let pump = try Pump(client, source: source, maxInFlight: 32, clock: { 1 })
      let (findings, sizes) = await collect(pump, 500)
      #expect(Set(findings.map(\.tag)) == Set((0..<500).map { UInt64($0 * 4) }))
      #expect(findings.allSatisfy { $0.status == 200 })
      #expect(sizes.allSatisfy { (1...256).contains($0) })
      await source.answered.reaches(2_000)
      #expect(server.requests.count == 2_000)
      #expect(source.mostInFlight <= 32)
      #expect(server.accepts.count <= 16)
    }
  }

  @Test("Nothing is asked before its time, and a clock that is moved needs a wake")
  func time() async throws {
    let server = try LoopbackServer.answering()
    let source = ListSource([CurlRequest(.get, server.url)], start: 60_000)
    try await withClient { client in
      let time = Clock()
      let pump = try Pump(client, source: source, clock: { time.now })
      await source.waits.reaches(1)
      #expect(source.asked == 0)
      time.set(60_000)
      pump.wake()
      let (findings, _) = await collect(pump, 1)
      #expect(findings.map(\.tag) == [0])
    }
  }

  @Test("A source that has nothing is asked again after a wake")
  func wake() async throws {
    let server = try LoopbackServer.answering()
    let source = ListSource([])
    try await withClient { client in
      let pump = try Pump(client, source: source, clock: { 1 })
      for tag in 0..<5 {
        source.append(CurlRequest(.get, server.url))
        pump.wake()
        let (findings, _) = await collect(pump, 1)
        #expect(findings.map(\.tag) == [UInt64(tag)])
      }
    }
  }

  @Test("A pump that is stopped finishes what is in flight and ends")
  func stop() async throws {
    let server = try LoopbackServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.answer()
    }
    let source = ListSource((0..<10_000).map { _ in CurlRequest(.get, server.url) })
    try await withClient { client in
      let pump = try Pump(client, source: source, clock: { 1 })
      await source.answered.reaches(10)
      pump.stop()
      let (findings, _) = await collect(pump, .max)
      #expect(findings.count == source.asked)
      #expect(source.asked < 10_000)
    }
  }

  @Test("A client that is shut down ends its pumps and tells the source of what was in flight")
  func shutdown() async throws {
    let server = try LoopbackServer.silent()
    let source = ListSource((0..<100).map { _ in CurlRequest(.get, server.url) })
    let client = try CurlClient(CurlConfiguration(maxPerOrigin: 4))
    let pump = try Pump(client, source: source, maxInFlight: 10, clock: { 1 })
    await server.requests.reaches(4)
    await client.shutdown()
    let (findings, _) = await collect(pump, .max)
    #expect(findings.count == 10)
    #expect(findings.allSatisfy { $0.code == .shutDown })
    #expect(throws: CurlError.self) { _ = try Pump(client, source: source, clock: { 1 }) }
  }

  @Test("Findings that nobody takes stop the pump, and taking them lets it go on")
  func backPressure() async throws {
    // Refused before a connection is made: many findings in little time.
    let count = 20_000
    let source = ListSource((0..<count).map { _ in CurlRequest(.get, "file:///") })
    try await withClient { client in
      let pump = try Pump(client, source: source, maxInFlight: 64, clock: { 1 })
      await source.answered.reaches(4_000)
      // Each of these takes a turn of the curl thread, in which a pump that goes on would go on.
      for _ in 0..<100 { _ = try await failure(of: client, CurlRequest(.get, "file:///")) }
      #expect(source.answered.count < 5_000)
      let (findings, _) = await collect(pump, count)
      #expect(findings.map(\.tag).sorted() == (0..<UInt64(count)).map { $0 })
    }
  }

  @Test("Requests that cannot be made, and are no news, do not make the pump sleep")
  func malformed() async throws {
    let count = 1_000
    let source = ListSource((0..<count).map { _ in CurlRequest(.get, "not a url") }, isNews: { $0 == 999 })
    try await withClient { client in
      let pump = try Pump(client, source: source, clock: { 1 })
      let (findings, _) = await collect(pump, 1)
      #expect(findings.map(\.code) == [.badRequest])
      #expect(source.answered.count == count)
    }
  }

  @Test("A consumer that is cancelled gets no more, and the next one goes on")
  func cancelledConsumer() async throws {
    let server = try LoopbackServer.answering()
    let source = ListSource([])
    try await withClient { client in
      let pump = try Pump(client, source: source, clock: { 1 })
      let consumer = Task { await collect(pump, .max).findings.count }
      consumer.cancel()
      #expect(await consumer.value == 0)
      source.append(CurlRequest(.get, server.url))
      pump.wake()
      #expect(await collect(pump, 1).findings.count == 1)
    }
  }
}
