extension RefillChart.Notice {
  /// The class of each notice of the chart. A notice that is new in the chart does not compile until it has
  /// one.
  package var noticeClass: NoticeClass {
    switch self {
    case .changed, .doNotTake, .wrongItem: .safety
    case .correction: .correction
    case .needsYou, .reminder, .denied, .notAccepted, .deliveryProblem, .returned, .notDispensed,
      .cancelConfirmed,
      .cancelRefused, .expired, .collectReminder, .windowOver, .answered, .sentAgain:
      .act
    case .ready, .partlyReady, .partlyPickedUp, .shipped, .delivered: .good
    case .late, .held: .late
    case .received, .approved, .sent, .preparing: .pageOnly
    }
  }
}
