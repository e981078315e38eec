package import Statecharts

extension VisitAnswer {
  /// How long what is over is still told of.
  static let overCounts = Span.days(30)

  /// What the visits come to; nil: none of them says anything any more.
  package init?(of visits: [Visit], at now: Instant) {
    guard let first = Self.telling(visits, at: now).first else { return nil }
    self.init(first, at: now)
  }

  /// The visits that are still told of, what asks something of the patient first.
  package static func telling(_ visits: [Visit], at now: Instant) -> [Visit] {
    visits.filter { $0.isLive || now - ($0.changedAt ?? now) < overCounts }.sorted { rank($0) < rank($1) }
  }

  /// What a visit says of itself.
  package init(_ visit: Visit, at now: Instant) {
    let startsAt = visit.facts.plan.startsAt
    if visit.isOver(at: now) {
      self = .held(startsAt)
      return
    }
    switch visit.state.answer {
    case .planned: self = startsAt.map(VisitAnswer.booked) ?? .planned
    case .offered: self = .offered
    case .askedFor: self = .askedFor(visit.facts.chosen)
    case .booked: self = startsAt.map(VisitAnswer.booked) ?? .planned
    case .moved:
      if let startsAt, let before = visit.facts.movedFrom {
        self = .moved(startsAt, from: before)
      } else {
        self = startsAt.map(VisitAnswer.booked) ?? .planned
      }
    case .moveAsked: self = startsAt.map(VisitAnswer.moveAsked) ?? .planned
    case .missed: self = .missed
    case .held: self = .held(startsAt)
    case .cancelled: self = .cancelled
    }
  }

  /// What the patient is asked first, then what comes soonest, then what was last.
  private static func rank(_ visit: Visit) -> (Int, Int64) {
    let changedAt = visit.changedAt?.milliseconds ?? 0
    let startsAt = visit.facts.plan.startsAt?.milliseconds ?? .max
    return switch visit.state.answer {
    case .offered: (0, -changedAt)
    case .booked, .moved, .moveAsked: (1, startsAt)
    case .askedFor, .missed: (2, -changedAt)
    case .planned: (3, startsAt)
    case .held, .cancelled: (4, -changedAt)
    }
  }
}

extension Visit {
  /// How long a visit takes of which nobody said it.
  private static let usual = Span.hours(1)

  /// Its time has passed, whatever became of it: nobody comes to it any more.
  package func isOver(at now: Instant) -> Bool {
    switch state {
    case .booked, .moved, .confirmed, .moveAsked, .rebooked:
      guard let startsAt = facts.plan.startsAt else { return false }
      return startsAt + (facts.plan.minutes.map { .minutes(Int64($0)) } ?? Self.usual) < now
    case .planned, .offered, .askedFor, .missed, .recovering, .recoveryAsked, .held, .cancelled: return false
    }
  }
}
