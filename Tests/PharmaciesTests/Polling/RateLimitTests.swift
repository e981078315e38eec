import Curl
import Pharmacies
import Statecharts
import Testing

@Suite("What an endpoint says of its limits")
struct RateLimitTests {
  /// 2026-03-01T10:00:00Z
  static let now: Int64 = 1_772_359_200_000

  private static func hint(_ text: String) -> RateLimitHint? {
    RateLimitHint(CurlHeaders(bytes: Array("HTTP/1.1 200 OK\r\nServer: x\r\n\(text)\r\n".utf8)), now: now)
  }

  @Test(
    "Every spelling is understood",
    arguments: [
      #"RateLimit: "default";r=5;t=30"#,
      #"RateLimit: limit=100, remaining=5, reset=30"#,
      "RateLimit-Limit: 100\r\nRateLimit-Remaining: 5\r\nRateLimit-Reset: 30",
      "X-RateLimit-Remaining: 5\r\nX-RateLimit-Reset: 30",
      "x-ratelimit-remaining: 5\r\nx-ratelimit-reset: 1772359230",
      "X-Rate-Limit-Remaining: 5\r\nX-Rate-Limit-Reset: 1772359230000",
      "X-RateLimit-Remaining: 5\r\nX-RateLimit-Reset: Sun, 01 Mar 2026 10:00:30 GMT",
      "X-RateLimit-Remaining: 5\r\nX-RateLimit-Reset-After: 30.0",
    ])
  func spellings(_ text: String) {
    #expect(Self.hint(text)?.remaining == 5)
    #expect(Self.hint(text)?.wait == 30_000)
    #expect(Self.hint(text)?.spacing == 6_000)
  }

  @Test("Of several the strictest counts")
  func strictest() {
    let list = Self.hint(#"RateLimit: "burst";r=9;t=1, "daily";r=10;t=3600"#)
    #expect(list?.remaining == 10 && list?.wait == 3_600_000)
    let windows = Self.hint("X-RateLimit-Remaining-Second: 9\r\nX-RateLimit-Remaining-Minute: 2")
    #expect(windows?.remaining == 2 && windows?.wait == 60_000)
  }

  @Test(
    "What says nothing is no hint",
    arguments: [
      "", "RateLimit-Limit: 100", #"RateLimit-Policy: "default";q=100;w=60"#, "RateLimit: soon",
      "RateLimit-Remaining: many\r\nRateLimit-Reset: 30", "Retry-After: 5", "X-Rate: 5",
    ])
  func nothing(_ text: String) {
    #expect(Self.hint(text) == nil)
  }

  @Test("Moments that are past, counts below zero and waits of years are cut")
  func ends() {
    let past = Self.hint("RateLimit-Remaining: -1\r\nRateLimit-Reset: 1772359000")
    #expect(past?.remaining == 0 && past?.wait == 0)
    #expect(Self.hint("RateLimit-Remaining: 0\r\nRateLimit-Reset: 9999999")?.wait == RetryAfter.longest)
  }

  @Test("Few requests are spread until the count begins anew; many change nothing")
  func spread() throws {
    let pharmacy = try VirtualPharmacy(items: 600)
    func limited(_ headers: String) -> [Int] {
      let asked = pharmacy.go(.seconds(60)) { asked in
        var answer = VirtualPharmacy.fill(asked)
        answer.headers = CurlHeaders(bytes: Array(headers.utf8))
        return answer
      }
      return Dictionary(grouping: asked, by: \.at).values.map(\.count)
    }
    #expect(limited("RateLimit-Remaining: 5000\nRateLimit-Reset: 60\n").reduce(0, +) > 100)
    let few = limited("RateLimit-Remaining: 10\nRateLimit-Reset: 60\n")
    #expect((9...12).contains(few.reduce(0, +)) && few.max() == 1, "\(few)")
  }

  @Test("Where nothing is left nobody asks until the count begins anew")
  func none() throws {
    let pharmacy = try VirtualPharmacy(items: 60)
    let asked = pharmacy.go(.seconds(50)) { asked in
      var answer = VirtualPharmacy.fill(asked)
      answer.headers = CurlHeaders(bytes: Array("X-RateLimit-Remaining: 0\nX-RateLimit-Reset: 40\n".utf8))
      return answer
    }
    let first = try #require(asked.first)
    #expect(asked.dropFirst().allSatisfy { $0.at >= first.at + .seconds(40) })
  }
}
