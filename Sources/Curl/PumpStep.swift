/// What a `PumpSource` wants.
package enum PumpStep: Sendable {
  /// Make this request; `tag` comes back with its answer.
  case ask(CurlRequest, tag: UInt64)
  /// Nothing now. It is asked again at `until` (ms since 1970; nil: not by time), and also after an answer and after
  /// `Pump.wake`.
  case wait(until: Int64?)
}
