import NIOPosix
import Refills
import Statecharts
import Store
import Synchronization

/// Staff sign in with the clinic's id of theirs and a password.
package final class StaffSignIn: Sendable {
  /// A verifier that no password matches, so that an unknown account takes as long as a known one.
  private static let nobody =
    "scrypt:32768:8:3:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

  private let parts: PortalParts
  private let limiter = Mutex(SignInLimiter())
  let factors: SecondFactors

  package init(_ parts: PortalParts) {
    self.parts = parts
    factors = SecondFactors(parts)
  }

  enum Outcome {
    case signedIn(cookie: String)
    case wrong
    case wait(until: Instant)
  }

  /// - Parameter code: of the account's app; what is typed there counts only where one was set up.
  func signIn(_ account: String, password: String, code: String, at now: Instant) async throws(Problem)
    -> Outcome
  {
    let external = ExternalID(account)
    // What cannot be an account is counted together: its length is anybody's choice.
    let counted = external?.text ?? ""
    if let until = limiter.withLock({ $0.begin(counted, at: now) }) { return .wait(until: until) }
    let service = Service(parts)
    let member =
      try external.map { name throws(Problem) in try service.staff(name) } ?? nil
    let verifier =
      try member.map { member throws(Problem) in
        try service.read { () throws(StoreError) in try parts.credentials.passwordVerifier(of: member.id) }
      } ?? nil
    let matches = await Self.offThePool { PasswordVerifier.matches(password, verifier ?? Self.nobody) }
    guard matches, let member, verifier != nil else { return .wrong }
    if try factors.isSet(for: member.id) {
      switch try factors.take(code, of: member.id, at: now) {
      case .accepted: break
      case .wrong: return .wrong
      case .wait(let until): return .wait(until: until)
      }
    }
    limiter.withLock { $0.succeeded(counted) }
    let secret = Secret.make()
    let session = StoredSession(
      digest: Authentication.digest(secret), subject: .staff(member.id), startedAt: now,
      endsAt: now + parts.patience.staffIdle)
    try service.read { () throws(StoreError) in try parts.credentials.save(session) }
    return .signedIn(cookie: secret)
  }

  /// Whether somebody who is signed in already knows the password, too. Tries count as those of a sign-in.
  func knows(_ password: String, _ member: StaffMember, at now: Instant) async throws(Problem) -> Bool {
    guard limiter.withLock({ $0.begin(member.external.text, at: now) }) == nil else { return false }
    let verifier = try Service(parts).read { () throws(StoreError) in
      try parts.credentials.passwordVerifier(of: member.id)
    }
    guard let verifier, await Self.offThePool({ PasswordVerifier.matches(password, verifier) }) else {
      return false
    }
    limiter.withLock { $0.succeeded(member.external.text) }
    return true
  }

  func signOut(_ request: PortalRequest) throws(Problem) {
    guard let secret = request.cookies[Authentication.staffCookie] else { return }
    try Service(parts).read { () throws(StoreError) in
      try parts.credentials.endSession(digest: Authentication.digest(secret))
    }
  }

  /// Hashing a password takes tens of milliseconds; that is not done on a thread that others wait for.
  private static func offThePool(_ work: @escaping @Sendable () -> Bool) async -> Bool {
    do {
      return try await NIOThreadPool.singleton.runIfActive(work)
    } catch {
      return false
    }
  }
}
