package import Curl
import Statecharts

/// What an endpoint says of its own limits in the headers of an answer: how many requests it still takes, and until
/// when that counts.
///
/// Understood are the fields of the IETF's draft in all its spellings (`RateLimit: "a";r=5;t=30`, `RateLimit: limit=9,
/// remaining=5, reset=30`, `RateLimit-Remaining` and `-Reset`), the older `X-RateLimit-…` and `X-Rate-Limit-…` with
/// seconds, epochs or dates, and one counter a window (`X-RateLimit-Remaining-Minute`).
package struct RateLimitHint: Hashable, Sendable {
  /// Requests that are still taken; not negative.
  package let remaining: Int64
  /// Until the count begins anew, in ms; not negative.
  package let wait: Int64

  /// The strictest of all that an answer says; nil where it says nothing that can be read.
  /// - Parameter now: ms since 1970.
  package init?(_ headers: CurlHeaders, now: Int64) {
    let fields = headers.beginning(with: ["ratelimit", "x-ratelimit", "x-rate-limit"])
    guard !fields.isEmpty else { return nil }
    var counters: [Substring: (remaining: Int64?, wait: Int64?)] = [:]
    var found: [RateLimitHint] = []
    for (name, value) in fields {
      let name = name.lowercased().replacing("rate-limit", with: "ratelimit")
      let parts = name.split(separator: "ratelimit", omittingEmptySubsequences: false)
      guard let rest = parts.last else { continue }
      switch rest {
      case "": found += Self.list(value)
      case "-policy": continue
      default:
        if let window = rest.remainder(after: "-remaining") {
          counters[window, default: (nil, nil)].remaining = Int64(value)
        } else if let window = rest.remainder(after: "-reset-after") ?? rest.remainder(after: "-reset") {
          counters[window, default: (nil, nil)].wait = Self.wait(value, now: now)
        }
      }
    }
    for (window, counter) in counters {
      guard let remaining = counter.remaining, let wait = counter.wait ?? Self.windows[window] else {
        continue
      }
      found.append(RateLimitHint(remaining: remaining, wait: wait))
    }
    guard let strictest = found.max(by: { $0.spacing < $1.spacing }) else { return nil }
    self = strictest
  }

  private init(remaining: Int64, wait: Int64) {
    self.remaining = max(0, remaining)
    self.wait = min(max(0, wait), RetryAfter.longest)
  }

  /// Between two requests, in ms, so that what remains lasts; all of the wait where nothing remains.
  package var spacing: Int64 { wait / max(1, remaining) }

  /// In thousandths of seconds, as numbers are read here.
  private static let yearOfSeconds: Int64 = 31_536_000_000
  /// What no count of seconds since 1970 reaches before the year 5138, in thousandths.
  private static let epochOfMilliseconds: Int64 = 100_000_000_000_000

  /// What a window without a reset is at most, in ms.
  private static let windows: [Substring: Int64] = [
    "-second": 1_000, "-minute": 60_000, "-hour": 3_600_000, "-day": 86_400_000,
  ]

  /// `"a";r=5;t=30, "b";r=9;t=600`, or `limit=9, remaining=5, reset=30` for one alone.
  private static func list(_ text: String) -> [RateLimitHint] {
    if text.contains("remaining") {
      let parameters = parameters(text.split(separator: ","))
      guard let remaining = parameters["remaining"], let reset = parameters["reset"] else { return [] }
      return [RateLimitHint(remaining: remaining, wait: reset * 1_000)]
    }
    return text.split(separator: ",").compactMap { item in
      let parameters = parameters(item.split(separator: ";"))
      guard let remaining = parameters["r"], let reset = parameters["t"] else { return nil }
      return RateLimitHint(remaining: remaining, wait: reset * 1_000)
    }
  }

  private static func parameters(_ parts: [Substring]) -> [String: Int64] {
    var found: [String: Int64] = [:]
    for part in parts {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, let value = Int64(sides[1].filter { $0 != " " }), value <= RetryAfter.longest
      else { continue }
      found[sides[0].filter { $0 != " " }] = value
    }
    return found
  }

  /// Seconds from now, with or without a fraction; seconds or ms since 1970; or a date.
  private static func wait(_ text: String, now: Int64) -> Int64? {
    guard let number = Decimal.thousandths(text) else {
      return HTTPDate.milliseconds(text).map { $0 - now }
    }
    // Nobody asks to wait for years: a number that large is a moment.
    if number < yearOfSeconds { return number }
    return (number < epochOfMilliseconds ? number : number / 1_000) - now
  }
}

extension Substring {
  /// What comes after the beginning; nil where it begins otherwise.
  fileprivate func remainder(after beginning: String) -> Substring? {
    hasPrefix(beginning) ? dropFirst(beginning.count) : nil
  }
}
