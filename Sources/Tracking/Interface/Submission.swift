package import Refills
package import Store

/// One request to change something, as it is handed to the door. Its inputs are applied in order in one
/// transaction: all of them, or none.
package struct Submission: Sendable {
  package enum Change: Sendable {
    /// Makes a refill and gives it its first inputs.
    case begin(RefillRecord, first: [FirstInput])
    case input(RefillID, RefillChart.Event, expecting: Int64?)
    /// What a pharmacy's answer means, if anything, and the answer itself, which is kept whatever becomes of that.
    case news(RefillChart.Event?, RawAnswer)
    /// A clock that is due; only the timer loop sends these.
    case clock(TimerRow)
    /// A patient as a record system writes them; which contacts have ended stays as it is known here.
    case patient(Patient)
    /// That a contact of a patient has ended, or (nil) is used again. Changes nothing where it stands so already.
    case contact(PatientID, ContactPlace, ContactEnding?)
    case prescription(Prescription)
    case request(RefillRequest)
    /// - Parameter verifier: of a new password; nil: the one that is set stays.
    case staff(StaffMember, verifier: String? = nil)
    /// Whether somebody is away.
    case absence(StaffID, Absence?)
    case order(Order)
    case dispense(Dispense)
    /// What is said of a visit, a charge or a thread; what it means for its refill follows in the same transaction.
    case visit(BesideInput<VisitChart>)
    case charge(BesideInput<ChargeChart>)
    case thread(BesideInput<ThreadChart>)
    /// That somebody is about to be shown something; it moves nothing.
    case read(ReadRecord)
  }

  /// The first inputs of a new refill: the outcome of screening needs what the door alone can read.
  package enum FirstInput: Sendable {
    case event(RefillChart.Event)
    /// The door screens the request against what is live in the same transaction and sends what comes of it.
    case screen(reason: String?)
  }

  package let changes: [Change]
  package let sender: Sender
  /// Set where the client sent an `Idempotency-Key`.
  package let key: AnswerKey?
  package let requestDigest: [UInt8]
  /// Makes the answer that is kept with the key, from what came of the changes, before anything is committed.
  package let render: @Sendable (Outcome) -> RenderedAnswer

  package init(
    _ changes: [Change], from sender: Sender, key: AnswerKey? = nil, requestDigest: [UInt8] = [],
    render: @escaping @Sendable (Outcome) -> RenderedAnswer = { _ in RenderedAnswer(status: 204, body: []) }
  ) {
    self.changes = changes
    self.sender = sender
    self.key = key
    self.requestDigest = requestDigest
    self.render = render
  }
}
