import Curl
import Statecharts
import Tracking

extension ErrandDestination {
  enum Sent {
    case answered(CurlResponse)
    /// It did not leave, for certain, or was turned away at the door.
    case not(DeliveryResult)
  }

  private enum Entry {
    /// Go; with a token where the endpoint needs one.
    case open(AccessToken?)
    case closed(DeliveryResult)
  }

  /// Signs in, keeps to the endpoint's budget, sends. A request whose token was refused was not looked at: it is sent
  /// once more with another one.
  func send(_ request: CurlRequest, to endpoint: Endpoint) async throws(CurlError) -> Sent {
    var isSecond = false
    while true {
      let token: AccessToken?
      switch await signIn(to: endpoint) {
      case .open(let held): token = held
      case .closed(let result): return .not(result)
      }
      if let moment = admit(endpoint.name) { return .not(later(moment)) }
      let response = try await client.perform(endpoint.authorised(request, with: token, at: time.now()))
      guard response.status == 401, !isSecond, let token,
        tokens[endpoint.name]?.refused(token, at: time.now()) == true
      else { return .answered(response) }
      isSecond = true
    }
  }

  private func signIn(to endpoint: Endpoint) async -> Entry {
    guard let token = tokens[endpoint.name] else { return .open(nil) }
    switch token.next(at: time.now()) {
    case .use(let held): return .open(held)
    case .wait(let until): return .closed(later(until))
    case .failed(let error): return .closed(.failed(error.description, after: nil))
    case .ask(let request):
      let outcome: Result<CurlResponse, CurlError>
      do throws(CurlError) {
        outcome = .success(try await client.perform(request))
      } catch {
        outcome = .failure(error)
      }
      switch token.finished(outcome, at: time.now()) {
      case .success(let held): return .open(held)
      case .failure(let error): return .closed(.failed(error.description, after: nil))
      }
    }
  }
}
