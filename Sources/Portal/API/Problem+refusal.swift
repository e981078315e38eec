import Refills
import Statecharts
import Tracking

extension Problem {
  /// What a refusal of the door is to an API client.
  /// - Parameter kind: of the event that was refused, where it was one.
  init(_ refusal: Refusal, of kind: RefillChart.EventKind?, refill: Refill?) {
    let version = refill.map { String($0.version) } ?? ""
    let isTooLate = kind == .providerUndo && refill?.canOnlyAskToCancel == true
    let text = isTooLate ? "\(refusal.text) \(Self.cancelInstead)" : refusal.text
    switch refusal {
    case .notAllowed: self = .forbidden(refusal.text)
    case .versionMoved(let now, let decision):
      var extra = ["version": String(now)]
      // Who tells something else was not first beaten by whoever decided, be it a week ago.
      if kind?.isDecision ?? true {
        extra["decidedBy"] = decision?.by
        extra["decidedAt"] = decision?.at.rfc3339
      }
      self = Problem("version-moved", 412, "The refill has changed", refusal.text, extra: extra)
    case .guarded, .ignored, .unhandled, .outdated, .elsewhere, .implausible, .askAgain,
      .clockReplaced:
      self = Problem(
        refusal.code, 409, "Not possible now", text,
        extra: ["version": version, "progress": refill?.progress.rawValue ?? ""])
    case .early: self = Problem(refusal.code, 409, "Not yet", refusal.text)
    case .invalid(let text): self = .unprocessable(text)
    }
  }
}

extension Problem {
  /// What it takes once a decision has left the house.
  private static let cancelInstead =
    "What has left cannot be undone: ask the pharmacy to cancel it (`patient.cancel`)."

  /// What a matter beside a refill says to an API client whom it refuses.
  init(_ refusal: BesideRefusal) {
    switch refusal {
    case .notAllowed: self = .forbidden(refusal.text)
    case .versionMoved(let now):
      self = Problem(refusal.code, 412, "It has changed", refusal.text, extra: ["version": String(now)])
    case .known, .against, .notNow, .full: self = Problem(refusal.code, 409, "Not possible now", refusal.text)
    case .broken: self = Problem(refusal.code, 500, "Not done", refusal.text)
    }
  }
}

extension Problem {
  /// As it is kept with the client's key.
  var rendered: RenderedAnswer { RenderedAnswer(status: status, body: body) }
}

extension Outcome {
  /// The answer to a form, which says nothing but that it is done.
  func answerOfForm(_ kind: RefillChart.EventKind? = nil) -> RenderedAnswer {
    problem(of: kind)?.rendered ?? RenderedAnswer(status: 204, body: [])
  }

  /// The answer to a client for anything but success.
  func problem(of kind: RefillChart.EventKind? = nil) -> Problem? {
    switch self {
    case .done, .kept: nil
    case .refused(let refusal, let refill): Problem(refusal, of: kind, refill: refill)
    case .refusedBeside(let refusal): Problem(refusal)
    case .noSuchRefill: .notFound("There is no such refill.")
    case .conflict(let text): .conflict(text)
    }
  }
}
