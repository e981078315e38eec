package import Refills

extension RefillChart.Notice {
  /// Whether the notice says what is so now. It is asked at the moment of sending, not when the notice was
  /// made.
  ///
  /// News of safety stands for longer than the state that made it: what must not be taken must not be taken
  /// later.
  package func isTrue(of regions: RefillChart.Regions) -> Bool {
    let progress = regions.progress
    return switch self {
    case .received: [.requested, .reviewPending].contains(progress.stage)
    case .approved: progress.stage == .approved
    case .sent: [.sent, .pharmacyReceived].contains(progress)
    case .preparing: [.preparing, .packed].contains(progress)
    case .held: Self.holds.contains(progress)
    case .partlyReady: progress == .partlyReady
    case .ready: progress == .ready
    case .collectReminder: [.ready, .partlyReady].contains(progress)
    case .windowOver: progress == .readyWindowOver
    case .partlyPickedUp: progress == .remainder
    case .shipped: [.shipped, .outForDelivery].contains(progress)
    case .delivered: progress == .delivered
    case .sentAgain: progress == .replaced
    case .deliveryProblem: progress == .deliveryProblem
    case .returned: progress == .returnedToStock
    case .notDispensed: progress == .notDispensed
    case .denied: progress == .denied
    case .notAccepted: progress == .notAccepted
    case .expired: progress == .expired
    case .needsYou:
      regions.patientPart != .nothingAsked || [.holdMismatch, .changesToConfirm].contains(progress)
    case .reminder: regions.patientPart != .nothingAsked
    case .late: regions.pace == .late || progress == .deliveryProblem
    case .cancelConfirmed: regions.cancel == .cancelConfirmed || progress == .cancelled
    case .cancelRefused: regions.cancel == .cancelRefused
    case .changed: !progress.isClosed || [.transferredOut, .discontinued, .superseded].contains(progress)
    case .wrongItem: progress == .deliveryDisputed || progress == .replaced
    case .doNotTake, .correction, .answered: true
    }
  }

  /// States in which the pharmacy waits for somebody who is not the patient.
  private static let holds: Set<RefillChart.Progress> = [
    .holdTooSoon, .holdOutOfStock, .holdBackordered, .holdClarification, .holdPriorAuthorisation,
    .holdWithPayer,
    .holdUnreachable, .holdSupervisor, .holdNoReason,
  ]
}
