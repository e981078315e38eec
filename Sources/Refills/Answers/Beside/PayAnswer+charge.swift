package import Statecharts

extension PayAnswer {
  /// What the charges come to; nil: none of them says anything any more.
  package init?(of charges: [Charge], at now: Instant) {
    let telling = Self.telling(charges, at: now)
    guard let first = telling.first else { return nil }
    self = .charge(first, others: telling.count - 1)
  }

  /// The charges that are still told of, what presses most first.
  package static func telling(_ charges: [Charge], at now: Instant) -> [Charge] {
    charges.filter { $0.isLive || now - ($0.changedAt ?? now) < VisitAnswer.overCounts }
      .sorted { rank($0) < rank($1) }
  }

  static func rank(_ charge: Charge) -> (Int, Int64) {
    let changedAt = charge.changedAt?.milliseconds ?? 0
    let dueAt = charge.facts.bill.dueAt?.milliseconds ?? .max
    return switch charge.state.answer {
    case .failed: (0, dueAt)
    case .quoted: (1, -changedAt)
    case .due: (2, dueAt)
    case .disputed, .refunding: (3, -changedAt)
    case .accepted, .noted: (4, dueAt)
    case .paid, .refunded: (5, -changedAt)
    case .dropped: (6, -changedAt)
    }
  }
}
