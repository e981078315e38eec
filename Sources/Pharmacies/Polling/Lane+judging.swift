import Curl
import Statecharts
import Store

extension Lane {
  enum Judgement {
    case answered(CurlResponse)
    /// 304: what was read last still holds.
    case unchanged
    case gone
    /// Says nothing about the item. The text names no content.
    case failed(String)
    /// The request ended through us.
    case ours
  }

  /// What an answer says about the endpoint, before anybody looks at its body.
  mutating func judge(_ outcome: Result<CurlResponse, CurlError>, at now: Instant) -> Judgement {
    switch outcome {
    case .success(let response):
      heed(response, at: now)
      return judge(response, at: now)
    case .failure(let error):
      if error.code == .shutDown || error.code == .cancelled {
        breaker.abandoned(at: now)
        return .ours
      }
      window.strained(at: now)
      failedBreaker(at: now)
      return failed("\(error.code): \(error.message)")
    }
  }

  /// What the headers say of the endpoint's limits.
  private mutating func heed(_ response: CurlResponse, at now: Instant) {
    guard let hint = RateLimitHint(response.headers, now: now.milliseconds) else { return }
    if hint.remaining == 0 { notBefore = max(notBefore, now + .milliseconds(hint.wait)) }
    pace.take(hint, usual: .milliseconds(60_000 / Int64(endpoint.limits.perMinute)), at: now)
  }

  private mutating func judge(_ response: CurlResponse, at now: Instant) -> Judgement {
    switch response.status {
    case 200, 203:
      window.succeeded()
      // Its body decides whether the endpoint is well.
      if breaker.state == .halfOpen { breaker.abandoned(at: now) }
      return .answered(response)
    case 304:
      window.succeeded()
      breaker.succeeded()
      return .unchanged
    case 404, 410:
      window.succeeded()
      breaker.succeeded()
      return .gone
    case 429, 503:
      window.strained(at: now)
      let asked = response.headers["Retry-After"].flatMap { RetryAfter.moment($0, now: now) }
      if let pause = asked ?? (response.status == 429 ? now + Self.standardPause : nil) {
        breaker.abandoned(at: now)
        notBefore = max(notBefore, pause)
      } else {
        failedBreaker(at: now)
      }
      return failed("HTTP \(response.status): it wants to be asked later.")
    case 401, 403:
      failedBreaker(at: now)
      return failed("HTTP \(response.status): signing in failed. Check the endpoint's secret.")
    case 300..<400:
      failedBreaker(at: now)
      return failed("HTTP \(response.status): redirects are not followed. Check the endpoint's address.")
    default:
      window.strained(at: now)
      failedBreaker(at: now)
      return failed("HTTP \(response.status).")
    }
  }

  mutating func failedBreaker(at now: Instant) {
    breaker.failed(at: now)
    if case .open = breaker.state { window.closed() }
  }

  private mutating func failed(_ text: String) -> Judgement {
    tally.failures += 1
    tally.lastError = text
    return .failed(text)
  }

  /// A turn that brought nothing. It is not written: an outage must not cost a row for each.
  mutating func missed(_ slot: Int, because text: String?) {
    if watch[slot].missed < .max { watch[slot].missed += 1 }
    if let text { watch[slot].error = errors.number(of: text) }
    if Int(watch[slot].missed) >= endpoint.missesUntilStale { silence(slot) }
  }

  mutating func silence(_ slot: Int) {
    guard watch[slot].told != .silent, watch[slot].told != .gone, !watch[slot].isFormer else { return }
    watch[slot].told = .silent
    note(slot)
    sayings.append(Saying(slot: slot, refill: watch[slot].refill, what: .silent))
  }

  /// A turn that came while the endpoint was closed. What was wished for comes after it opens, spread as ever.
  mutating func miss(_ subject: Subject, closedUntil: Instant, at now: Instant) {
    switch subject {
    case .item(let slot, _):
      if watch[slot].isWantedAgain {
        schedule(slot, at: schedule.next(watch[slot].id, every: Self.spread, after: closedUntil))
      } else {
        missed(slot, because: nil)
        plan(slot, at: now)
      }
    case .search: missed(\.search, at: now)
    case .sweep: missed(\.sweep, at: now)
    case .token: break
    }
  }
}
