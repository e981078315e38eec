/// `<rx:clock name event after from calendar pauses/>`: runs while its state is active.
package struct ClockDeclaration: Sendable, Equatable {
  /// How long it runs: a literal in milliseconds, or the name of a duration in the configuration.
  package enum After: Sendable, Equatable { case literal(Int64), named(String) }

  package var name: String
  package var event: String
  package var after: After
  /// `elapsed`, `business-days`, `business-hours`, `days`.
  package var calendar: String
  /// Name of a moment in the record; nil: when the state is entered.
  package var from: String?
  /// True where the clock is ours and stands still while an action blocks.
  package var pauses: Bool
  package var position: SourcePosition
}
