import Curl
import Foundation
import Testing

@Suite struct LimitTests {
  /// 1 MiB of zeros, packed by gzip to about a kilobyte.
  private static func bomb() throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "head -c 1048576 /dev/zero | gzip -9"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  @Test("A body over the cap is refused, one of exactly the cap is not")
  func cap() async throws {
    let server = try LoopbackServer.answering(body: [UInt8](repeating: 7, count: 1_000))
    try await withClient { client in
      let fits = try await client.perform(
        CurlRequest(.get, server.url, options: CurlOptions(maxBodyBytes: 1_000)))
      #expect(fits.body.count == 1_000)
      let error = try await failure(
        of: client, CurlRequest(.get, server.url, options: CurlOptions(maxBodyBytes: 999)))
      #expect(error.code == .tooLarge)
      #expect(error.mayHaveReachedServer)
    }
  }

  @Test("The cap counts unpacked bytes")
  func packedCap() async throws {
    let bomb = try Self.bomb()
    try #require(bomb.count < 5_000)
    let server = try LoopbackServer.answering(headers: ["Content-Encoding: gzip"], body: bomb)
    try await withClient { client in
      let fits = try await client.perform(CurlRequest(.get, server.url))
      #expect(fits.body.count == 1 << 20)
      let error = try await failure(
        of: client, CurlRequest(.get, server.url, options: CurlOptions(maxBodyBytes: 100_000)))
      #expect(error.code == .tooLarge)
    }
  }

  @Test("A header block without end is refused")
  func headerCap() async throws {
    let server = try LoopbackServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.send("HTTP/1.1 200 OK\r\n")
      while peer.send("X-More: \(String(repeating: "x", count: 1_000))\r\n") {}
    }
    try await withClient { client in
      let error = try await failure(of: client, CurlRequest(.get, server.url))
      #expect(error.code == .tooLarge)
    }
  }

  @Test("A server that drips is given up for its speed")
  func lowSpeed() async throws {
    let server = try LoopbackServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while peer.send("x") { usleep(50_000) }
    }
    try await withClient { client in
      let timeouts = CurlTimeouts(lowSpeedBytesPerSecond: 1_000, lowSpeedSeconds: 1)
      let error = try await failure(
        of: client, CurlRequest(.get, server.url, options: CurlOptions(timeouts: timeouts)))
      #expect(error.code == .timedOut)
      #expect(error.phase == .lowSpeed)
      #expect(error.mayHaveReachedServer)
      await server.ended.reaches(1)
    }
  }

  @Test("A server that does not answer is given up in time")
  func total() async throws {
    let server = try LoopbackServer.silent()
    try await withClient { client in
      let options = CurlOptions(timeouts: CurlTimeouts(totalMilliseconds: 1_000))
      let error = try await failure(of: client, CurlRequest(.post, server.url, options: options))
      #expect(error.code == .timedOut)
      #expect(error.phase == .total)
      #expect(error.mayHaveReachedServer)
    }
  }

  @Test("A handshake that does not come is given up in time, and nothing was sent")
  func connect() async throws {
    let server = try LoopbackServer { $0.waitForClose() }
    try await withClient { client in
      let options = CurlOptions(timeouts: CurlTimeouts(connectMilliseconds: 500))
      let error = try await failure(
        of: client, CurlRequest(.post, "https://127.0.0.1:\(server.port)/", options: options))
      #expect(error.code == .timedOut)
      #expect(error.phase == .connect)
      #expect(!error.mayHaveReachedServer)
    }
  }

  @Test("Waiting in the queue counts against no time-out")
  func queueIsFree() async throws {
    let server = try LoopbackServer { peer in
      while peer.readRequest() != nil {
        usleep(100_000)
        peer.answer()
      }
    }
    try await withClient(CurlConfiguration(maxPerOrigin: 1)) { client in
      let options = CurlOptions(timeouts: CurlTimeouts(totalMilliseconds: 400))
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
          group.addTask { try await client.perform(CurlRequest(.get, server.url, options: options)).status }
        }
        for try await status in group { #expect(status == 200) }
      }
    }
  }

  @Test("A full queue refuses the next request at once")
  func fullQueue() async throws {
    let server = try LoopbackServer.silent()
    try await withClient(CurlConfiguration(maxPerOrigin: 1, maxWaiting: 1)) { client in
      let running = Task { try await client.perform(CurlRequest(.get, server.url)) }
      await server.requests.reaches(1)
      let codes = await withTaskGroup(of: CurlError.Code.self) { group in
        for _ in 0..<2 {
          group.addTask {
            do throws(CurlError) {
              _ = try await client.perform(CurlRequest(.get, server.url))
              return .system
            } catch {
              return error.code
            }
          }
        }
        // One waits, the other is refused; then the end of the client lets the first go.
        let first = await group.next()
        await client.shutdown()
        return [first, await group.next()]
      }
      #expect(codes == [.queueFull, .shutDown])
      await #expect(throws: CurlError.self) { try await running.value }
    }
  }
}
