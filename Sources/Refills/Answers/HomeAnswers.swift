package import Statecharts

/// The six questions across all of a patient's refills: each is answered for the refill for which it presses most.
package struct HomeAnswers: Hashable, Sendable {
  /// A refill with its own answers.
  package struct Entry: Hashable, Sendable {
    package let refill: Refill
    package let answers: PatientAnswers

    package init(_ refill: Refill, _ answers: PatientAnswers) {
      self.refill = refill
      self.answers = answers
    }
  }

  /// The most pressing first; what is over stands last, and of that the latest first.
  package let entries: [Entry]

  /// Those that still ask for something: live, or closed lately and not followed by another refill of the prescription.
  private let current: [Entry]

  /// How long what is closed may still ask for something.
  static let closedCounts = Span.days(30)

  package init(_ entries: [Entry], at now: Instant) {
    let sorted = entries.sorted { Pressing($0) < Pressing($1) }
    self.entries = sorted
    let newest = Dictionary(
      entries.map { ($0.refill.record.prescription, $0.refill.id) }, uniquingKeysWith: max)
    current = sorted.filter { entry in
      entry.refill.isLive
        || newest[entry.refill.record.prescription] == entry.refill.id
          && now - (entry.refill.record.moments[.closedAt] ?? entry.refill.changedAt) < Self.closedCounts
    }
  }

  /// How many refills need the patient beside the one that `entry(for: .act)` names.
  package var moreToDo: Int { max(0, current.count { $0.answers.act.isNeeded } - 1) }

  /// The refill that answers a question; nil: no refill does.
  package func entry(for question: PatientQuestion) -> Entry? {
    switch question {
    case .next, .sent: entries.first
    case .act: current.first { $0.answers.act.isNeeded } ?? current.first
    case .visit:
      current.first { $0.answers.visit.isAsked } ?? current.first { $0.answers.visit.isKnown }
    case .pay:
      current.filter { $0.answers.pay != .unknown }.min { $0.answers.pay.pressing < $1.answers.pay.pressing }
    case .message:
      entries.first { $0.answers.message.thread == .answered }
        ?? entries.first { $0.answers.message.thread == .waiting } ?? entries.first
    }
  }
}

/// What of two refills comes first on the patient's page.
private struct Pressing: Comparable {
  private enum Rank: Int { case unsafe, holdingUp, toDo, late, live, leftToDo, over }

  private let rank: Rank
  /// When it is too late: to collect it, or when the medicine runs out; what nobody knows comes after what is known.
  private let limit: Int64
  private let changedAt: Instant

  init(_ entry: HomeAnswers.Entry) {
    let (refill, answers) = (entry.refill, entry.answers)
    rank = Self.rank(answers, isLive: refill.isLive)
    let limits = [answers.next.collectBy, refill.record.runOut].compactMap { $0 }
    limit = refill.isLive ? limits.min()?.milliseconds ?? .max : .max
    changedAt = refill.changedAt
  }

  private static func rank(_ answers: PatientAnswers, isLive: Bool) -> Rank {
    if answers.act.tasks.contains(.doNotTake) { return .unsafe }
    guard isLive else { return answers.act.isNeeded ? .leftToDo : .over }
    if answers.act.isHoldingUp { return .holdingUp }
    if answers.act.isNeeded { return .toDo }
    return answers.next.pace == .late ? .late : .live
  }

  static func < (left: Pressing, right: Pressing) -> Bool {
    (left.rank.rawValue, left.limit, right.changedAt) < (right.rank.rawValue, right.limit, left.changedAt)
  }
}
