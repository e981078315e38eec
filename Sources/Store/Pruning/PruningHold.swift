import Refills
package import Statecharts

/// What pruning stops at: everything before it may go, and it must stay.
package enum PruningHold: Hashable, Sendable {
  /// The refill is live.
  case live(String)
  /// The refill's last row is too young.
  case young(String, until: Instant)
  /// The refill is closed, and a clock of it runs.
  case clock(String)
  /// A message or an order of the refill waits in the queue out.
  case message(String)
  /// A consumer of the stream has read to this row only.
  case consumer(String, Int64)
  /// The journal's last row: the next one follows from it.
  case end

  /// For the operator, in one sentence.
  package var text: String {
    switch self {
    case .live(let refill): "\(refill) is live"
    case .young(let refill, let until): "the last row of \(refill) must be kept until \(until.rfc3339)"
    case .clock(let refill): "a clock of \(refill) still runs"
    case .message(let refill): "something of \(refill) waits in the queue out"
    case .consumer(let name, let sequence): "the consumer \(name) has read to row \(sequence) only"
    case .end: "what follows is the journal's last row"
    }
  }
}
