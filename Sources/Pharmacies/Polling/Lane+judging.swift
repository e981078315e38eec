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
    case .success(let response): return judge(response, at: now)
    case .failure(let error):
      if error.code == .shutDown || error.code == .cancelled {
        breaker.abandoned(at: now)
        return .ours
      }
      breaker.failed(at: now)
      return failed("\(error.code): \(error.message)")
    }
  }

  private mutating func judge(_ response: CurlResponse, at now: Instant) -> Judgement {
    switch response.status {
    case 200, 203:
      // Its body decides whether the endpoint is well.
      if breaker.state == .halfOpen { breaker.abandoned(at: now) }
      return .answered(response)
    case 304:
      breaker.succeeded()
      return .unchanged
    case 404, 410:
      breaker.succeeded()
      return .gone
    case 429, 503:
      let asked = response.headers["Retry-After"].flatMap { RetryAfter.moment($0, now: now) }
      if let pause = asked ?? (response.status == 429 ? now + Self.standardPause : nil) {
        breaker.abandoned(at: now)
        notBefore = max(notBefore, pause)
      } else {
        breaker.failed(at: now)
      }
      return failed("HTTP \(response.status): it wants to be asked later.")
    case 401, 403:
      breaker.failed(at: now)
      return failed("HTTP \(response.status): signing in failed. Check the endpoint's secret.")
    case 300..<400:
      breaker.failed(at: now)
      return failed("HTTP \(response.status): redirects are not followed. Check the endpoint's address.")
    default:
      breaker.failed(at: now)
      return failed("HTTP \(response.status).")
    }
  }

  private mutating func failed(_ text: String) -> Judgement {
    tally.failures += 1
    tally.lastError = text
    return .failed(text)
  }

  /// A turn that brought nothing.
  mutating func missed(_ slot: Int, because text: String?) {
    guard let item = slots[slot] else { return }
    slots[slot]?.mark.missed += 1
    slots[slot]?.isDirty = true
    if let text { slots[slot]?.lastError = text }
    if item.mark.missed + 1 >= endpoint.missesUntilStale { silence(slot) }
  }

  func isSilenceNews(_ item: WatchedItem) -> Bool { !item.isSilent && !item.isGone }

  mutating func silence(_ slot: Int) {
    guard let item = slots[slot], isSilenceNews(item) else { return }
    slots[slot]?.isSilent = true
    slots[slot]?.isFresh = false
    silent.append(slot)
  }

  /// A turn that came while the endpoint was closed.
  mutating func miss(_ subject: Subject, at now: Instant) {
    switch subject {
    case .item(let slot, _):
      missed(slot, because: nil)
      plan(slot, at: now)
    case .search: missedSearch(at: now)
    }
  }
}
