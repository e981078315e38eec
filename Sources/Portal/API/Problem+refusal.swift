import Refills
import Statecharts
import Tracking

extension Problem {
  /// What a refusal of the door is to an API client.
  init(_ refusal: Refusal, refill: Refill?) {
    let version = refill.map { String($0.version) } ?? ""
    switch refusal {
    case .notAllowed: self = .forbidden(refusal.text)
    case .versionMoved(let now, let decision):
      var extra = ["version": String(now)]
      extra["decidedBy"] = decision?.by
      extra["decidedAt"] = decision?.at.rfc3339
      self = Problem("version-moved", 412, "The refill has changed", refusal.text, extra: extra)
    case .guarded, .ignored, .unhandled, .outdated, .implausible, .askAgain, .clockReplaced:
      self = Problem(
        refusal.code, 409, "Not possible now", refusal.text,
        extra: ["version": version, "progress": refill?.progress.rawValue ?? ""])
    case .early: self = Problem(refusal.code, 409, "Not yet", refusal.text)
    case .invalid(let text): self = .unprocessable(text)
    }
  }
}

extension Problem {
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
  var answerOfForm: RenderedAnswer { problem()?.rendered ?? RenderedAnswer(status: 204, body: []) }

  /// The answer to a client for anything but success.
  func problem() -> Problem? {
    switch self {
    case .done, .kept: nil
    case .refused(let refusal, let refill): Problem(refusal, refill: refill)
    case .refusedBeside(let refusal): Problem(refusal)
    case .noSuchRefill: .notFound("There is no such refill.")
    case .conflict(let text): .conflict(text)
    }
  }
}
