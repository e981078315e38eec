package import Refills

extension RefillChart.Notice {
  /// What a message with this notice is about: money, where nothing but money is asked of the patient.
  package func purpose(of record: RefillRecord) -> Consent.Purpose {
    switch self {
    case .needsYou, .reminder:
      let asked = record.openActions.map(\.kind)
      return !asked.isEmpty && asked.allSatisfy { $0 == .payment || $0 == .price } ? .billing : .care
    case .received, .approved, .sent, .preparing, .held, .ready, .partlyReady, .partlyPickedUp,
      .collectReminder, .windowOver, .shipped, .delivered, .deliveryProblem, .returned, .notDispensed,
      .denied,
      .notAccepted, .expired, .late, .cancelConfirmed, .cancelRefused, .changed, .doNotTake, .wrongItem,
      .correction, .answered, .sentAgain:
      return .care
    }
  }
}
