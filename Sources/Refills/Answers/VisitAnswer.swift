package import Statecharts

/// When the appointment is: what the clinic's scheduler said of it, or what the refill alone knows.
package enum VisitAnswer: Hashable, Sendable {
  /// The patient is asked to book or attend one.
  case asked(OpenAction)
  /// There are times to choose from.
  case offered
  /// The patient chose a time; the scheduler has not said yes yet.
  case askedFor(Instant?)
  case booked(Instant)
  /// It was to be at another time before.
  case moved(Instant, from: Instant)
  /// The patient cannot come then; it stands until the scheduler says another time.
  case moveAsked(Instant)
  /// No time is known.
  case planned
  case missed
  case held(Instant?)
  case cancelled
  /// It was denied because a visit comes first.
  case neededFirst
  case noneKnown

  /// Whether somebody waits for the patient.
  package var isAsked: Bool {
    switch self {
    case .asked, .offered: true
    case .askedFor, .booked, .moved, .moveAsked, .planned, .missed, .held, .cancelled, .neededFirst,
      .noneKnown:
      false
    }
  }

  /// Whether a visit is known of.
  package var isKnown: Bool { self != .noneKnown }
}
