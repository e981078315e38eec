/// A fault that is put into the run on purpose, to see that the invariants find it. None of them is in the product:
/// each is done by what stands around it here.
package enum Plant: String, CaseIterable, Sendable {
  /// An attempt's end is written whatever attempt the row is at.
  case settleWithoutAttempt
  /// What a decision sends is written in a second transaction.
  case outboxAfterCommit
  /// A reading counts as made now, whatever time it is of.
  case staleReadApplied
  /// Whom to write to is read when a message is first looked at, and not again when it leaves.
  case optOutReadBeforeHold
  /// An order whose attempt was cut short is claimed again.
  case onceRowClaimedAgain
  /// A client is answered before the commit.
  case answerBeforeCommit
  /// What was answered to a key is written in a transaction of its own.
  case answerKeptApart
  /// A clock that has fired stays due.
  case firedClockStays
  /// A consumer's cursor is moved on before the event is delivered.
  case cursorBeforeDelivery
  /// Orders, read-backs and cancellations are not counted against an endpoint's budget.
  case errandsNotCharged
  /// `If-Match` is not looked at.
  case versionIgnored
  /// What is true of a refill is read when its message is first looked at, and not again when it leaves.
  case truthReadBeforeHold
}
