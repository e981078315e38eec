import Refills
import Statecharts

/// A row for the end of the queue out.
struct NewDispatch {
  let position: Int64
  let id: MessageID
  let refill: RefillID
  /// The journal's row that it comes from.
  let sequence: Int64
  /// The row before in its lane, which must be done first; 0: there is none.
  let behind: Int64
  let content: DispatchRow.Content
  let at: Instant
}
