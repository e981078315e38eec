/// When the appointment is. Visits are kept by the clinic's scheduler: here is only what the refill knows of them.
package enum VisitAnswer: Hashable, Sendable {
  /// The patient is asked to book or attend one.
  case asked(OpenAction)
  /// It was denied because a visit comes first.
  case neededFirst
  case noneKnown

  package var isAsked: Bool {
    switch self {
    case .asked: true
    case .neededFirst, .noneKnown: false
    }
  }
}
