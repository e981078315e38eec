import Refills
import Statecharts
import Store
import Synchronization

/// The one-time codes of staff: set up, asked for at sign-in, taken away.
package final class SecondFactors: Sendable {
  private let parts: PortalParts
  private let limiter = Mutex(SignInLimiter())

  package init(_ parts: PortalParts) {
    self.parts = parts
  }

  enum Answer: Hashable { case accepted, wrong, wait(until: Instant) }

  /// Whether sign-ins of this member need a code.
  func isSet(for staff: StaffID) throws(Problem) -> Bool {
    try Service(parts).read { () throws(StoreError) in try parts.credentials.hasSecondFactor(staff) }
  }

  /// The factor that was begun and is not confirmed.
  func begun(for staff: StaffID) throws(Problem) -> OneTimeCode? {
    try factor(of: staff).flatMap { $0.isConfirmed ? nil : OneTimeCode(secret: $0.secret) }
  }

  /// A new factor, which counts once a first code of it was typed. A key that was shown before is good for nothing:
  /// whoever saw it has not got the one that is confirmed.
  func begin(for staff: StaffID) throws(Problem) -> OneTimeCode {
    let code = OneTimeCode.make()
    try Service(parts).read { () throws(StoreError) in
      try parts.credentials.beginSecondFactor(code.secret, of: staff)
    }
    return code
  }

  /// Counts a code, once. Guessing is slowed as guessing a password is.
  func take(_ typed: String, of staff: StaffID, at now: Instant) throws(Problem) -> Answer {
    if let until = limiter.withLock({ $0.begin(staff.text, at: now) }) { return .wait(until: until) }
    guard let factor = try factor(of: staff),
      let step = OneTimeCode(secret: factor.secret).step(of: typed, at: now)
    else { return .wrong }
    let isSpent = try Service(parts).read { () throws(StoreError) in
      try parts.credentials.spendStep(step, of: staff)
    }
    guard isSpent else { return .wrong }
    limiter.withLock { $0.succeeded(staff.text) }
    return .accepted
  }

  func remove(of staff: StaffID) throws(Problem) {
    try Service(parts).read { () throws(StoreError) in try parts.credentials.removeSecondFactor(of: staff) }
  }

  private func factor(of staff: StaffID) throws(Problem) -> SecondFactor? {
    try Service(parts).read { () throws(StoreError) in try parts.credentials.secondFactor(of: staff) }
  }
}
