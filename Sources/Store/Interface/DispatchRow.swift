package import Refills
package import Statecharts

/// One row of the queue out.
package struct DispatchRow: Hashable, Sendable {
  package enum Content: Hashable, Sendable, Codable {
    case dispatch(Dispatch)
    /// A row of the stream that this consumer could not take at once.
    case stream(consumer: String, sequence: Int64)
  }

  package enum State: String, CaseIterable, Hashable, Sendable, Codable {
    case waiting, claimed, delivered
    /// The notice was no longer true, or policy said no; the reason is kept.
    case withdrawn
    /// Gave up; the reason is kept and a person may send it again.
    case dead
    /// It may have had an effect, and nobody knows.
    case unknown
  }

  /// Stays the same through all attempts; it is the message's id outside.
  package let id: MessageID
  package let refill: RefillID
  /// Sequence of the journal row that made it.
  package let sequence: Int64
  package let content: Content
  package let state: State
  /// Attempts begun, this one included.
  package let attempt: Int
  package let createdAt: Instant
  package let dueAt: Instant
  package let lastError: String?

  /// Longer than anything waits on purpose: a row that is due later than this from now was written by a clock that was
  /// ahead, and has waited already.
  package static let longestWait = Span.days(7)

  package init(
    id: MessageID, refill: RefillID, sequence: Int64, content: Content, state: State, attempt: Int,
    createdAt: Instant, dueAt: Instant, lastError: String?
  ) {
    self.id = id
    self.refill = refill
    self.sequence = sequence
    self.content = content
    self.state = state
    self.attempt = attempt
    self.createdAt = createdAt
    self.dueAt = dueAt
    self.lastError = lastError
  }

  /// Rows of one refill leave in order within a lane, and independently between lanes.
  package var lane: String { content.lane }
}

extension DispatchRow.Content {
  /// News of safety waits for no row before it, and no row after it waits for it. Nor do a refill's errands wait for the
  /// pharmacy that does not have it any more.
  package var goesAtOnce: Bool {
    switch self {
    case .dispatch(.notice(let notice, _)): notice.noticeClass == .safety
    case .dispatch(.pharmacy(let errand, _)): errand == .cancelFormer
    case .stream: false
    }
  }

  /// The pharmacy that an errand goes to; nil for all else.
  package var endpoint: EndpointName? {
    if case .dispatch(.pharmacy(_, let endpoint)) = self { endpoint } else { nil }
  }

  /// The lane of its row.
  package var lane: String {
    switch self {
    // An apology does not wait behind news that waits for its hour; news of safety waits behind nothing at all.
    case .dispatch(.notice(let notice, let isCorrection))
    where isCorrection || notice.noticeClass == .safety: "correction"
    case .dispatch(.notice): "notice"
    case .dispatch(.pharmacy): "pharmacy"
    case .stream(let consumer, _): "stream:" + consumer
    }
  }
}
