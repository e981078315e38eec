package import Statecharts

/// One thing that somebody said or did, as the patient's history shows it.
package struct TimelineStep: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case requested, notAccepted, approved, denied, decidedElsewhere, changeProposed, changeAccepted,
      changeDeclined
    case decisionUndone, asked, signed, stopped, replaced, cancelAsked
    case askedForAgain
    case sent, rerouted, received, preparing, transferring, held, holdLifted
    case partlyReady, ready, packed, pickedUp, completed, notDispensed, returnedToStock, transferredOut
    case cancelled, cancelRefused, takenBack
    case inTransit, outForDelivery, delivered, deliveryProblem
    case patientHasIt, patientDidNotGetIt, patientGotPart, patientGotWrongItem, askedAgain
  }

  package let kind: Kind
  /// The source's own time where it gave one, else when we were told.
  package let at: Instant
  /// It took back what we had said before.
  package let isCorrection: Bool

  package init(kind: Kind, at moment: Instant, isCorrection: Bool = false) {
    self.kind = kind
    at = moment
    self.isCorrection = isCorrection
  }
}
