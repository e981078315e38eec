package import Refills

/// How one try to send a message to one contact ended.
package enum SendOutcome: Hashable, Sendable {
  /// Whoever carries it has taken it.
  case taken
  /// It did not arrive, for certain; try again. `after` is what the other side asked for, in milliseconds.
  case failed(String, after: Int64?)
  /// Not now, through no fault of the message.
  case notBefore(milliseconds: Int64, reason: String)
  /// It will never arrive. Where that is so of any message to this contact, it says why.
  case refused(String, ending: ContactEnding.Cause? = nil)
  /// It may have arrived, and nobody knows.
  case unknown(String)
}
