package import Foundation
package import Statecharts

/// The calendars in which the clocks of one refill are counted.
package struct Calendars: Hashable, Sendable {
  package let clinic: BusinessCalendar
  package let patient: PatientCalendar

  package var patientZone: TimeZone { patient.zone }

  package init(clinic: BusinessCalendar, patientZone: TimeZone) {
    self.clinic = clinic
    patient = PatientCalendar(zone: patientZone)
  }

  /// When a clock that starts at `start` and is never paused is due.
  package func due(after length: Span, in calendar: ClockCalendar, from start: Instant) -> Instant {
    switch calendar {
    case .elapsed: start + length
    case .businessDays: clinic.due(afterDays: length, from: start)
    case .businessHours: clinic.due(afterOpen: length, from: start)
    case .days: patient.due(after: length, from: start)
    }
  }

  /// A due time, moved by what pauses took from the clock.
  ///
  /// Business clocks lose the open time of a pause, the others its elapsed time; a weekend's pause moves no business
  /// clock. Only what lies after the start counts, and of that only pauses that begin before the clock is due.
  /// - Parameters:
  ///   - unpaused: when it would be due without any pause.
  ///   - pauses: in any order; they may overlap.
  ///   - start: when the clock began to run.
  ///   - now: the end of a pause that still lasts.
  package func due(
    _ unpaused: Instant, in calendar: ClockCalendar, movedBy pauses: [Pause], from start: Instant,
    at now: Instant
  ) -> Instant {
    var due = unpaused
    var counted = start
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let from = max(pause.from, counted)
      let until = pause.until ?? now
      guard from < until else { continue }
      guard from < due else { break }
      counted = until
      switch calendar {
      case .elapsed, .days: due = due + (until - from)
      case .businessDays, .businessHours:
        let taken = clinic.openTime(from: from, until: until)
        if taken > .zero { due = clinic.due(afterOpen: taken, from: due) }
      }
    }
    return due
  }
}
