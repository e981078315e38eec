package import Refills

/// What came of a submission.
package enum Outcome: Sendable {
  /// All changes hold and are on disk; the refills as they are now, in the order of the changes that
  /// touched one.
  case done([Refill])
  /// The same of a submission about a matter beside a refill.
  case kept(BesideKept)
  /// One change was refused, so none was made.
  case refused(Refusal, refill: Refill?)
  /// A matter beside a refill did not take what was said, so no change was made.
  case refusedBeside(BesideRefusal)
  case noSuchRefill(RefillID)
  case conflict(String)
}
