import Curl
import Statecharts

extension Lane {
  /// What must come before the next request: nothing (nil), the request for a token as a job of this lane, or a wait
  /// for one that somebody else has asked for.
  mutating func signIn(at now: Instant) -> Step? {
    guard let token else { return nil }
    switch token.next(at: now) {
    case .use(let held):
      pass = held
      return nil
    case .ask(let request):
      inFlight += 1
      return .ask(request, .token)
    case .wait(let until): return .wait(until: until)
    case .failed(let error):
      failedToSignIn(error, at: now)
      return .wait(until: now + TokenKeeper.beat)
    }
  }

  /// The request as it goes out. It is remembered with which token, in case that one is refused.
  mutating func authorised(_ request: CurlRequest, for subject: Subject, at now: Instant) -> CurlRequest {
    if let pass { sentWith[subject] = pass }
    return endpoint.authorised(request, with: pass, at: now)
  }

  /// The token endpoint has answered. Where it gave nothing and no old token is left, the endpoint itself fails.
  mutating func signedIn(_ outcome: Result<CurlResponse, CurlError>, at now: Instant) {
    if case .failure(let error)? = token?.finished(outcome, at: now), error.code != .ended {
      failedToSignIn(error, at: now)
    }
  }

  private mutating func failedToSignIn(_ error: TokenError, at now: Instant) {
    tally.failures += 1
    tally.lastError = error.description
    if token?.closedUntil(now) != nil { breaker.failed(at: now) }
  }

  /// Whether a request was turned away for its token and is made again with another, at once and once.
  mutating func asksAgain(
    _ subject: Subject, after outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> Bool {
    guard let used = sentWith.removeValue(forKey: subject), case .success(let response) = outcome,
      response.status == 401, token?.refused(used, at: now) == true
    else { return false }
    breaker.abandoned(at: now)
    repeatAtOnce(subject, at: now)
    return true
  }
}
