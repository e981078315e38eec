/// Something that a transition or a state does, in the order in which it stands.
package enum ChartAction: Sendable, Equatable {
  /// Puts an event of `Chart.events` at the end of the internal queue.
  case raise(event: Int)
  /// Asks the surroundings for an external event, `delay` milliseconds from now. `id` names it for `cancel`.
  case send(event: Int, delay: Int64, id: String?)
  /// Cancels every pending send with that id.
  case cancel(id: String)
  /// Asks the surroundings for `Chart.commands[...]`.
  case command(Int)
  case log(label: String, expression: String)
}
