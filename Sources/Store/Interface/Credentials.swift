package import Refills
package import Statecharts

/// Signs a patient out everywhere.
package typealias EndingSessions = @Sendable (PatientID) throws(StoreError) -> Void

/// What lets people and clients in. Secrets are kept as digests only.
package protocol Credentials: Sendable {
  /// A password's verifier, as `Portal` made it and `Write.staff` sets it; nil where none is set.
  func passwordVerifier(of staff: StaffID) throws(StoreError) -> String?

  /// Nil where none was begun.
  func secondFactor(of staff: StaffID) throws(StoreError) -> SecondFactor?
  /// Begins one that is not confirmed yet, in the place of one that was not either.
  /// - Throws: `conflict` where a confirmed one is there.
  func beginSecondFactor(_ secret: [UInt8], of staff: StaffID) throws(StoreError)
  /// Confirms the factor by a code of this time step, or signs in by it. Each step counts once, and none before it.
  /// - Returns: false where it counted already, or there is no factor.
  func spendStep(_ step: Int64, of staff: StaffID) throws(StoreError) -> Bool
  func removeSecondFactor(of staff: StaffID) throws(StoreError)
  /// Whether sign-ins need a code of it.
  func hasSecondFactor(_ staff: StaffID) throws(StoreError) -> Bool
  /// Signs a member of staff out everywhere else.
  /// - Parameter digest: of the one session that stays; nil: none does.
  func endSessions(of staff: StaffID, except digest: [UInt8]?) throws(StoreError)

  func save(_ session: StoredSession) throws(StoreError)
  /// Moves the end of a session that is still there.
  func extend(_ session: StoredSession) throws(StoreError)
  func session(digest: [UInt8]) throws(StoreError) -> StoredSession?
  func endSession(digest: [UInt8]) throws(StoreError)
  /// Signs a patient out everywhere; links that were not opened yet open nothing any more.
  func endSessions(of patient: PatientID) throws(StoreError)

  func save(_ ticket: StoredTicket) throws(StoreError)
  /// Spends a one-time ticket: returned once, only before its end, and only in the browser that it is bound to.
  /// - Parameter browser: SHA-256 of the secret in the browser's cookie; nil: it has none.
  func spendTicket(digest: [UInt8], browser: [UInt8]?, at now: Instant) throws(StoreError) -> StoredTicket?
}
