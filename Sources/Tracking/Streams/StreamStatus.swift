package import Statecharts

/// How a consumer of the stream is doing.
package struct StreamStatus: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case running
    /// Nothing was taken since then; it is tried again at `next`.
    case failing(since: Instant, next: Instant, String)
    /// Nothing is sent any more until a person enables it again. Nothing is lost: the cursor stays.
    case disabled(since: Instant, String)
  }

  package var state: State
  /// Everything up to this row of the journal was taken, or waits in the queue out.
  package var cursor: Int64

  package init(_ state: State = .running, cursor: Int64 = 0) {
    self.state = state
    self.cursor = cursor
  }
}
