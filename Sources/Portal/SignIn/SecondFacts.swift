import Refills
import Statecharts
import Synchronization

/// Which sessions have said when their patient was born. In memory alone: after a start it is asked once more.
final class SecondFacts: Sendable {
  /// Sessions that are remembered at once; beyond it those that are over are forgotten, then all.
  private static let mostSessions = 100_000

  enum Outcome {
    case right, wrong, tooOften
  }

  private struct State {
    /// When each is over at the latest, by the digest of its secret.
    var known: [[UInt8]: Instant] = [:]
    /// By patient, so that another session is no way around it.
    var tries = SignInLimiter()
  }

  private let lifetime: Span
  private let state = Mutex(State())

  /// - Parameter lifetime: of a session, at its longest.
  init(lifetime: Span) {
    self.lifetime = lifetime
  }

  func isKnown(_ request: PortalRequest) -> Bool {
    guard let session = Self.session(request) else { return false }
    return state.withLock { $0.known[session].map { request.at < $0 } ?? false }
  }

  /// - Parameter date: nil: it could not be read, which is no guess.
  func say(_ date: CalendarDate?, of patient: Patient, _ request: PortalRequest) -> Outcome {
    guard let session = Self.session(request), let date else { return .wrong }
    return state.withLock { state in
      guard state.tries.begin(patient.id.text, at: request.at) == nil else { return .tooOften }
      guard let born = patient.birthDate, born == date else { return .wrong }
      state.tries.succeeded(patient.id.text)
      if state.known.count >= Self.mostSessions {
        state.known = state.known.filter { request.at < $0.value }
        if state.known.count >= Self.mostSessions { state.known = [:] }
      }
      state.known[session] = request.at + lifetime
      return .right
    }
  }

  private static func session(_ request: PortalRequest) -> [UInt8]? {
    request.cookies[Authentication.patientCookie].map(Authentication.digest)
  }
}
