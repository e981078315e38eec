import Foundation
import Statecharts

/// The patient's history of a refill: what somebody reported, and no step that nobody saw.
package struct Timeline: Hashable, Sendable {
  /// By time, and in the journal's order where times are equal.
  package let steps: [TimelineStep]

  /// - Parameter entries: the refill's journal, in order. Of an entry whose payload is erased or sealed its own time
  ///   counts.
  package init(_ entries: [JournalEntry]) {
    let found = entries.compactMap(Self.step)
    steps = found.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
      \.element)
  }

  private static func step(_ entry: JournalEntry) -> TimelineStep? {
    guard entry.refusal == nil, let kind = entry.kind.step else { return nil }
    guard entry.from != entry.to || kind.countsWithoutMove else { return nil }
    let report = report(of: entry)
    guard report?.contradiction == nil else { return nil }
    return TimelineStep(
      kind: kind, at: report?.orderedBy ?? entry.at, isCorrection: entry.isCorrection)
  }

  /// The report that an entry carries; nil where it carries something else, or can't be read any more.
  private static func report(of entry: JournalEntry) -> Report? {
    guard !entry.payload.isEmpty else { return nil }
    return try? JSONDecoder().decode(Report.self, from: Data(entry.payload))
  }
}

extension TimelineStep.Kind {
  /// Worth showing though the refill stayed where it was.
  fileprivate var countsWithoutMove: Bool { self == .decidedElsewhere || self == .asked }
}

extension RefillChart.EventKind {
  /// What a patient sees of an event; nil for clocks, for the service's own doings and for what only staff handle.
  fileprivate var step: TimelineStep.Kind? {
    switch self {
    case .screeningBegin: .requested
    case .screeningFailed: .notAccepted
    case .providerApprove: .approved
    case .providerDeny: .denied
    case .providerDecidedElsewhere: .decidedElsewhere
    case .providerPropose: .changeProposed
    case .patientConfirmedChange: .changeAccepted
    case .patientDeclinedChange: .changeDeclined
    case .providerUndo: .decisionUndone
    case .providerAsk, .actionOpened: .asked
    case .prescriptionSigned: .signed
    case .prescriptionDiscontinued: .stopped
    case .prescriptionSuperseded: .replaced
    case .patientCancel: .cancelAsked
    case .orderAccepted: .sent
    case .orderReplaced: .askedForAgain
    case .pharmacyRerouted: .rerouted
    case .pharmacyReceived: .received
    case .pharmacyPreparing: .preparing
    case .pharmacyTransferring: .transferring
    case .pharmacyHoldTooSoon, .pharmacyHoldOutOfStock, .pharmacyHoldBackordered, .pharmacyHoldClarification,
      .pharmacyHoldPriorAuthorisation, .pharmacyHoldWithPayer, .pharmacyHoldMismatch,
      .pharmacyHoldUnreachable,
      .pharmacyHoldSupervisor, .pharmacyHoldNoReason:
      .held
    case .pharmacyHoldLifted, .providerHoldLifted: .holdLifted
    case .pharmacyPartlyReady: .partlyReady
    case .pharmacyReady: .ready
    case .pharmacyPacked: .packed
    case .pharmacyPickedUp: .pickedUp
    case .pharmacyCompleted: .completed
    case .pharmacyNotDispensed: .notDispensed
    case .pharmacyReturnedToStock: .returnedToStock
    case .pharmacyTransferredOut: .transferredOut
    case .pharmacyCancelled: .cancelled
    case .pharmacyCancelRefused: .cancelRefused
    case .pharmacyEnteredInError: .takenBack
    case .carrierInTransit: .inTransit
    case .carrierOutForDelivery: .outForDelivery
    case .carrierDelivered: .delivered
    case .carrierProblem: .deliveryProblem
    case .patientHasIt: .patientHasIt
    case .patientDidNotGetIt: .patientDidNotGetIt
    case .patientOnlyPart: .patientGotPart
    case .patientWrongItem: .patientGotWrongItem
    case .patientAskAgain: .askedAgain
    case .refillImported, .screeningPassed, .screeningNoProvider, .patientAlmostOut, .patientFeelsUnwell,
      .patientMoved, .patientUnreached, .patientTexted, .patientTextedCancel, .messageBraked, .threadAnswered,
      .visitAsked, .actionClosed,
      .orderRefused, .orderUnknown, .orderNotFound, .orderSendAgain,
      .pharmacyUnmapped, .trackingFresh, .trackingStale, .trackingUnavailable, .taskDone, .promiseChanged,
      .workAssigned,
      .workSnoozed, .workResumed,
      .clockPrescriptionEnds, .clockScreeningDue, .clockScreeningSlow, .clockScreeningAgainSlow,
      .clockReviewDue, .clockCoverDue, .clockLeadDue, .clockNoProviderDue, .clockUndoOver,
      .clockSigningExpires, .clockElsewhereDue, .clockSigningDue, .clockSendingSlow, .clockUnknownDue,
      .clockUnknownLate, .clockFailedLate, .clockSilenceOver, .clockUnconfirmedDue, .clockSentDue,
      .clockReceivedDue,
      .clockPreparingDue, .clockTransferDue, .clockRemainderEnds, .clockTooSoonOver, .clockStockDue,
      .clockBackorderDue, .clockClarificationDue, .clockAuthorisationDue, .clockPayerDue, .clockMismatchDue,
      .clockUnreachableDue, .clockSupervisorDue, .clockHoldReasonDue, .clockPartReminder,
      .clockCollectFirst, .clockCollectSecond, .clockCollectLast, .clockWindowOver, .clockReadySilent,
      .clockPartSilent, .clockPackedDue, .clockPackedSilent,
      .clockCarrierSilent, .clockArrivalDue, .clockDoorstepDue, .clockProblemDue, .clockDisputeDue,
      .clockAskFirst, .clockAskSecond, .clockAskLast, .clockCancelDue, .clockRunOutNear, .clockPromiseOver:
      nil
    }
  }
}
