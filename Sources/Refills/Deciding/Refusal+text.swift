extension Refusal {
  /// One word for the journal and for machines.
  package var code: String {
    switch self {
    case .notAllowed: "not-allowed"
    case .versionMoved: "version-moved"
    case .guarded: "guarded"
    case .ignored: "ignored"
    case .unhandled: "unhandled"
    case .outdated: "outdated"
    case .elsewhere: "elsewhere"
    case .early: "early"
    case .implausible: "implausible"
    case .askAgain: "ask-again"
    case .clockReplaced: "clock-replaced"
    case .invalid: "invalid"
    }
  }

  /// Says what is the matter and what to do, without personal data.
  package var text: String {
    switch self {
    case .notAllowed(let actor, let kind):
      "“\(kind.rawValue)” may not be sent by \(actor.rawValue); it may be sent by "
        + kind.actors.map(\.rawValue).sorted().joined(separator: ", ") + "."
    case .versionMoved(let version, let decision):
      "The refill has changed and is at version \(version) now"
        + (decision.map { "; decided by \($0.by)" } ?? "") + ". Read it again before you decide."
    case .guarded(let guards):
      guards.isEmpty
        ? "The refill is not where this can happen."
        : "This cannot happen now: " + guards.map { "\($0)" }.joined(separator: ", ") + " does not allow it."
    case .ignored: "This is known already and changes nothing."
    case .unhandled: "The refill is not where this can happen."
    case .outdated: "Newer news is known."
    case .elsewhere: "It is at another pharmacy now; what the one before says moves nothing."
    case .early: "The news is for a time to come and counts from then on."
    case .implausible: "The time of this news cannot be right; support has been asked to look."
    case .askAgain: "The pharmacy takes back what it said; it is asked a second time first."
    case .clockReplaced: "The clock has been set again since."
    case .invalid(let text): text
    }
  }
}
