package import Refills
package import Statecharts

/// One part of a transaction.
package enum Write: Sendable {
  /// Snapshot, journal row, timers and dispatches of a decision. A version of 1 makes the refill.
  case decision(Decision)
  /// A try that changed nothing, for the journal.
  case refusal(JournalEntry)
  /// An answer of a pharmacy's as it came, after what was made of it. `refusal` is why its input changed nothing,
  /// `isJournaled` whether the refill's last row in the journal is that of its input.
  case heard(RawAnswer, of: PatientID, refusal: String?, isJournaled: Bool)
  case answer(StoredAnswer)
  case patient(Patient)
  case prescription(Prescription)
  case request(RefillRequest)
  /// Whether they are away stays as it was.
  /// - Parameter verifier: of a new password; nil: the one that is set stays.
  case staff(StaffMember, verifier: String? = nil)
  /// Whether somebody is away; all else that is kept of them stays. Who is not there any more is not made again.
  case absence(StaffID, Absence?)
  case order(Order)
  case dispense(Dispense)
  /// A matter beside a refill, as its chart left it.
  case matter(AnyMatter)
  /// A row of the stream that a consumer could not take; it is tried again from the queue, in the refill's
  /// order.
  case parked(consumer: String, refill: RefillID, sequence: Int64, at: Instant)
  /// How far a consumer has got.
  case cursor(consumer: String, sequence: Int64)
  /// A dead row goes back into the queue by hand, as if it had not been tried: whoever asks for it has seen why it died.
  case revive(MessageID, at: Instant)
  /// What was heard of a message after its row was settled. It stands with the row; with a time the row goes back into
  /// the queue, in front of what came after it.
  case reported(MessageID, String, again: Instant?)
  /// From now on no message goes that it is about.
  case hold(MessageHold)
  /// What it held goes on, if it is still true.
  case release(HoldID, by: String, at: Instant)
  /// Who was shown whose data.
  case read(ReadRecord)
  /// Reading marks of the poller; losing the last of them only means asking again.
  case reading(ReadingMark)
}
