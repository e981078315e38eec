/// Why an event changed nothing about a matter beside a refill.
package enum BesideRefusal: Error, Hashable, Sendable {
  /// Its chart does not let this actor send it.
  case notAllowed(String, Actor, may: Set<Actor>)
  /// It is known already.
  case known
  /// There is a transition, and the named guards said no.
  case against([String])
  /// No transition of its present state takes the event.
  case notNow(String, String)
  /// It has as many steps as one may have.
  case full
  /// The sender had an older version before them.
  case versionMoved(now: Int64)
  /// What is stored does not fit its chart.
  case broken

  /// One word for machines.
  package var code: String {
    switch self {
    case .notAllowed: "not-allowed"
    case .known: "ignored"
    case .against: "guarded"
    case .notNow: "unhandled"
    case .full: "full"
    case .versionMoved: "version-moved"
    case .broken: "broken"
    }
  }

  /// Says what is the matter and what to do, without personal data.
  package var text: String {
    switch self {
    case .notAllowed(let event, let actor, let allowed):
      "“\(event)” may not be sent by \(actor.rawValue); it may be sent by "
        + allowed.map(\.rawValue).sorted().joined(separator: ", ") + "."
    case .known: "This is known already and changes nothing."
    case .against(let guards): "This cannot happen now: \(guards.joined(separator: ", ")) does not allow it."
    case .notNow(let event, let state): "“\(event)” cannot happen while it is “\(state)”."
    case .full: "It has as many entries as one may have. Call instead."
    case .versionMoved(let version): "It has changed and is at version \(version) now. Read it again first."
    case .broken: "What is stored does not fit its chart. Report this."
    }
  }
}
