import Refills

extension Refill {
  /// Whether the chart has an answer to this now. A wish to cancel is heard by a region of its own, as long as the refill
  /// lives.
  func hears(_ kind: RefillChart.EventKind) -> Bool {
    progress.handled.contains(kind) || isLive && regions.handled.contains(kind)
  }

  /// It has left the house: it is not taken back any more, the pharmacy can be asked to.
  var canOnlyAskToCancel: Bool {
    hears(.patientCancel) && !progress.handled.contains(.patientCancel)
  }
}
