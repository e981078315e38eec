import Refills

/// The stages in a row: what is behind, where it is, what lies ahead.
struct StageBar {
  let refill: Refill
  let words: AnswerWords

  /// The way of a refill. “Waiting on you” is not a place on it; it marks the place where it waits.
  private static let way: [Stage] = [
    .requested, .reviewPending, .approved, .sentToPharmacy, .shippedOrReady, .closed,
  ]

  func write(_ html: inout HTML) {
    let here = Self.way.firstIndex(of: refill.progress.stage) ?? 0
    let waits = refill.stage == .waitingOnYou
    html.element("ol", ["class": "steps", "aria-label": words.say(PagePhrase.stages)]) { html in
      for (index, stage) in Self.way.enumerated() {
        let mark = index < here ? "done" : index == here ? (waits ? "now you" : "now") : ""
        let shown = index == here && waits ? Stage.waitingOnYou : stage
        let text = words.stage(shown, isScheduled: refill.record.schedule.isScheduled)
        if index == here {
          html.element("li", ["class": mark, "aria-current": "step"]) { $0.element("span", text) }
        } else {
          html.element("li", ["class": mark]) { $0.element("span", text) }
        }
      }
    }
  }
}
