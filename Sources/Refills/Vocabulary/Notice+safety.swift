extension RefillChart.Notice {
  /// Whether it tells of a danger: it goes at once, past everything that waits (docs/messages.md, “Classes”). A notice
  /// that is new in the chart does not compile until that is said of it.
  package var isSafety: Bool {
    switch self {
    case .changed, .doNotTake, .wrongItem: true
    case .correction, .needsYou, .reminder, .denied, .notAccepted, .deliveryProblem, .returned, .notDispensed,
      .cancelConfirmed, .cancelRefused, .expired, .collectReminder, .windowOver, .answered, .ready,
      .partlyReady,
      .partlyPickedUp, .shipped, .delivered, .late, .held, .received, .approved, .sent, .preparing:
      false
    }
  }
}
