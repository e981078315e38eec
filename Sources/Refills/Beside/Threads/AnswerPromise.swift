package import Statecharts

/// By when the clinic answers what patients write: so much open time of its own hours later.
package struct AnswerPromise: Hashable, Sendable {
  package let calendar: BusinessCalendar
  private let within: Span

  package init(calendar: BusinessCalendar, within: Span) {
    self.calendar = calendar
    self.within = within
  }

  /// When an answer to what is written at `moment` should be there.
  package func due(from moment: Instant) -> Instant { calendar.due(afterOpen: within, from: moment) }
}
