/// What deciding needs of the clinic: how its time is counted and how long things may take.
package struct DecisionContext: Sendable {
  package let calendars: Calendars
  package let durations: Durations

  package init(calendars: Calendars, durations: Durations = .standard) {
    self.calendars = calendars
    self.durations = durations
  }
}
