import Refills

extension RefillChart.Notice {
  /// Whether saying it a second time in a row tells the patient nothing. The others are new each time they come: another
  /// thing to do, another hold, another part, another day of waiting, another warning, another answer.
  var saysOneThing: Bool {
    switch self {
    case .received, .approved, .sent, .preparing, .ready, .shipped, .delivered, .deliveryProblem, .returned,
      .notDispensed, .denied, .notAccepted, .expired, .windowOver, .cancelConfirmed, .cancelRefused:
      true
    case .held, .partlyReady, .partlyPickedUp, .collectReminder, .needsYou, .reminder, .late, .changed,
      .doNotTake, .wrongItem, .correction, .answered:
      false
    }
  }

  /// News for which the week's last text is kept, of whatever class.
  var isReady: Bool { self == .ready || self == .partlyReady }
}
