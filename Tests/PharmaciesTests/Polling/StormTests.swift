import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Testing

/// The poll loop without connections: virtual time, answers by hand.
@Suite("No storms")
struct StormTests {
  static let start = Instant(milliseconds: 1_772_359_200_000)
  static let count = 600

  private func source(marksAt next: Instant? = nil, perMinute: Int = 1_000_000) throws -> PollSource {
    let endpoint = try Endpoint(
      yaml: """
        connector: \(try Pharmacy.byID().path)
        url: https://pharmacy.example
        sign-in: {secret: {env: T}}
        interval: 60s
        limits: {per-minute: \(perMinute), at-once: 256}
        """, name: try Read.endpoint(), file: "a.yaml", folder: URL(filePath: "/"), environment: ["T": "t"])
    var random = SystemRandomNumberGenerator()
    let items = try (0..<Self.count).map { number in
      TrackedItem(
        refill: RefillID(at: Self.start, using: &random), item: "F-\(number)",
        external: try #require(ExternalID("R-\(number)")), rhythm: .often, progressSince: Self.start,
        promisedAt: nil, tracking: .fresh)
    }
    let marks = next.map { next in
      (0..<Self.count).map {
        ReadingMark(endpoint: endpoint.name, item: "F-\($0)", digest: [1], nextAt: next)
      }
    }
    let source = PollSource([endpoint], seed: 3, at: Self.start)
    source.replace(items, marks: marks ?? [], of: endpoint.name, at: Self.start)
    return source
  }

  /// How many requests go out in each second of a span, all answered at once.
  private func traffic(
    _ source: PollSource, from start: Instant, seconds: Int,
    answer: (Instant) -> Result<CurlResponse, CurlError>
  ) -> [Int] {
    (0..<seconds).map { second in
      var asked = 0
      let now = start + .seconds(Int64(second))
      while case .ask(_, let tag) = source.next(now: now.milliseconds) {
        asked += 1
        _ = source.finished(tag, answer(now), now: now.milliseconds)
      }
      return asked
    }
  }

  /// Each item answers for itself in real life; here it is enough that the endpoint is well.
  private func gone(_: Instant) -> Result<CurlResponse, CurlError> { .success(CurlResponse(status: 404)) }

  @Test("At a start all items are spread over the interval")
  func start() throws {
    let traffic = traffic(try source(), from: Self.start, seconds: 121, answer: gone)
    #expect((Self.count..<Self.count * 2 + 20).contains(traffic.reduce(0, +)))
    #expect(traffic.max() ?? 0 <= 30, "\(traffic)")
  }

  @Test("After hours of outage what is overdue is spread, not asked at once")
  func outage() throws {
    let traffic = traffic(
      try source(marksAt: Self.start - .hours(5)), from: Self.start, seconds: 61, answer: gone)
    #expect(traffic.reduce(0, +) >= Self.count - 20)
    #expect(traffic.max() ?? 0 <= 30, "\(traffic)")
  }

  @Test(
    "A clock that jumps, forward or back, brings no storm and no silence",
    arguments: [86_400, 3_600, -3_600, -86_400])
  func jump(seconds: Int64) throws {
    let source = try source()
    _ = traffic(source, from: Self.start, seconds: 61, answer: gone)
    let traffic = traffic(source, from: Self.start + .seconds(61 + seconds), seconds: 61, answer: gone)
    #expect(traffic.reduce(0, +) >= Self.count - 20)
    #expect(traffic.max() ?? 0 <= 30, "\(traffic)")
  }

  @Test("A server that fails is left alone, and its recovery begins with one probe and usual traffic")
  func recovery() throws {
    let source = try source()
    let down = traffic(source, from: Self.start, seconds: 300) { _ in .success(CurlResponse(status: 500)) }
    // Five to open the breaker, then probes at 10, 20, 40 … seconds.
    #expect(down.reduce(0, +) <= 12, "\(down)")
    let up = traffic(source, from: Self.start + .seconds(300), seconds: 400, answer: gone)
    #expect(up.max() ?? 0 <= 30, "\(up)")
    #expect(up.reduce(0, +) >= Self.count)
  }

  @Test("Retry-After closes the endpoint for just so long")
  func retryAfter() throws {
    let source = try source()
    let busy = traffic(source, from: Self.start, seconds: 90) { _ in
      .success(CurlResponse(status: 429, headers: CurlHeaders(bytes: Array("Retry-After: 30\n".utf8))))
    }
    #expect((3...4).contains(busy.reduce(0, +)), "\(busy)")
  }

  @Test("A budget is kept whatever is due")
  func budget() throws {
    let traffic = traffic(try source(perMinute: 120), from: Self.start, seconds: 60, answer: gone)
    // A tenth of a minute's budget may go at once.
    #expect(traffic.reduce(0, +) <= 132, "\(traffic)")
  }
}
