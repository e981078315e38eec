import Refills
import Statecharts

/// `PUT /v1/visits/{clinic's id}`: a visit as the scheduler has it now.
package struct VisitBody: JSONBody {
  package static let members: Set<String> = [
    "patient", "refill", "status", "slots", "startsAt", "minutes", "place", "with", "link", "prepare",
    "moveLink",
    "reason",
  ]

  package enum Status: String, CaseIterable, Decodable, Sendable {
    case offered, booked, confirmed, held, missed, cancelled
  }

  /// Times that one visit may offer: more is no choice any more.
  static let mostSlots = 20
  /// Longest visit, in minutes: a day.
  static let longest = 1_440

  let patient: ExternalID
  /// Our id of the refill that waits for it, or the clinic's.
  let refill: String?
  let status: Status
  let slots: [WireTime]?
  let startsAt: WireTime?
  let minutes: Int?
  let place: String?
  let with: String?
  let link: String?
  let prepare: String?
  let moveLink: String?
  let reason: String?

  func plan() throws(Problem) -> VisitPlan {
    let slots = (slots ?? []).map(\.moment).sorted()
    guard slots.count <= Self.mostSlots, Set(slots).count == slots.count else {
      throw .unprocessable("“slots” has at most \(Self.mostSlots) times, each once.")
    }
    if let minutes, !(1...Self.longest).contains(minutes) {
      throw .unprocessable("“minutes” is 1 to \(Self.longest).")
    }
    let moveLink = try ShownText.link(moveLink, "moveLink")
    if status == .offered, slots.isEmpty, moveLink == nil {
      throw .unprocessable("What is offered has “slots”, or a “moveLink” where the patient books.")
    }
    _ = try ShownText.check(reason, "reason")
    if status == .booked, startsAt == nil { throw .unprocessable("A booked visit has “startsAt”.") }
    return VisitPlan(
      slots: slots, startsAt: startsAt?.moment, minutes: minutes, place: try ShownText.check(place, "place"),
      with: try ShownText.check(with, "with"), link: try ShownText.link(link, "link"),
      prepare: try ShownText.check(prepare, "prepare"), moveLink: moveLink)
  }

  /// Who may say it: those who may send what it comes to.
  var kind: VisitChart.EventKind {
    switch status {
    case .offered: .visitOffered
    case .booked: .visitBooked
    case .confirmed: .visitConfirmed
    case .held: .visitHeld
    case .missed: .visitMissed
    case .cancelled: .visitCancelled
    }
  }

  /// What is new in it, in order; empty: it says what is known.
  func events(_ plan: VisitPlan, of visit: Visit) -> [VisitChart.Event] {
    // Who says how it ended may say in the same breath when it was.
    let first = plan.startsAt != nil && visit.state == .planned ? [VisitChart.Event.visitBooked(plan)] : []
    switch status {
    case .offered: return visit.isOpenTo(plan) ? [] : [.visitOffered(plan)]
    case .booked: return Self.booking(plan, of: visit)
    case .confirmed:
      let booking = plan.startsAt == nil ? [] : Self.booking(plan, of: visit)
      return booking + (booking.isEmpty && visit.state == .confirmed ? [] : [.visitConfirmed])
    case .held: return visit.state == .held ? [] : first + [.visitHeld]
    case .missed: return visit.state == .missed ? [] : first + [.visitMissed]
    case .cancelled:
      return visit.state == .cancelled ? [] : [.visitCancelled(VisitCancelling(reason: reason))]
    }
  }

  /// The booked time stands until the scheduler says another.
  private static func booking(_ plan: VisitPlan, of visit: Visit) -> [VisitChart.Event] {
    let known = visit.facts.plan
    switch visit.state {
    case .booked, .moved, .confirmed, .rebooked, .moveAsked:
      if known == plan { return [] }
      return [known.startsAt == plan.startsAt ? .visitBooked(plan) : .visitMoved(plan)]
    case .planned, .offered, .askedFor, .missed, .recovering, .recoveryAsked, .held, .cancelled:
      return [.visitBooked(plan)]
    }
  }
}

extension Visit {
  /// The same was offered already; the patient may have chosen.
  fileprivate func isOpenTo(_ plan: VisitPlan) -> Bool {
    facts.plan == plan && (state.answer == .offered || state.answer == .askedFor)
  }
}
