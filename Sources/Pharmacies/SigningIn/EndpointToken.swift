import Curl
import Refills
import Statecharts
import Synchronization

/// The access token of one endpoint, where the poller and the errands meet: who comes first asks for it, the others
/// wait or use the old one. Nothing waits while it is locked.
package final class EndpointToken: Sendable {
  enum Step {
    case use(AccessToken)
    /// Send this, and hand its outcome to `finished`.
    case ask(CurlRequest)
    case wait(until: Instant)
    case failed(TokenError)
  }

  private let ask: TokenAsk
  private let options: CurlOptions
  private let keeper: Mutex<TokenKeeper>

  init(_ ask: TokenAsk, of endpoint: Endpoint) {
    self.ask = ask
    options = endpoint.options
    keeper = Mutex(TokenKeeper(seed: endpoint.name.text.fnv1a()))
  }

  func next(at now: Instant) -> Step {
    switch keeper.withLock({ $0.next(at: now) }) {
    case .use(let token): return .use(token)
    case .wait(let until): return .wait(until: until)
    case .ask:
      var random = SystemRandomNumberGenerator()
      let id = (0..<2).map { _ in String(random.next(), radix: 36) }.joined()
      do throws(TokenError) {
        return .ask(try ask.request(id: id, options: options, at: now))
      } catch {
        keeper.withLock { $0.failed(at: now, notBefore: nil) }
        return .failed(error)
      }
    }
  }

  func finished(_ outcome: Result<CurlResponse, CurlError>, at now: Instant) -> Result<
    AccessToken, TokenError
  > {
    do throws(TokenError) {
      let grant = try TokenGrant(outcome, at: now)
      return .success(keeper.withLock { $0.granted(grant, at: now) })
    } catch {
      keeper.withLock { keeper in
        if error.code == .ended {
          keeper.abandoned()
        } else {
          keeper.failed(at: now, notBefore: error.notBefore)
        }
      }
      return .failure(error)
    }
  }

  /// A request with this token was not let in.
  /// - Returns: whether it is worth trying again with another token.
  func refused(_ token: AccessToken, at now: Instant) -> Bool {
    keeper.withLock { $0.refused(token, at: now) }
  }

  func closedUntil(_ now: Instant) -> Instant? {
    keeper.withLock { $0.closedUntil(now) }
  }
}
