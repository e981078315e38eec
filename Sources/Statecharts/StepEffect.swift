/// One thing that happened in a macrostep, in order.
package enum StepEffect: Sendable, Equatable {
  case exited(state: Int)
  case entered(state: Int)
  /// Before the transition's own actions; internal and eventless ones included, defaults not.
  case took(transition: Int)
  case startedClock(Int)
  case stoppedClock(Int)
  case command(Int)
  case send(action: Int)
  case cancel(action: Int)
  case log(action: Int)
}
