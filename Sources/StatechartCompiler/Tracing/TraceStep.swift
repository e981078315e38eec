package import Statecharts

/// One thing that is done to a chart in a trace.
package enum TraceStep: Sendable, Equatable {
  case event(String)
  /// Lets time pass, at least a millisecond.
  case advance(Span)
  /// What a guard answers from here on; before, every guard says no.
  case answer(String, Bool)
}
