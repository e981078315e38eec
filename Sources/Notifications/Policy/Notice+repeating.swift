import Refills

extension RefillChart.Notice {
  /// Whether saying it a second time in a row tells the patient nothing. The others are new each time they come: another
  /// thing to do, another hold, another part, another day of waiting, another warning, another answer.
  var saysOneThing: Bool {
    switch self {
    case .received, .approved, .sent, .preparing, .ready, .shipped, .delivered, .deliveryProblem, .returned,
      .notDispensed, .denied, .notAccepted, .expired, .windowOver, .cancelConfirmed, .cancelRefused,
      .sentAgain:
      true
    case .held, .partlyReady, .partlyPickedUp, .collectReminder, .needsYou, .reminder, .late, .changed,
      .doNotTake, .wrongItem, .correction, .answered:
      false
    }
  }

  /// Whether it sends the patient to a counter, or tells them to wait for a parcel.
  var leadsToMedicine: Bool {
    switch self {
    case .sent, .preparing, .ready, .partlyReady, .collectReminder, .windowOver, .shipped: true
    case .received, .approved, .held, .partlyPickedUp, .delivered, .deliveryProblem, .returned, .notDispensed,
      .denied, .notAccepted, .expired, .late, .cancelConfirmed, .cancelRefused, .changed, .doNotTake,
      .wrongItem,
      .correction, .needsYou, .reminder, .answered, .sentAgain:
      false
    }
  }

  /// News for which the week's last text is kept, of whatever class.
  var isReady: Bool { self == .ready || self == .partlyReady }
}
