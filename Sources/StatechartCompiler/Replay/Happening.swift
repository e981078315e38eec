import Statecharts

/// One thing that a macrostep did, with what became of it in the chart's surroundings. Indices are those of
/// the chart.
enum Happening: Sendable, Equatable {
  case left(state: Int)
  case took(transition: Int)
  case entered(state: Int)
  case command(Int)
  case log(label: String, expression: String)
  case sent(PendingEvent)
  /// With what was pending under that id.
  case cancelled(id: String, [PendingEvent])
  /// Nil: it waits, because nothing here knows its length.
  case started(clock: Int, PendingEvent?)
  /// With its due time, where it had not gone off.
  case stopped(clock: Int, PendingEvent?)
}
